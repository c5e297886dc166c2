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

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public string[] Names() => [.. Directory.GetFileSystemEntries(Path).Select(static path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
