namespace Hotspots.Core.Files;

/// <summary>Source of one file. Which bytes are to be read as one file of incidents? A file on disk, or a member of an archive.</summary>
/// <param name="Name">As the user knows it; inside an archive "archive.zip/2018-10/x.csv".</param>
/// <param name="Length">Size in bytes when unpacked.</param>
/// <param name="Open">Opens the bytes from the start; each call gives a stream of its own, so that many threads may read.</param>
internal sealed record SourceFile(string Name, long Length, Func<Stream> Open)
{
    /// <summary>The path on disk when the bytes are a plain file (so that blocks can be read at any offset), else null.</summary>
    public string? Path { get; init; }

    /// <summary>Number of the path, among those the user named, that it came with.</summary>
    public int Input { get; init; }
}
