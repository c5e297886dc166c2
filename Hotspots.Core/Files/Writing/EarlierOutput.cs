using System.Text.Json;
using Hotspots.Core.Model;
using Hotspots.Core.Outputs;

namespace Hotspots.Core.Files.Writing;

/// <summary>Earlier output: which files of an earlier run would lie beside the new ones as if they belonged to them.</summary>
internal static class EarlierOutput
{
    /// <summary>A record of thousands of hotspots' areas is some megabytes.</summary>
    private const int MostBytes = 1 << 28;

    /// <summary>A stranger's folder may hold one that is made to be large.</summary>
    private const int MostBytesOfInput = 1 << 24;

    /// <summary>The files that an earlier output's record lists and the new output does not write; all are of names that outputs of the kind
    /// have.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="kind">Of which kind both are.</param>
    /// <param name="written">What the new one writes.</param>
    /// <remarks>A file that no record lists is somebody else's, whatever it is called, and is left alone.</remarks>
    public static IReadOnlyList<string> StaleIn(string folder, OutputKind kind, IReadOnlyList<string> written) =>
        [.. (Listed(Path.Combine(folder, kind.Record)) ?? []).Where(name =>
            kind.MayHave(name) && !written.Contains(name)).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The earlier results in a folder, by name: the records of this tool, and what they list that is of a name which this tool gives.
    /// </summary>
    public static IReadOnlySet<string> ResultsIn(string folder)
    {
        var results = new HashSet<string>(StringComparer.Ordinal);
        foreach (OutputKind kind in OutputKinds.All)
            Add(kind.Record, kind.MayHave);
        return results;

        // A record lists itself.
        void Add(string record, Func<string, bool> isOurs)
        {
            string[] listed = [.. (Listed(Path.Combine(folder, record), MostBytesOfInput) ?? []).Where(isOurs)];
            if (listed.Contains(record))
                results.UnionWith(listed);
        }
    }

    /// <summary>Refuses a folder in which it cannot be told whether files belong to an earlier run.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="record">Name of the record.</param>
    /// <param name="isOptional">Is it the name of a file that some runs write and others do not?</param>
    /// <exception cref="OutputException">The record is damaged, and there are such files.</exception>
    public static void RequireKnown(string folder, string record, Func<string, bool> isOptional)
    {
        string path = Path.Combine(folder, record);
        if (!File.Exists(path) || Listed(path) is not null)
            return;
        string[] doubtful =
            [.. Directory.EnumerateFiles(folder).Select(static file => Path.GetFileName(file)).Where(isOptional).Order(StringComparer.Ordinal)];
        if (doubtful.Length > 0)
        {
            (string be, string them) = doubtful.Length == 1 ? ("is", "it") : ("are", "them");
            throw new OutputException(
                $"\"{path}\" is damaged, so that nobody can tell whether {string.Join(", ", doubtful)} beside it {be} of the run before: "
                + $"delete or move {them}, or name another folder for the output. Nothing was written.");
        }
    }

    /// <summary>The names that a record lists; null when it cannot be read, or is none.</summary>
    private static string[]? Listed(string path, int mostBytes = MostBytes)
    {
        try
        {
            if (!File.Exists(path) || FileStatus.Of(path) is { Kind: not FileKind.File } || new FileInfo(path).Length > mostBytes)
                return null;
            using JsonDocument listed = JsonDocument.Parse(File.ReadAllBytes(path));
            if (listed.RootElement.ValueKind != JsonValueKind.Object
                || !listed.RootElement.TryGetProperty("files", out JsonElement files) || files.ValueKind != JsonValueKind.Array)
                return [];
            return [.. files.EnumerateArray().Where(static file => file.ValueKind == JsonValueKind.String).Select(static file => file.GetString()!)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // Cut short, of another kind, or with half a letter in a name: nothing is known of earlier files.
            return null;
        }
    }
}
