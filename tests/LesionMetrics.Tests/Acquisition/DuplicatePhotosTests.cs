using LesionMetrics.Acquisition;
using LesionMetrics.Imaging;
using LesionMetrics.Study;

namespace LesionMetrics.Tests.Acquisition;

public sealed class DuplicatePhotosTests : IDisposable
{
    private static readonly RgbRaster Picture = SkinPicture.Draw(320, 240);

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_file_under_two_visits_is_found()
    {
        byte[] file = JpegWriter.Encode(Picture, 90);
        DuplicatePair pair = Assert.Single(DuplicatePhotos.Find([Read("baseline", file), Read("week-4", file)]));
        Assert.Equal(DuplicateKind.SameFile, pair.Kind);
        Assert.Equal("week-4", pair.Second.Visit);
        Assert.Contains("baseline.jpg", pair.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_pixels_in_other_files_are_found()
    {
        byte[] file = JpegWriter.Encode(Picture, 90);
        DuplicatePair pair = Assert.Single(DuplicatePhotos.Find([Read("baseline", file), Read("week-4", ExifBlock.InsertInto(file, 1, "Other"))]));
        Assert.Equal(DuplicateKind.SamePixels, pair.Kind);
    }

    [Fact]
    public void A_picture_saved_again_is_found()
    {
        DuplicatePair pair = Assert.Single(DuplicatePhotos.Find([Read("baseline", JpegWriter.Encode(Picture, 95)), Read("week-4", JpegWriter.Encode(Picture, 90))]));
        Assert.Equal(DuplicateKind.SamePicture, pair.Kind);
    }

    [Fact]
    public void Another_exposure_and_a_lesion_that_changed_are_other_photos()
    {
        byte[] changed = Picture.Bytes.ToArray();
        for (int y = 100; y < 120; y++)
        {
            changed.AsSpan(((y * 320) + 100) * 3, 60).Fill(230);
        }

        PhotoFingerprint[] photos =
        [
            Read("baseline", JpegWriter.Encode(Picture, 95)),
            Read("week-4", JpegWriter.Encode(SkinPicture.Draw(320, 240, (0.48, 0.32, 0.235)), 95)),
            Read("week-8", JpegWriter.Encode(new RgbRaster(Picture.Size, 8, changed), 95)),
        ];
        Assert.Empty(DuplicatePhotos.Find(photos));
    }

    private PhotoFingerprint Read(string visit, byte[] file)
    {
        string path = _folder.Put($"{visit}.jpg", file);
        return PhotoFingerprint.Of(PhotoReader.Read(new PhotoEntry("S1", visit, 0, "site", $"{visit}.jpg", path), new AcquisitionOptions()));
    }
}
