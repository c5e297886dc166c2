namespace Hotspots.Core.Files;

/// <summary>The bytes of a file that has to be held whole: a boundary, zones, polygons, a textbook's table.</summary>
internal static class InputBytes
{
    /// <summary>Largest such file, bytes: the boundaries of every neighbourhood of a country take some 100 MB.</summary>
    internal const long MaxBytes = 512L << 20;

    /// <summary>What the parsed file takes, in times of its size.</summary>
    private const int ParsedFactor = 8;

    /// <summary>Reads it.</summary>
    /// <param name="path">A file or a pipe.</param>
    /// <param name="cancellation">Ends the waiting for a pipe.</param>
    /// <exception cref="UnreadableFileException">It is too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Read(string path, CancellationToken cancellation = default)
    {
        byte[]? piped = Pipe.ReadIfPipe(path, cancellation);
        long length = piped?.Length ?? new FileInfo(path).Length;
        if (length > Math.Min(MaxBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ParsedFactor))
            throw new UnreadableFileException(
                "The file is too large to be held whole (more than 512 MB, or than an eighth of this computer's memory): "
                    + "cut out the part that is wanted, or simplify its outlines.");
        return piped ?? File.ReadAllBytes(path);
    }
}
