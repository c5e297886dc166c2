namespace Hotspots.Cli.Options;

/// <summary>Checks of the files and folders that were named, before anything is read.</summary>
internal static class TypedPaths
{
    private const string Devices = "/dev/";

    /// <summary>Places among the devices where files and pipes are.</summary>
    private static readonly string[] Files = ["/dev/stdin", "/dev/fd/", "/dev/shm/"];

    /// <summary>The path, of a file that is there.</summary>
    /// <param name="path">As typed.</param>
    /// <param name="what">What it is for: "file", "boundary file".</param>
    /// <param name="forOption">The option that named it; blank where that is plain.</param>
    public static string Existing(string path, string what = "file", string forOption = "")
    {
        string named = $"{what} \"{path}\"{(forOption.Length > 0 ? " for " + forOption : "")}";
        if (Directory.Exists(path))
            throw CommandException.Unusable($"The {named} is a folder: name a file in it.");
        if (!File.Exists(path))
            throw CommandException.Unusable($"There is no {named}: check the name and the folder you are in.");
        return NoDevice(path);
    }

    /// <summary>The path, which is not that of a device: reading one may never end, and writing may replace it.</summary>
    public static string NoDevice(string path) =>
        path.Length == 0 || path.Contains('\0', StringComparison.Ordinal) || !IsDevice(Path.GetFullPath(path)) ? path
            : throw CommandException.Unusable($"\"{path}\" is a device of the computer: name a file or folder of your own.");

    private static bool IsDevice(string full) =>
        !OperatingSystem.IsWindows() && (full + "/").StartsWith(Devices, StringComparison.Ordinal)
        && !Array.Exists(Files, file => full.StartsWith(file, StringComparison.Ordinal));
}
