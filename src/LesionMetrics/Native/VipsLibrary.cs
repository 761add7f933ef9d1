using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LesionMetrics.Native;

/// <summary>Finds and starts libvips, which decodes and encodes every image.</summary>
public static unsafe class VipsLibrary
{
    private const string Remedy = "install it with `apt-get install -y libvips42` (macOS: `brew install vips`)";

    // GLib's critical, warning, message, info and debug levels; its fatal error level stays with GLib.
    private const int LogLevelsBelowFatal = 0xF8;

    private static readonly Lazy<string?> Failure = new(Start, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Starts libvips if it has not been started yet. Call it before any photo is touched, so that a missing library stops the run at once.</summary>
    /// <exception cref="StudyException">The library is missing or too old; the message names the remedy.</exception>
    public static void EnsureAvailable()
    {
        if (Failure.Value is { } message)
        {
            throw new StudyException(message);
        }
    }

    /// <summary>The version of libvips in use, for example <c>8.14.1</c>, for the record of a run.</summary>
    /// <exception cref="StudyException">The library is missing or too old.</exception>
    public static string DescribeVersion()
    {
        EnsureAvailable();
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{VipsBindings.Version(0)}.{VipsBindings.Version(1)}.{VipsBindings.Version(2)}");
    }

    /// <summary>Takes the library's error text, line by line, and clears it.</summary>
    internal static IReadOnlyList<string> TakeErrorText()
    {
        nint copy = VipsBindings.ErrorBufferCopy();
        string text = Marshal.PtrToStringUTF8(copy) ?? string.Empty;
        VipsBindings.Free(copy);
        VipsBindings.ErrorClear();
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string? Start()
    {
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(VipsLibrary).Assembly, Resolve);
            if (VipsBindings.Init("lesion-metrics") != 0)
            {
                return $"libvips does not start ({string.Join("; ", TakeErrorText())}): {Remedy}.";
            }

            int major = VipsBindings.Version(0);
            int minor = VipsBindings.Version(1);
            if (major < 8 || (major == 8 && minor < 13))
            {
                return $"libvips {major}.{minor} is too old, 8.13 or later is needed: {Remedy}.";
            }
        }
        catch (DllNotFoundException)
        {
            return $"libvips is not installed: {Remedy}.";
        }
        catch (EntryPointNotFoundException)
        {
            return $"libvips is too old, 8.13 or later is needed: {Remedy}.";
        }

        // Every photo is decoded once, and the batch is parallel already.
        VipsBindings.BlockUntrustedSet(1);
        VipsBindings.CacheSetMax(0);
        VipsBindings.ConcurrencySet(1);

        // Warnings would reach stderr among the progress lines; what matters of them arrives as a refusal or a review reason.
        _ = VipsBindings.LogSetHandler("VIPS", LogLevelsBelowFatal, &Discard, 0);
        return null;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        string[] candidates = name switch
        {
            VipsBindings.Vips => ["libvips.so.42", "libvips.42.dylib", "libvips-42.dll"],
            VipsBindings.GObject => ["libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"],
            VipsBindings.GLib => ["libglib-2.0.so.0", "libglib-2.0.0.dylib", "libglib-2.0-0.dll"],
            _ => [],
        };
        foreach (string candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, assembly, searchPath, out nint library))
            {
                return library;
            }
        }

        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Discard(nint domain, int level, nint message, nint data)
    {
    }
}
