namespace Hotspots.Desktop;

/// <summary>How is the host to be started?</summary>
internal sealed record HostOptions
{
    /// <summary>Open a window, and end when the last one is closed?</summary>
    public bool OpensWindow { get; init; } = true;

    /// <summary>The port on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Files, folders and archives to load; none for the sample.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Security marking; null for the one that follows from the files.</summary>
    public string? Marking { get; init; }

    /// <summary>A map file (tiles, or the user's own streets) to lie under the map; null for none.</summary>
    public string? Tiles { get; init; }

    /// <summary>Most bytes of one upload: 2 GiB, more than any year of any force.</summary>
    public long UploadLimit { get; init; } = 1L << 31;

    /// <summary>How long the host stays after the last page has gone: a page that is loaded anew is away for a moment.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where uploaded files are kept while the host runs: a folder of its own is made in it.</summary>
    public string TemporaryRoot { get; init; } = Path.GetTempPath();

    /// <summary>Folder for what the user chose to keep from one start to the next; null to keep it until the end only.</summary>
    public string? Settings { get; init; }

    /// <summary>The ledger of what was handed over; null for the user's own, as on the command line.</summary>
    public string? Ledger { get; init; }

    /// <summary>Bytes free on the disk of a folder.</summary>
    public Func<string, long> FreeSpace { get; init; } = static folder => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
}
