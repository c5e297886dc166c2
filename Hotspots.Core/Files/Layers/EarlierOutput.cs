using System.Text.Json;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which files of an earlier run would lie beside the new ones as if they belonged to them?</summary>
internal static class EarlierOutput
{
    /// <summary>The files that the earlier run's record lists and the new run does not write; all are of names that runs themselves give.</summary>
    /// <remarks>A file that no record lists is somebody else's, whatever it is called, and is left alone.</remarks>
    public static IReadOnlyList<string> StaleIn(string folder, IReadOnlyList<ILayerWriter> writers) =>
        StaleIn(folder, RunRecordFile.Name, name => LayerFormats.IsOptional(name) && !writers.Any(w => w.FileName == name));

    /// <summary>The files that an earlier record lists and that are stale.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="record">Name of the record.</param>
    /// <param name="isStale">May a file of this name be there no longer?</param>
    public static IReadOnlyList<string> StaleIn(string folder, string record, Func<string, bool> isStale)
    {
        try
        {
            using JsonDocument listed = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, record)));
            if (listed.RootElement.ValueKind != JsonValueKind.Object || !listed.RootElement.TryGetProperty("files", out JsonElement files) || files.ValueKind != JsonValueKind.Array)
                return [];
            return [.. files.EnumerateArray()
                .Where(static file => file.ValueKind == JsonValueKind.String)
                .Select(static file => file.GetString()!)
                .Where(isStale)
                .Distinct(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // No record that can be read: nothing is known of earlier files.
            return [];
        }
    }
}
