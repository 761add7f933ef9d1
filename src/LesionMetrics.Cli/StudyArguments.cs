using System.CommandLine;
using LesionMetrics.Batch;
using LesionMetrics.Reporting;
using LesionMetrics.Segmentation;
using LesionMetrics.Study;

namespace LesionMetrics.Cli;

/// <summary>What commands that measure a study take alike: the study, where results go, jobs, config and model.</summary>
internal sealed class StudyArguments
{
    private readonly Argument<string> _study = new("study")
    {
        Description = "Study folder: photos/<subject>/<visit>/<view>.jpg, or a manifest.csv that lists the photos.",
    };

    private readonly Option<string> _out;

    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "Views measured side by side. Changes no number. [default: one a processor, as far as memory allows]",
        HelpName = "n",
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "JSON file with options that differ from the defaults; run.json of any run shows all of them under \"options\".",
        HelpName = "file",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "Folder of a tissue model that train wrote, in place of the built-in one.",
        HelpName = "folder",
    };

    internal StudyArguments(string outDescription)
    {
        _out = new Option<string>("--out") { Description = outDescription, Required = true, HelpName = "folder" };
    }

    internal void AddTo(Command command)
    {
        command.Add(_study);
        command.Add(_out);
        command.Add(_jobs);
        command.Add(_config);
        command.Add(_model);
    }

    internal string Study(ParseResult parsed) => parsed.GetRequiredValue(_study);

    /// <summary>Tells on stderr what is odd about <paramref name="plan"/>, once the command line is known to be in order.</summary>
    internal static void TellNotices(StudyPlan plan)
    {
        foreach (string notice in plan.Notices)
        {
            Console.Error.WriteLine($"lesion-metrics: {notice}");
        }
    }

    /// <summary>The results folder.</summary>
    /// <exception cref="StudyException">It lies among the photos.</exception>
    internal string Out(ParseResult parsed)
    {
        string results = parsed.GetRequiredValue(_out);
        string photos = Path.Combine(Path.GetFullPath(Study(parsed)), "photos") + Path.DirectorySeparatorChar;
        return (Path.GetFullPath(results) + Path.DirectorySeparatorChar).StartsWith(photos, StringComparison.Ordinal)
            ? throw new StudyException("The results folder lies among the study's photos, where it would be read as a subject: choose another with --out.")
            : results;
    }

    /// <summary>Views side by side.</summary>
    /// <exception cref="StudyException">Fewer than one was asked for.</exception>
    internal int Jobs(ParseResult parsed)
    {
        bool given = parsed.GetResult(_jobs) is { Implicit: false };
        int jobs = given ? parsed.GetValue(_jobs) : BatchOptions.DefaultJobs();
        return jobs >= 1 ? jobs : throw new StudyException("--jobs takes a whole number of at least 1.");
    }

    /// <summary>The options of every stage.</summary>
    /// <exception cref="StudyException">The config file cannot be used.</exception>
    internal PipelineOptions Options(ParseResult parsed) => parsed.GetValue(_config) is { } config ? OptionsFile.Read(config) : new PipelineOptions();

    /// <summary>The tissue model.</summary>
    /// <exception cref="StudyException">The folder holds none.</exception>
    internal TissueModel Model(ParseResult parsed) => parsed.GetValue(_model) is { } folder ? TissueModel.LoadFrom(folder) : TissueModel.Load();
}
