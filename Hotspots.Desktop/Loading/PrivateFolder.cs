namespace Hotspots.Desktop.Loading;

/// <summary>Where are uploaded files kept while the host runs? In a folder that only this user can read and that goes when the host goes.</summary>
/// <remarks>
/// A host that was killed cannot tidy up: the next one does. A file in the folder is held open as long as its host lives; where it can be
/// opened, nobody does.
/// </remarks>
internal sealed class PrivateFolder : IDisposable
{
    private const string Prefix = "hotspots-window-";
    private const string LockName = "in-use";

    /// <summary>A folder without a lock is one that is just being made, or was left by a host killed in that moment.</summary>
    private static readonly TimeSpan MakingTime = TimeSpan.FromDays(1);

    private readonly FileStream _lock;
    private int _made;

    /// <summary>Makes the folder and clears away what others left.</summary>
    public PrivateFolder(string root, TimeProvider clock)
    {
        ClearLeftovers(root, clock);
        Path = Make(root);
        _lock = new FileStream(System.IO.Path.Combine(Path, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>A new, empty folder in it.</summary>
    public string NewFolder()
    {
        string number = Interlocked.Increment(ref _made).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Directory.CreateDirectory(System.IO.Path.Combine(Path, number)).FullName;
    }

    /// <summary>Deletes a folder made by <see cref="NewFolder"/>.</summary>
    public static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A scanner may hold a file for a moment: the whole folder goes at the end, or at the next start.
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        Delete(Path);
    }

    // Under a name that cannot be foreseen, as in a temporary folder that many share it must be.
    private static string Make(string root)
    {
        if (System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(root)) == System.IO.Path.TrimEndingDirectorySeparator(
            System.IO.Path.GetTempPath()))
            return Directory.CreateTempSubdirectory(Prefix).FullName;
        string path = System.IO.Path.Combine(System.IO.Path.GetFullPath(root), Prefix + System.IO.Path.GetRandomFileName());
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path).FullName;
        return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    private static void ClearLeftovers(string root, TimeProvider clock)
    {
        foreach (string folder in Directory.EnumerateDirectories(root, Prefix + "*"))
        {
            if (IsLeftOver(folder, clock))
                Delete(folder);
        }
    }

    private static bool IsLeftOver(string folder, TimeProvider clock)
    {
        string file = System.IO.Path.Combine(folder, LockName);
        try
        {
            if (!File.Exists(file))
                return clock.GetUtcNow() - Directory.GetCreationTimeUtc(folder) > MakingTime;
            using var free = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its host lives, or it is another user's.
            return false;
        }
    }
}
