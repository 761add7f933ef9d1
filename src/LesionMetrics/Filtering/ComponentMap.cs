using LesionMetrics.Imaging;

namespace LesionMetrics.Filtering;

/// <summary>The connected components of a mask.</summary>
/// <remarks>Labels follow the row-major order of each component's first pixel, from 1; 0 is out.</remarks>
public sealed class ComponentMap
{
    private readonly int[] _labels;
    private readonly Component[] _components;

    internal ComponentMap(ImageSize size, int[] labels, Component[] components)
    {
        Size = size;
        _labels = labels;
        _components = components;
    }

    /// <summary>Width and height of the mask, in pixels.</summary>
    public ImageSize Size { get; }

    /// <summary>Number of components.</summary>
    public int Count => _components.Length;

    /// <summary>Row-major, one a pixel: 0 where out, else the component's label.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>The components; that of label k is at k - 1.</summary>
    public IReadOnlyList<Component> Components => _components;

    /// <summary>The component of <paramref name="label"/>, from 1.</summary>
    public Component this[int label] => _components[label - 1];

    /// <summary>Row-major indices of the pixels of <paramref name="component"/>, one of this map's, in ascending order.</summary>
    public IReadOnlyList<int> IndicesOf(Component component)
    {
        List<int> pixels = [];
        for (int y = component.Top; y <= component.Bottom; y++)
        {
            for (int x = component.Left; x <= component.Right; x++)
            {
                int i = (y * Size.Width) + x;
                if (_labels[i] == component.Label)
                {
                    pixels.Add(i);
                }
            }
        }

        return pixels;
    }

    /// <summary>The pixels of the components of which a part lies in <paramref name="mask"/>, of this map's size.</summary>
    public Mask Touching(Mask mask)
    {
        bool[] touched = new bool[Count + 1];
        for (int i = 0; i < _labels.Length; i++)
        {
            touched[_labels[i]] |= mask.Pixels[i] != Mask.Out;
        }

        return Select(component => touched[component.Label]);
    }

    /// <summary>The pixels of the components that <paramref name="keep"/> picks.</summary>
    public Mask Select(Func<Component, bool> keep)
    {
        byte[] values = new byte[Count + 1];
        for (int k = 0; k < Count; k++)
        {
            values[k + 1] = keep(_components[k]) ? Mask.In : Mask.Out;
        }

        Mask mask = new(Size);
        Span<byte> pixels = mask.WritablePixels;
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = values[_labels[i]];
        }

        return mask;
    }
}
