namespace Hotspots.Core.Files.Writing;

/// <summary>Flushes (fsync) of several new files, each under way while the next is written, so that there is one wait for all.</summary>
internal sealed class FlushedFiles : IDisposable
{
    private readonly List<Stream> _open = [];
    private readonly List<(string Name, Task Flush)> _flushes = [];

    /// <summary>Writes a file and begins to flush it.</summary>
    public void Write(FileToWrite file, Stream stream)
    {
        _open.Add(stream);
        file.Write(stream);
        _flushes.Add((file.Name, Task.Run(() => Flush(stream))));
    }

    /// <summary>Waits until the disk has all.</summary>
    /// <param name="current">The file that is waited for.</param>
    public void Wait(ref string current)
    {
        foreach ((string name, Task flush) in _flushes)
        {
            current = name;
            flush.GetAwaiter().GetResult();
        }
    }

    /// <summary>Closes all files, when nothing works on them any more.</summary>
    public void Dispose()
    {
        foreach ((_, Task flush) in _flushes)
            ((IAsyncResult)flush).AsyncWaitHandle.WaitOne();
        foreach (Stream stream in _open)
            stream.Dispose();
    }

    private static void Flush(Stream stream)
    {
        if (stream is FileStream file)
            file.Flush(flushToDisk: true);
        else
            stream.Flush();
    }
}
