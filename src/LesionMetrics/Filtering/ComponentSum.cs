namespace LesionMetrics.Filtering;

/// <summary>Area, moments and bounding box of a component while its runs are gathered. Integers, so that the order of the runs does not matter.</summary>
internal readonly record struct ComponentSum(long Area, long SumTwiceX, long SumY, int Left, int Top, int Right, int Bottom)
{
    /// <summary>The sum of one run.</summary>
    public ComponentSum(PixelRun run)
        : this(
            run.End - run.Start,
            (long)(run.End - run.Start) * (run.Start + run.End - 1),
            (long)(run.End - run.Start) * run.Row,
            run.Start,
            run.Row,
            run.End - 1,
            run.Row)
    {
    }

    /// <summary>This sum and one run more.</summary>
    public ComponentSum With(PixelRun run)
    {
        ComponentSum other = new(run);
        return new ComponentSum(
            Area + other.Area,
            SumTwiceX + other.SumTwiceX,
            SumY + other.SumY,
            Math.Min(Left, other.Left),
            Math.Min(Top, other.Top),
            Math.Max(Right, other.Right),
            Math.Max(Bottom, other.Bottom));
    }

    /// <summary>The component that was gathered.</summary>
    public Component ToComponent(int label) =>
        new(label, Area, Left, Top, Right, Bottom, SumTwiceX / (2.0 * Area), SumY / (double)Area);
}
