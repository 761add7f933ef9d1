using LesionMetrics.Calibration;
using LesionMetrics.Filtering;
using LesionMetrics.Imaging;
using LesionMetrics.Native;
using LesionMetrics.Phantoms;
using LesionMetrics.Segmentation;

namespace LesionMetrics.Training;

/// <summary>
/// Trains a tissue model: first what is skin, then, on what the first classifier makes of subjects that it was not fitted to (as at run time), what is lesion. The
/// same photos in the same order give the same model, byte for byte: XGBoost runs on one thread with a fixed seed.
/// </summary>
public static class ModelTrainer
{
    private const ulong SamplingSeed = 77;

    /// <summary>Coverage of a class below and above which a pixel is clearly out or in; between, its label would be a coin toss.</summary>
    private const float ClearlyOut = 0.35f;

    private const float ClearlyIn = 0.65f;

    /// <summary>Trains on <paramref name="photos"/> and writes the JSON files of a model to <paramref name="folder"/>.</summary>
    /// <param name="photos">Photos for the pixel classifiers.</param>
    /// <param name="extensive">Photos that the region classifier which is written learns from besides; the others are learned beside one that has not seen them.</param>
    /// <param name="piecePhotos">Photos for the classifiers of pieces, others than those.</param>
    /// <param name="folder">Where the model goes; made if it is not there.</param>
    /// <param name="options">Sizes and seeds.</param>
    /// <param name="progress">Told a line a step.</param>
    /// <exception cref="StudyException">The photos show too little to train on.</exception>
    public static void Train(
        TrainingPhotos photos, TrainingPhotos extensive, TrainingPhotos piecePhotos, string folder, TrainingOptions options, Action<string> progress)
    {
        Directory.CreateDirectory(folder);
        SegmentationOptions segmentation = new();
        progress("region features");
        string[] subjects = new string[photos.Count];
        SampleTable?[] regions = Sample(photos.Count, i =>
        {
            TrainingPhoto photo = photos.Read(i);
            subjects[i] = photo.Photo.Entry.Subject;
            return SampleRegions(photo, segmentation, options, i);
        });
        SampleTable?[] others = Sample(extensive.Count, i => SampleRegions(extensive.Read(i), segmentation, options, photos.Count + i));
        SubjectHalves halves = new(subjects);
        (TreeEnsemble plainRegions, TreeEnsemble[] regionsUnseen) = FitRegions(regions, others, halves, folder, options, progress);
        progress("lesion features");
        SampleTable lesions = Join(Sample(photos.Count, i => SampleLesions(photos.Read(i), segmentation, regionsUnseen[halves.Of(i)], options, i)));
        Announce(lesions, TissueModel.LesionFile, progress);
        TreeEnsemble lesionModel = Fit(lesions, TissueModel.LesionClasses, Path.Combine(folder, TissueModel.LesionFile), options.Lesions);
        TrainPieces(piecePhotos, plainRegions, lesionModel, folder, options, progress);
    }

    /// <summary>Trains the classifiers of pieces alone, on top of <paramref name="regionModel"/> and <paramref name="lesionModel"/>.</summary>
    internal static void TrainPieces(
        TrainingPhotos photos,
        TreeEnsemble regionModel,
        TreeEnsemble lesionModel,
        string folder,
        TrainingOptions options,
        Action<string> progress)
    {
        SegmentationOptions segmentation = new();
        progress("features of pieces");
        SampleTable?[][] tables = new SampleTable?[photos.Count][];
        InParallel(photos.Count, i => tables[i] = PieceSampler.Draw(photos.Read(i), segmentation, regionModel, lesionModel));
        string[] files = [TissueModel.DepigmentedPieceFile, TissueModel.PlaquePieceFile];
        for (int kind = 0; kind < files.Length; kind++)
        {
            SampleTable pieces = Join(tables.Select(table => table[kind]));
            Announce(pieces, files[kind], progress);
            _ = Fit(pieces, TissueModel.PieceClasses, Path.Combine(folder, files[kind]), options.Pieces);
        }
    }

    /// <summary>
    /// Writes the region classifier, fitted to <paramref name="regions"/> and <paramref name="extensive"/> with every feature. Returns the one beside which lesions are learned, fitted to
    /// <paramref name="regions"/> alone and without the two levels of color, and those that besides have seen no subject of one half each, the plain one where no other half has rows:
    /// lesions that learned from extensive patches as well found fewer small strong patches on real skin. They are fitted side by side, as each fit is one thread's work.
    /// </summary>
    private static (TreeEnsemble Plain, TreeEnsemble[] Unseen) FitRegions(
        IReadOnlyList<SampleTable?> regions, IReadOnlyList<SampleTable?> extensive, SubjectHalves halves, string folder, TrainingOptions options, Action<string> progress)
    {
        List<(SampleTable Table, string File)> fits = [(Join([.. regions, .. extensive]), TissueModel.RegionFile), (Plain(regions), "regions-beside-lesions.json")];
        int[] fitOfHalf = new int[SubjectHalves.Count];
        for (int half = 0; half < fitOfHalf.Length; half++)
        {
            SampleTable?[] others = [.. regions.Where((_, i) => halves.Of(i) != half)];
            fitOfHalf[half] = 1;
            if (others.Any(table => table is not null))
            {
                fitOfHalf[half] = fits.Count;
                fits.Add((Plain(others), $"regions-without-half-{half + 1}.json"));
            }
        }

        fits.ForEach(fit => Announce(fit.Table, fit.File, progress));
        TreeEnsemble[] models = new TreeEnsemble[fits.Count];
        InParallel(fits.Count, i => models[i] = Fit(fits[i].Table, TissueModel.RegionClasses, Path.Combine(folder, fits[i].File), options.Regions));
        fits.Skip(1).ToList().ForEach(fit => File.Delete(Path.Combine(folder, fit.File)));
        return (models[1], [.. fitOfHalf.Select(fit => models[fit])]);

        static SampleTable Plain(IEnumerable<SampleTable?> tables) => Join(tables).Without(RegionFeatures.SplitNames);
    }

