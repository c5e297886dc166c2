using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Reads JSON that is no GeoJSON: the FeatureSet of an Esri service, an array of objects such as the API of data.police.uk
/// gives, be it alone, in an object of its own or with one object a line.</summary>
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
        return head[0] == '{' && (IsEsri(head) || (head.IndexOf("\"coordinates\""u8) < 0 && (IsObjectALine(head) || IsWrapped(head))));
    }

    private static bool IsEsri(ReadOnlySpan<byte> head) =>
        head.IndexOf("\"esriGeometry"u8) >= 0 || (head.IndexOf("\"attributes\""u8) >= 0 && head.IndexOf("\"features\""u8) >= 0);

    // One object ends its line, and the next begins the line that follows.
    private static bool IsObjectALine(ReadOnlySpan<byte> head)
    {
        int end = head.IndexOf((byte)'\n');
        return end > 0 && head[..end].TrimEnd(" \t\r,"u8) is [.., (byte)'}'] && head[end..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }

    /// <summary>Is it one object with an array of objects in it, {"count": 2, "data": [{ … }]}?</summary>
    private static bool IsWrapped(ReadOnlySpan<byte> head)
    {
        // The head may end within a value, and what is no JSON has no array.
        var reader = new Utf8JsonReader(head, isFinalBlock: false, default);
        bool inArray = false;
        try
        {
            while (reader.Read())
            {
                if (inArray && reader.TokenType == JsonTokenType.StartObject)
                    return true;
                if (reader.CurrentDepth > 1 || (inArray && !reader.TrySkip()))
                    return false;
                bool isRows = reader.TokenType == JsonTokenType.PropertyName
                    && !reader.ValueSpan.SequenceEqual("features"u8) && !reader.ValueSpan.SequenceEqual("fields"u8);
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                if (!reader.Read())
                    return false;
                inArray = isRows && reader.TokenType == JsonTokenType.StartArray;
                if (!inArray && !reader.TrySkip())
                    return false;
            }
        }
        catch (JsonException)
        {
            return false;
        }
        return false;
    }

    /// <inheritdoc/>
    public void Read(SourceFile file, IRowSink sink, CancellationToken cancellation)
    {
        if (file.Length > Math.Min(InputBytes.MaxBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ParsedFactor))
            throw new UnreadableFileException("The file is too large to be held whole, as JSON of this form has to be: save it as GeoJSON or CSV.");
        using JsonDocument document = Parse(file);
        cancellation.ThrowIfCancellationRequested();
        JsonElement root = document.RootElement;
        bool isEsri = root.ValueKind == JsonValueKind.Object && !TryUnwrap(ref root);
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
        string detail = isEsri ? "Esri" : document.RootElement.ValueKind == JsonValueKind.Array ? "array of objects" : "objects";
        sink.Begin(headers, [.. root.EnumerateArray().Take(SampleRows).Select(columns.Texts)], detail);
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

    // The rows are in the first array of objects.
    private static bool TryUnwrap(ref JsonElement root)
    {
        foreach (JsonProperty member in root.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Array && !member.NameEquals("features"u8) && !member.NameEquals("fields"u8)
                && member.Value.GetArrayLength() > 0 && member.Value[0].ValueKind == JsonValueKind.Object)
            {
                root = member.Value;
                return true;
            }
        }
        return false;
    }

    // A line of the array is a line of the file, so that a fault is told where it is.
    private static byte[] AsArray(ReadOnlySpan<byte> lines)
    {
        var array = new MemoryStream(lines.Length + 1024);
        array.Write("["u8);
        int breaks = 0;
        bool isFirst = true;
        foreach (Range range in lines.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = lines[range].Trim(" \t\r,"u8);
            if (!line.IsEmpty)
            {
                if (!isFirst)
                    array.Write(","u8);
                for (; breaks > 0; breaks--)
                    array.Write("\n"u8);
                array.Write(line);
                isFirst = false;
            }
            breaks++;
        }
        array.Write("]"u8);
        return array.ToArray();
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
        if (json.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] text && !IsEsri(text) && IsObjectALine(text))
            json = AsArray(json.Span);
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
