namespace Hotspots.Core.Files.Writing;

/// <summary>Recovery of a folder whose write was cut short: whoever reads it finishes the write first.</summary>
internal static class InterruptedWrites
{
    private const int MostTries = 100;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(20);

    /// <summary>Finishes or undoes what a run that was killed left in a folder; waits for one that is just putting its files in place.</summary>
    /// <returns>What the reader must know, in one sentence; null when the folder is whole, as it nearly always is.</returns>
    public static string? Settle(string folder)
    {
        var names = WriteNames.OfFolder(folder);
        try
        {
            for (int i = 0; i < MostTries; i++)
            {
                if (!File.Exists(names.Finish) && !File.Exists(names.Undo))
                    return null;
                using (WriteLock? held = WriteLock.TryTake(names))
                {
                    if (held is not null)
                    {
                        if (new StagedWrite(folder, names, FileOperations.Real).Settle().Count == 0)
                            return null;
                        break;
                    }
                }
                Thread.Sleep(Wait);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may be read and not written: what is in it can only be told.
        }
        return $"{folder}: a run into this folder was ended before all its files were in place; they may be of two runs, so make them anew.";
    }

    /// <summary>As above, for the folder that a file lies in, or the folder itself.</summary>
    public static string? SettleAt(string path) =>
        Directory.Exists(path) ? Settle(path) : Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder ? Settle(folder) : null;
}
