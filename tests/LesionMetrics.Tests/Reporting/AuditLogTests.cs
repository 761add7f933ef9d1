using LesionMetrics.Reporting;

namespace LesionMetrics.Tests.Reporting;

public sealed class AuditLogTests
{
    [Fact]
    public void TheChainHoldsAcrossOpenings()
    {
        using TemporaryFolder folder = new();
        AuditLog.Open(folder.Path).Append("run", ("program", "x"));
        AuditLog log = AuditLog.Open(folder.Path);
        log.AppendSeries("S1", "chin", "aa");
        IReadOnlyList<AuditEntry> entries = AuditLog.Read(folder.Path, out string head);
        Assert.Equal([0L, 1L], entries.Select(entry => entry.Sequence));
        Assert.Equal(new string('0', 64), entries[0].Previous);
        Assert.Equal(log.Head, head);
        Assert.Equal("aa", entries[1].Facts["sha256"]);
    }

    [Fact]
    public void AnyChangedLineIsNoticed()
    {
        using TemporaryFolder folder = new();
        AuditLog log = AuditLog.Open(folder.Path);
        for (int i = 0; i < 4; i++)
        {
            log.AppendSeries($"S{i}", "chin", "aa");
        }

        string path = folder.At(AuditLog.FileName);
        string[] lines = File.ReadAllLines(path);
        for (int i = 0; i < lines.Length - 1; i++)
        {
            string[] changed = [.. lines];
            changed[i] = changed[i].Replace("\"aa\"", "\"ab\"", StringComparison.Ordinal);
            AssertBroken(changed);
            AssertBroken([.. lines.Where((_, k) => k != i)]);
        }

        AssertBroken([lines[1], lines[0], .. lines[2..]]);

        void AssertBroken(string[] changed)
        {
            File.WriteAllText(path, string.Join('\n', changed) + "\n");
            Assert.Throws<StudyException>(() => AuditLog.Read(folder.Path, out _));
            Assert.Throws<StudyException>(() => AuditLog.Open(folder.Path));
        }
    }

    [Fact]
    public void ACutEndChangesTheHead()
    {
        using TemporaryFolder folder = new();
        AuditLog log = AuditLog.Open(folder.Path);
        log.AppendSeries("S1", "chin", "aa");
        log.AppendSeries("S2", "chin", "aa");
        string path = folder.At(AuditLog.FileName);
        File.WriteAllText(path, File.ReadAllLines(path)[0] + "\n");
        AuditLog.Read(folder.Path, out string head);
        Assert.NotEqual(log.Head, head);
    }

    [Fact]
    public void AnUnfinishedLastLineIsCutOff()
    {
        using TemporaryFolder folder = new();
        AuditLog.Open(folder.Path).Append("run", ("program", "x"));
        File.AppendAllText(folder.At(AuditLog.FileName), "{\"sequence\":1,\"prev");
        AuditLog log = AuditLog.Open(folder.Path);
        log.Append("tables");
        Assert.Equal(["run", "tables"], AuditLog.Read(folder.Path, out _).Select(entry => entry.Event));
    }

    [Fact]
    public void ASeriesIsLoggedAgainOnlyWhenItChanged()
    {
        using TemporaryFolder folder = new();
        AuditLog log = AuditLog.Open(folder.Path);
        log.AppendSeries("S1", "chin", "aa");
        log = AuditLog.Open(folder.Path);
        log.AppendSeries("S1", "chin", "aa");
        log.AppendSeries("S1", "chin", "bb");
        log.AppendSeries("S1", "chin", "aa");
        Assert.Equal(["aa", "bb", "aa"], AuditLog.Read(folder.Path, out _).Select(entry => entry.Facts["sha256"]));
    }
}
