using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Reads JSON that is no GeoJSON: the FeatureSet of an Esri service, and an array of objects such as the API of data.police.uk
/// gives.</summary>
/// <remarks>
/// Each object is a row; what it holds is flattened, "location.street.name". Such answers come a page at a time and are held whole. Sources:
/// ArcGIS REST API, "FeatureSet object"; data.police.uk/docs, "Street-level crimes".
/// </remarks>
internal sealed class RecordsReader : IIncidentReader
{
    private const int SampleRows = 100;
    private const int RowsOfABlock = 16_384;

    /// <summary>What the parsed file takes, in times of its size.</summary>
    private const int ParsedFactor = 8;

    /// <inheritdoc/>
    public string Name => "JSON";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head, string fileName)
    {
        head = head.TrimStart("\uFEFF \t\r\n"u8);
        if (head.IsEmpty || head.IndexOf("\"Feature"u8) >= 0)
            return false;
        if (head[0] == '[')
            return head[1..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)']', ..];
        return head[0] == '{'
            && (head.IndexOf("\"esriGeometry"u8) >= 0 || (head.IndexOf("\"attributes\""u8) >= 0 && head.IndexOf("\"features\""u8) >= 0));
    }

    /// <inheritdoc/>
    public void Read(SourceFile file, IRowSink sink, CancellationToken cancellation)
    {
        if (file.Length > Math.Min(InputBytes.MaxBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ParsedFactor))
            throw new UnreadableFileException("The file is too large to be held whole, as JSON of this form has to be: save it as GeoJSON or CSV.");
        using JsonDocument document = Parse(file);
        cancellation.ThrowIfCancellationRequested();
        JsonElement root = document.RootElement;
        bool isEsri = root.ValueKind == JsonValueKind.Object;
        if (isEsri && (!root.TryGetProperty("features"u8, out root) || root.ValueKind != JsonValueKind.Array))
            throw new UnreadableFileException(
                "The JSON of an Esri service has no array named \"features\": ask the service for features and save them again.");
        RecordColumns columns = isEsri ? EsriColumns.Of(document.RootElement) : new RecordColumns();
        foreach (JsonElement record in root.EnumerateArray())
            columns.Learn(record);
        if (columns.Names.Count == 0 && root.GetArrayLength() > 0)
            throw new UnreadableFileException("The JSON is an array, but not of objects with names and values: export it as GeoJSON or CSV.");
        string[] headers = [.. columns.Names.Select(
            static (name, i) => name.Trim().Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"column {i + 1}") : name)];
        sink.Begin(headers, [.. root.EnumerateArray().Take(SampleRows).Select(columns.Texts)], isEsri ? "Esri" : "array of objects");
        IRowBlock? block = null;
        int line = 0;
        foreach (JsonElement record in root.EnumerateArray())
        {
            if (line == RowsOfABlock)
            {
                cancellation.ThrowIfCancellationRequested();
                block?.Complete(line);
                (block, line) = (null, 0);
            }
            block ??= sink.OpenBlock();
            line++;
            if (record.ValueKind == JsonValueKind.Object)
                Add(block, line, columns.Texts(record));
            else
                block.Refuse(line, "", RecordColumns.RawText(record), "an object, {\"name\": value}", []);
        }
        block?.Complete(line);
        sink.Advance(file.Length);
    }

    private static JsonDocument Parse(SourceFile file)
    {
        var content = new MemoryStream();
        using (Stream stream = file.Open())
            stream.CopyTo(content);
        Memory<byte> json = content.GetBuffer().AsMemory(0, (int)content.Length);
        if (json.Span.StartsWith(Encoding.UTF8.Preamble))
            json = json[Encoding.UTF8.Preamble.Length..];
        if (!System.Text.Unicode.Utf8.IsValid(json.Span))
            throw new UnreadableFileException("The JSON holds text that is not UTF-8: save it again as UTF-8; no row could be read.");
        JsonText.MendSurrogates(json.Span);
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException fault)
        {
            string where = fault.LineNumber is { } at ? string.Create(CultureInfo.InvariantCulture, $" at line {at + 1}") : "";
            throw new UnreadableFileException(
                $"The JSON breaks off{where}: what stands there is not well formed. Mend the file there; no row could be read.", fault);
        }
    }

    private static void Add(IRowBlock block, int line, string[] texts)
    {
        var spans = new FieldSpan[texts.Length];
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(texts));
        int start = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            spans[i] = new FieldSpan(start, Encoding.UTF8.GetByteCount(texts[i]));
            start += spans[i].Length;
        }
        block.Add(line, new RowFields(bytes, spans));
    }
}
