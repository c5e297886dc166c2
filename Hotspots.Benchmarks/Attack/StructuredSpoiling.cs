using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Spoilt files that keep their form: a table stays a table, JSON stays JSON, an archive an archive, so that what lies behind the form is
/// reached.</summary>
internal static class StructuredSpoiling
{
    private const string Mark = "@@@";

    /// <summary>What may stand in a cell.</summary>
    private static readonly string[] Words =
    [
        "", " ", "NULL", "#N/A", "-", "0", "-1", "NaN", "∞", "1e308", "-1e-308", "99999999999", "0.0000001", "1,5", "53°10'N", "SJ 237 640", "SJ2364",
        "TQ 3 1", "HP 999 999", "320000", "364000", "-3.086", "53.172",
        "181", "-91", "1.153,51.79", "2019-02-04", "04/02/2019 14:30", "02/13/2019", "2019-02", "1900-01-01", "0001-01-01", "9999-12-31",
        "29/02/2023", "24:00", "1830", "43500.6", "2019-03-31T01:30+05:00", "next Tuesday",
        "tip", "TIP", "seizure", "warrant", "=1+1", "@SUM(A1)", "\u202Egnp", "\0", "\uFEFF", "é́́", "🚔🚔", "漢字", "a\tb", "x\"y", "x,y", "x\ny", "T1",
        "High Wycombe", "Clacton", "nowhere", "kg", "12.5", "cocaine", "A1", "12345678",
    ];

    private static readonly string[] Headers =
    [
        "id", "kind", "time", "date", "longitude", "latitude", "lon", "lat", "x", "y", "easting", "northing", "gridref", "town", "street", "drug",
        "quantity", "unit", "notes", "Crime ID", "Month", "Crime type",
        "from", "to", "clock", "weight", "operation", "line", "grade", "rejected because", "rejected file", "rejected line", "", " ", "é",
        "longitude,latitude", "lat long",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e308", "1e-320", "180", "-91", "320000", "1.5", "123456789012345678901234567890", "\"\"", "\"x\"", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\u202e\"", "\"2019-02-04\"", "\"tip\"", "[]", "[null]", "[[]]",
        "[1,2]", "[1,2,3,4]", "[[0,0],[1,0],[0,1],[1,1],[0,0]]", "[[[1,52],[1.1,52],[1.1,52.1],[1,52]]]", "{}", "{\"\":null}",
        "{\"type\":\"Point\",\"coordinates\":[1,52]}", "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
        "\"Feature\"", "\"FeatureCollection\"", "\"Polygon\"", "\"MultiPolygon\"", "\"Point\"", "\"EPSG:27700\"",
        "{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}}",
    ];

    /// <summary>Numbers that directories of archives are lied to with.</summary>
    private static readonly uint[] Numbers = [0, 1, 2, 8, 9, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, 30, 46, 1000];

    /// <summary>Offsets within a directory's entry: flags, method, checksum, sizes, lengths, attributes, place.</summary>
    private static readonly (int At, int Bytes)[] EntryFields =
        [(6, 2), (8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (34, 2), (38, 4), (42, 4)];

    /// <summary>A table whose cells, columns, rows, separators and letters are not what they were.</summary>
    /// <param name="mutator">Chooses.</param>
    /// <param name="sound">Lines of cells with commas between.</param>
    public static byte[] Table(Mutator mutator, string sound)
    {
        List<List<string>> rows = [.. sound.Split('\n').Select(static line => line.Split(',').ToList())];
        for (int left = 1 + mutator.Next(8); left > 0; left--)
            SpoilTable(mutator, rows);
        string comma = Any(mutator, [",", ",", ",", ";", "\t", "|"]), end = Any(mutator, ["\n", "\n", "\r\n", "\r"]);
        string text = string.Join(end, rows.Select(row => string.Join(comma, row)));
        Encoding letters = mutator.Next(8) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => Encoding.Latin1, _ => Encoding.UTF8 };
        return [.. mutator.Next(3) == 0 ? letters.GetPreamble() : [], .. letters.GetBytes(text)];
    }

    /// <summary>JSON of which some values are others, doubled, wrapped or gone.</summary>
    public static byte[] Json(Mutator mutator, string sound)
    {
        JsonNode whole = JsonNode.Parse(sound)!;
        var odd = new List<string>();
        for (int left = 1 + mutator.Next(4); left > 0; left--)
            SpoilJson(mutator, whole, odd);
        string text = whole.ToJsonString();
        for (int i = 0; i < odd.Count; i++)
            text = text.Replace($"\"{Mark}{i}\"", odd[i], StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>A workbook of which one part is spoilt and packed soundly again.</summary>
    public static byte[] Part(Mutator mutator, byte[] workbook)
    {
        using var read = new ZipArchive(new MemoryStream(workbook));
        int spoilt = mutator.Next(read.Entries.Count);
        var parts = new (string, byte[])[read.Entries.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            using var bytes = new MemoryStream();
            using (Stream part = read.Entries[i].Open())
                part.CopyTo(bytes);
            byte[] sound = bytes.ToArray();
            parts[i] = (
                read.Entries[i].FullName, i != spoilt ? sound : mutator.Next(2) == 0 ? mutator.Spoil(sound, workbook) : Attributes(mutator, sound));
        }
        return ZipFileBytes.Of(CompressionLevel.NoCompression, parts);
    }

    /// <summary>An archive whose directory lies.</summary>
    /// <param name="mutator">Chooses.</param>
    /// <param name="sound">The archive.</param>
    /// <param name="members">How many members it has.</param>
    public static byte[] Directory(Mutator mutator, byte[] sound, int members)
    {
        byte[] bytes = [.. sound];
        for (int left = 1 + mutator.Next(3); left > 0; left--)
        {
            int entry = ZipFileBytes.DirectoryEntry(sound, mutator.Next(members));
            (int at, int length) = EntryFields[mutator.Next(EntryFields.Length)];
            uint number = mutator.Next(3) == 0 ? (uint)mutator.Next(sound.Length) : Numbers[mutator.Next(Numbers.Length)];
            // Now and then the entry before the member itself is changed with it, as a careful liar would.
            if (length == 2)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(entry + at), (ushort)number);
            else
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(entry + at), number);
            uint start = BinaryPrimitives.ReadUInt32LittleEndian(sound.AsSpan(entry + 42));
            if (at is >= 6 and <= 28 && mutator.Next(2) == 0)
                bytes.AsSpan(entry + at, length).CopyTo(bytes.AsSpan((int)start + at - 2));
        }
        return bytes;
    }

