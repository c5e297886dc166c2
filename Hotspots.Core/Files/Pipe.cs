namespace Hotspots.Core.Files;

/// <summary>A pipe (such as <c>/dev/stdin</c>) named as a file: bytes that come once, at the pace of another program.</summary>
/// <remarks>
/// Opening and reading a pipe wait for the program at its other end, and no such call can be broken off. So they run on a thread of their own,
/// which is left behind when the user cancels: it keeps no program from ending.
/// </remarks>
internal static class Pipe
{
    /// <summary>Most bytes that are kept of a pipe.</summary>
    internal const int MaxBytes = 1 << 30;

    private const int PortionBytes = 1 << 16;

    /// <summary>All that comes through the pipe at <paramref name="path"/>; null when it is an ordinary file.</summary>
    /// <param name="path">An existing file.</param>
    /// <param name="cancellation">Ends the waiting at once.</param>
    /// <exception cref="UnreadableFileException">More than 1 GB comes through.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static byte[]? ReadIfPipe(string path, CancellationToken cancellation)
    {
        Task<byte[]?> reading = MayBePipe(path)
            ? Task.Factory.StartNew(() => Read(path, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : Task.FromResult<byte[]?>(null);
        return reading.WaitAsync(cancellation).GetAwaiter().GetResult();
    }

    // A pipe has no length, and an ordinary file without one is soon read; what is behind a link (as /dev/stdin is one) is seen when it is opened.
    private static bool MayBePipe(string path) => new FileInfo(path) is var file && (file.Length == 0 || file.LinkTarget is not null);

    private static byte[]? Read(string path, CancellationToken cancellation)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        if (stream.CanSeek)
            return null;
        var kept = new MemoryStream();
        var portion = new byte[PortionBytes];
        while (stream.Read(portion, 0, portion.Length) is int read and > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (kept.Length + read > MaxBytes)
                throw new UnreadableFileException("More than 1 GB comes through this pipe: write it into a file first, and name that.");
            kept.Write(portion, 0, read);
        }
        return kept.ToArray();
    }
}
