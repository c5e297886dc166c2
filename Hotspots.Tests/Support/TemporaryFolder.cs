using System.Text;

namespace Hotspots.Tests.Support;

/// <summary>A folder for one test, gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("hotspots-").FullName;

    /// <summary>Full path of something in the folder.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with its folders, and gives its full path.</summary>
    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    /// <summary>Writes a text file and gives its full path.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public string[] Names() =>
        [.. Directory.GetFileSystemEntries(Path).Select(static path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Deletes it; a host that was in it may be tidying up in the same moment, and then a part is gone before its turn comes.</summary>
    public void Dispose()
    {
        const int Tries = 100, Pause = 50;
        for (int i = 1; Directory.Exists(Path); i++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (i < Tries)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