    /// <summary>One of several.</summary>
    public static T Any<T>(Mutator mutator, ReadOnlySpan<T> of) => of[mutator.Next(of.Length)];

    /// <summary>What may stand in a cell.</summary>
    public static string Word(Mutator mutator) => Words[mutator.Next(Words.Length)];

    private static void SpoilTable(Mutator mutator, List<List<string>> rows)
    {
        List<string> row = rows[mutator.Next(rows.Count)];
        int at = mutator.Next(Math.Max(row.Count, 1));
        switch (mutator.Next(10))
        {
            case 0:
                (rows[0][mutator.Next(rows[0].Count)], rows[0][0]) = (rows[0][0], rows[0][mutator.Next(rows[0].Count)]);
                break;
            case 1 or 2:
                rows[0][mutator.Next(rows[0].Count)] = Headers[mutator.Next(Headers.Length)];
                break;
            case 3:
                foreach (List<string> each in rows.Where(each => at < each.Count && each.Count > 1))
                    each.RemoveAt(at);
                break;
            case 4:
                rows.AddRange(Enumerable.Repeat(0, mutator.Next(30)).Select(_ => new List<string>(row)));
                break;
            case 5:
                row.Insert(at, Word(mutator));
                break;
            case 6:
                rows.Insert(mutator.Next(rows.Count), [Word(mutator), .. mutator.Next(2) == 0 ? [] : (string[])[Word(mutator)]]);
                break;
            case 7 when at < row.Count:
                row[at] = $"\"{row[at].Replace("\"", "\"\"", StringComparison.Ordinal)}\n{Word(mutator)}\"";
                break;
            default:
                if (at < row.Count)
                    row[at] = Word(mutator);
                break;
        }
    }

    private static void SpoilJson(Mutator mutator, JsonNode whole, List<string> odd)
    {
        List<(JsonNode Above, string Key)> places = [.. Places(whole)];
        if (places.Count == 0)
            return;
        (JsonNode above, string key) = places[mutator.Next(places.Count)];
        if (mutator.Next(6) == 0)
        {
            if (above is JsonArray list)
                list.RemoveAt(int.Parse(key, System.Globalization.CultureInfo.InvariantCulture));
            else
                above.AsObject().Remove(key);
            return;
        }
        string mark = Mark + odd.Count;
        string value = Values[mutator.Next(Values.Length)];
        JsonNode? old = above is JsonArray a ? a[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] : above[key];
        // Numbers mostly stay numbers, else no geometry would be reached.
        if (old is JsonValue number && number.TryGetValue(out double told) && mutator.Next(3) > 0)
            value = Any(mutator, [told + 1e-9, -told, told * 1e6, told + mutator.Next(1000) / 100.0, 0, 1e17])
                .ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        else if (mutator.Next(4) == 0 && old is not null)
            value = $"[{old.ToJsonString()},{old.ToJsonString()}]";
        odd.Add(value);
        if (above is JsonArray array)
            array[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = mark;
        else
            above[key] = mark;
    }

    private static IEnumerable<(JsonNode Above, string Key)> Places(JsonNode node) => node switch
    {
        JsonObject parts => parts.SelectMany(
            part => (IEnumerable<(JsonNode, string)>)[(parts, part.Key), .. part.Value is null ? [] : Places(part.Value)]),
        JsonArray list => list.SelectMany((part, i) => (IEnumerable<(JsonNode, string)>)
            [(list, i.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. part is null ? [] : Places(part)]),
        _ => [],
    };

    /// <summary>XML of which some attributes or texts are others.</summary>
    private static byte[] Attributes(Mutator mutator, byte[] xml)
    {
        string text = Encoding.UTF8.GetString(xml);
        for (int left = 1 + mutator.Next(4); left > 0; left--)
        {
            int from = text.IndexOfAny(['"', '>'], mutator.Next(text.Length));
            if (from < 0)
                continue;
            int to = text.IndexOfAny(text[from] == '"' ? ['"'] : ['<'], from + 1);
            if (to > from)
                text = text[..(from + 1)] + System.Security.SecurityElement.Escape(Word(mutator)).Replace("\0", "", StringComparison.Ordinal)
                    + text[to..];
        }
        return Encoding.UTF8.GetBytes(text);
    }
}
