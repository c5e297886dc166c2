using System.Text.Json;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which files of an earlier run would lie beside the new ones as if they belonged to them?</summary>
internal static class EarlierOutput
{
    /// <summary>The files that the earlier run's record lists and the new run does not write; all are of names that runs themselves give.</summary>
    /// <remarks>A file that no record lists is somebody else's, whatever it is called, and is left alone.</remarks>
    public static IReadOnlyList<string> StaleIn(string folder, IReadOnlyList<ILayerWriter> writers)
    {
        try
        {
            using JsonDocument record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, RunRecordFile.Name)));
            if (record.RootElement.ValueKind != JsonValueKind.Object || !record.RootElement.TryGetProperty("files", out JsonElement files) || files.ValueKind != JsonValueKind.Array)
                return [];
            return [.. files.EnumerateArray()
                .Where(static file => file.ValueKind == JsonValueKind.String)
                .Select(static file => file.GetString()!)
                .Where(name => LayerFormats.IsOptional(name) && !writers.Any(w => w.FileName == name))
                .Distinct(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // No record that can be read: nothing is known of earlier files.
            return [];
        }
    }
}
