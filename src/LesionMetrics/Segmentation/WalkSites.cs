using LesionMetrics.Imaging;

namespace LesionMetrics.Segmentation;

/// <summary>What lies at the center of each pixel of a smaller picture, row by row.</summary>
internal sealed class WalkSites
{
    private readonly int[] _group;
    private readonly bool[] _skin;
    private readonly bool[] _wide;
    private readonly bool[] _found;

    /// <param name="size">The smaller picture's.</param>
    /// <param name="levels">Groups of lesions and where their borders may come to lie.</param>
    /// <param name="found">Lesions as the classifier sees them.</param>
    /// <param name="skin">Where lesions may lie.</param>
    public WalkSites(ImageSize size, ContrastLevels levels, Mask found, Mask skin)
    {
        _group = new int[size.PixelCount];
        _skin = new bool[size.PixelCount];
        _wide = new bool[size.PixelCount];
        _found = new bool[size.PixelCount];
        for (int y = 0; y < size.Height; y++)
        {
            int row = (int)((((2L * y) + 1) * skin.Height) / (2L * size.Height)) * skin.Width;
            for (int x = 0; x < size.Width; x++)
            {
                int at = row + (int)((((2L * x) + 1) * skin.Width) / (2L * size.Width));
                int i = (y * size.Width) + x;
                _group[i] = levels.Groups.Labels[at];
                _skin[i] = skin.Pixels[at] != Mask.Out;
                _wide[i] = levels.Wide.Pixels[at] != Mask.Out;
                _found[i] = found.Pixels[at] != Mask.Out;
            }
        }
    }

    /// <summary>The group of lesions; 0 for none.</summary>
    public IReadOnlyList<int> Group => _group;

    /// <summary>Whether a lesion may lie there.</summary>
    public IReadOnlyList<bool> Skin => _skin;

    /// <summary>Whether a border may come to lie there.</summary>
    public IReadOnlyList<bool> Wide => _wide;

    /// <summary>Whether the classifier sees a lesion there.</summary>
    public IReadOnlyList<bool> Found => _found;
}
