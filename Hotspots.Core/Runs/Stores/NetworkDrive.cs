namespace Hotspots.Core.Runs.Stores;

/// <summary>Network drives: whether a file lies on one, where locks of a database cannot be relied on.</summary>
internal static class NetworkDrive
{
    /// <summary>Does a path lie on a network drive, as far as this computer tells?</summary>
    public static bool Holds(string path)
    {
        string full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows() && full.StartsWith(@"\\", StringComparison.Ordinal))
            return true;
        try
        {
            return DriveOf(full, DriveInfo.GetDrives()) is { DriveType: DriveType.Network };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A computer that does not tell: then nothing is said of it.
            return false;
        }
    }

    /// <summary>What a user must know who writes to a store there.</summary>
    public static string Warning(string path) =>
        $"\"{Path.GetFileName(path)}\" lies on a network drive, where two who add at the same moment may damage it: let one person add, keep a copy, "
            + "or keep it on a computer of its own.";

    private static DriveInfo? DriveOf(string full, DriveInfo[] drives) => drives
        .Where(drive => full.StartsWith(drive.Name, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        .MaxBy(static drive => drive.Name.Length);
}
