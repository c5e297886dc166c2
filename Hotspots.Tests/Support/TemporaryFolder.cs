using System.Globalization;

namespace Hotspots.Tests.Support;

/// <summary>A folder for one test, gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static int _made;

    public TemporaryFolder()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"hotspots-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}");
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), name);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with the folders above it, and gives its full path.</summary>
    public string Write(string name, byte[] bytes)
    {
        string path = PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public string[] Names() => [.. Directory.GetFileSystemEntries(Path).Select(static path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
