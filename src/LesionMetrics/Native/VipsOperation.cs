using System.Globalization;

namespace LesionMetrics.Native;

/// <summary>One libvips operation: name it, give its arguments, build it, take its result.</summary>
internal sealed unsafe class VipsOperation : IDisposable
{
    private readonly string _name;
    private readonly GObjectHandle _operation;

    /// <summary>Starts an operation by its libvips name, for example <c>icc_transform</c>.</summary>
    /// <exception cref="VipsException">This libvips was built without it.</exception>
    internal VipsOperation(string name)
    {
        VipsLibrary.EnsureAvailable();
        _name = name;
        _operation = new GObjectHandle(VipsBindings.OperationNew(name));
        if (_operation.IsInvalid)
        {
            throw new VipsException(name, VipsLibrary.TakeErrorText());
        }
    }

    /// <summary>Sets an argument from its text form, as on the command line of the vips tool.</summary>
    internal VipsOperation With(string argument, string value)
    {
        if (VipsBindings.ObjectSetArgumentFromString(_operation, argument, value) != 0)
        {
            throw new VipsException(_name, VipsLibrary.TakeErrorText());
        }

        return this;
    }

    /// <summary>Sets a whole-number argument.</summary>
    internal VipsOperation With(string argument, int value) => With(argument, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets a number.</summary>
    internal VipsOperation With(string argument, double value) => With(argument, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Sets an image argument.</summary>
    internal VipsOperation With(string argument, VipsImage image)
    {
        GValue value = default;
        VipsBindings.ValueInit(&value, VipsBindings.ImageGetType());
        VipsBindings.ValueSetObject(&value, image);
        VipsBindings.ObjectSetProperty(_operation, argument, &value);
        VipsBindings.ValueUnset(&value);
        return this;
    }

    /// <summary>Sets a binary argument that is not copied: the memory must stay pinned until every image computed from it is closed.</summary>
    internal VipsOperation WithPinned(string argument, byte* data, int length)
    {
        nint blob = VipsBindings.BlobNew(0, data, (nuint)length);
        GValue value = default;
        VipsBindings.ValueInit(&value, VipsBindings.BlobGetType());
        VipsBindings.ValueSetBoxed(&value, blob);
        VipsBindings.ObjectSetProperty(_operation, argument, &value);
        VipsBindings.ValueUnset(&value);
        VipsBindings.AreaUnref(blob);
        return this;
    }

    /// <summary>Runs the operation and takes the image it gives.</summary>
    /// <exception cref="VipsException">The operation failed.</exception>
    internal VipsImage BuildImage()
    {
        Build();
        GValue value = default;
        VipsBindings.ValueInit(&value, VipsBindings.ImageGetType());
        VipsBindings.ObjectGetProperty(_operation, "out", &value);
        nint image = VipsBindings.ValueDupObject(&value);
        VipsBindings.ValueUnset(&value);
        VipsBindings.ObjectUnrefOutputs(_operation);
        return new VipsImage(image);
    }

    /// <summary>Runs a save operation and takes the encoded file it gives.</summary>
    /// <exception cref="VipsException">The operation failed.</exception>
    internal byte[] BuildFile()
    {
        Build();
        GValue value = default;
        VipsBindings.ValueInit(&value, VipsBindings.BlobGetType());
        VipsBindings.ObjectGetProperty(_operation, "buffer", &value);
        byte* data = VipsBindings.BlobGet(VipsBindings.ValueGetBoxed(&value), out nuint length);
        byte[] file = new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        VipsBindings.ValueUnset(&value);
        VipsBindings.ObjectUnrefOutputs(_operation);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => _operation.Dispose();

    private void Build()
    {
        if (VipsBindings.ObjectBuild(_operation) == 0)
        {
            return;
        }

        IReadOnlyList<string> text = VipsLibrary.TakeErrorText();
        VipsBindings.ObjectUnrefOutputs(_operation);
        throw new VipsException(_name, text);
    }
}
