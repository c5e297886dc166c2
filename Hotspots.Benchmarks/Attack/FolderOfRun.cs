using System.Text.Json;

namespace Hotspots.Benchmarks.Attack;

/// <summary>What lies in an output folder: the files of one run, or of several?</summary>
internal static class FolderOfRun
{
    /// <summary>The id of the run that everything in the folder is of.</summary>
    /// <exception cref="AttackFaultException">There are files of several runs, or files are missing, or there are more than the record
    /// lists.</exception>
    public static string IdOf(string folder)
    {
        string record = Path.Combine(folder, "run.json");
        AttackFaultException.Unless(File.Exists(record), $"no record in {folder}: {string.Join(", ", Seen(folder))}");
        using JsonDocument read = JsonDocument.Parse(File.ReadAllBytes(record));
        string[] listed =
            [.. read.RootElement.GetProperty("files").EnumerateArray().Select(static file => file.GetString()!).Order(StringComparer.Ordinal)];
        AttackFaultException.Unless(
            listed.SequenceEqual(Seen(folder)), $"the record lists {string.Join(", ", listed)}; there are {string.Join(", ", Seen(folder))}");
        string id = read.RootElement.GetProperty("runId").GetString()!;
        foreach (string layer in listed.Where(static name => name.EndsWith(".geojson", StringComparison.Ordinal)))
        {
            using JsonDocument features = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, layer)));
            string of = features.RootElement.GetProperty("run").GetString()!;
            AttackFaultException.Unless(of == id, $"{layer} is of run {of}, the record of {id}");
        }
        return id;
    }

    /// <summary>Names of what is not hidden, in order.</summary>
    public static string[] Seen(string folder) => [.. Names(folder).Where(static name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];

    /// <summary>Names of what is hidden.</summary>
    public static string[] Hidden(string folder) => [.. Names(folder).Where(static name => name.StartsWith('.'))];

    private static IEnumerable<string> Names(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Select(static path => Path.GetFileName(path)) : [];
}