    private static SampleTable?[] Sample(int photoCount, Func<int, SampleTable?> sample)
    {
        SampleTable?[] tables = new SampleTable?[photoCount];
        InParallel(photoCount, i => tables[i] = sample(i));
        return tables;
    }

    private static SampleTable Join(IEnumerable<SampleTable?> tables)
    {
        SampleTable[] drawn = [.. tables.OfType<SampleTable>()];
        return drawn.Length > 0
            ? SampleTable.Join(drawn)
            : throw new StudyException("There is too little to train on: ask for more series.");
    }

    private static void InParallel(int count, Action<int> body) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, body);

    private static SampleTable? SampleRegions(TrainingPhoto photo, SegmentationOptions segmentation, TrainingOptions options, int index)
    {
        if (photo.Regions is null)
        {
            return null;
        }

        PreparedPhoto prepared = PreparedPhoto.Prepare(PhotoCalibrator.Calibrate(photo.Photo, new CalibrationOptions()), segmentation);
        FeatureStack features = RegionFeatures.Compute(prepared.Small, prepared.SmallRaw, prepared.SmallDetail, prepared.SmallHairShare);
        int[] classes = Classes(photo.Regions, features.Size, 0, null);
        return StratifiedSampler.Draw(
            features, classes, TissueModel.RegionClasses.Count, options.RegionRowsPerPhoto, new RandomStream(SamplingSeed).Fork((ulong)index));
    }

    private static SampleTable? SampleLesions(TrainingPhoto photo, SegmentationOptions segmentation, TreeEnsemble regions, TrainingOptions options, int index)
    {
        CalibratedPhoto calibrated = PhotoCalibrator.Calibrate(photo.Photo, new CalibrationOptions());
        (LesionStage Stage, FeatureStack Features)? prepared = LesionStage.Prepare(calibrated, segmentation, regions, StageUse.Training);
        if (prepared is not { } seen)
        {
            return null;
        }

        Mask empty = new(photo.Photo.Raster.Size);
        Mask depigmented = photo.Depigmented ?? empty;
        Mask plaque = photo.Plaque ?? empty;
        Mask affected = MaskOperations.Or(depigmented, plaque);

        // Cloth or a lip that passed for skin is trained on as what it is: no lesion.
        Mask unaffected = MaskOperations.Not(affected);
        Mask skin = Resampler.ShrinkMask(seen.Stage.Skin, seen.Features.Size);
        int[] classes = Classes([unaffected, depigmented, plaque], seen.Features.Size, -1, skin);
        return StratifiedSampler.Draw(
            seen.Features, classes, TissueModel.LesionClasses.Count, options.LesionRowsPerPhoto, new RandomStream(SamplingSeed + 1).Fork((ulong)index));
    }

    private static int[] Classes(IReadOnlyList<Mask> masks, ImageSize size, int elsewhere, Mask? within)
    {
        int[] classes = new int[size.PixelCount];
        Array.Fill(classes, elsewhere);
        for (int c = 0; c < masks.Count; c++)
        {
            Plane coverage = Resampler.Resize(PlaneArithmetic.Coverage(masks[c]), size);
            for (int i = 0; i < classes.Length; i++)
            {
                float share = coverage.Samples[i];
                if (share > ClearlyIn)
                {
                    classes[i] = c;
                }
                else if (share > ClearlyOut)
                {
                    classes[i] = -1;
                }
            }
        }

        for (int i = 0; within is not null && i < classes.Length; i++)
        {
            classes[i] = within.Pixels[i] != Mask.Out ? classes[i] : -1;
        }

        return classes;
    }

    private static void Announce(SampleTable table, string file, Action<string> progress) =>
        progress(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fitting {file} to {table.Labels.Length} rows"));

    private static TreeEnsemble Fit(SampleTable table, IReadOnlyList<string> classNames, string path, BoostingOptions options)
    {
        SortedDictionary<string, string> parameters = new(StringComparer.Ordinal)
        {
            ["objective"] = "multi:softprob",
            ["num_class"] = Number(classNames.Count),
            ["tree_method"] = "hist",
            ["max_depth"] = Number(options.Depth),
            ["eta"] = Number(options.LearningRate),
            ["min_child_weight"] = Number(options.LeastLeafWeight),
            ["lambda"] = "2",
            ["subsample"] = "0.7",
            ["colsample_bytree"] = Number(options.FeatureShare),
            ["seed"] = "1",
            ["nthread"] = "1",
            ["verbosity"] = "0",
        };
        using XgboostModel model = XgboostModel.Train(table.Rows, table.Labels, table.Weights, table.FeatureNames, parameters, options.Rounds);
        model.Save(path);
        TreeEnsemble ensemble = TreeEnsembleJson.Read(File.ReadAllBytes(path), classNames);
        EnsembleCheck.RequireAgreement(ensemble, table.Rows, table.Labels.Length, model.PredictTrainingRows());
        return ensemble;
    }

    private static string Number(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
