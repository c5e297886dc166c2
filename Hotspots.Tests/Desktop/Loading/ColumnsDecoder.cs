using System.Buffers.Binary;
using System.Text.Json;

namespace Hotspots.Tests.Desktop.Loading;

/// <summary>Reads the binary columns as docs/map-window.md says, and not as the host writes them.</summary>
internal sealed class ColumnsDecoder
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (string Type, int At)> _columns = [];
    private readonly JsonElement _texts;

    public ColumnsDecoder(byte[] bytes)
    {
        _bytes = bytes;
        int length = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        JsonElement header = JsonDocument.Parse(bytes.AsMemory(4, length)).RootElement;
        Count = header.GetProperty("count").GetInt32();
        _texts = header.GetProperty("texts");
        int at = 4 + length;
        Assert.Equal(0, at % 8);
        foreach (JsonElement column in header.GetProperty("columns").EnumerateArray())
        {
            string type = column.GetProperty("type").GetString()!;
            int width = type switch { "u8" => 1, "u16" => 2, "f32" or "i32" or "u32" => 4, _ => throw new InvalidOperationException(type) };
            _columns.Add(column.GetProperty("name").GetString()!, (type, at));
            at += (width * Count + 7) / 8 * 8;
        }
        Assert.Equal(bytes.Length, at);
        Precision = [.. Enumerable.Range(0, Count).Select(i => (int)Number("precision", i))];
    }

    public int Count { get; }

    public int[] Precision { get; }

    public IEnumerable<string> Names => _columns.Keys;

    public static async Task<ColumnsDecoder> OfAsync(HostRun run)
    {
        await run.GetJsonAsync("/api/dataset");
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, "/api/incidents");
        return new ColumnsDecoder(await answer.Content.ReadAsByteArrayAsync());
    }

    public double Number(string column, int i)
    {
        (string type, int at) = _columns[column];
        return type switch
        {
            "u8" => _bytes[at + i],
            "u16" => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at + 2 * i)),
            "u32" => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at + 4 * i)),
            "i32" => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at + 4 * i)),
            _ => BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(at + 4 * i)),
        };
    }

    public string Text(string column, int i) => _texts.GetProperty(column)[(int)Number(column, i)].GetString()!;

    // 2000-01-01 was a Saturday.
    public int Weekday(int i) => (int)((Math.Floor(Number("minute", i) / 1440) + 6) % 7 + 7) % 7;

    public int Hour(int i) => (int)(Math.Floor(Number("minute", i) / 60) % 24 + 24) % 24;

    public bool Overlaps(int i, int from, int to)
    {
        double first = Number("minute", i);
        return first != int.MinValue && first <= to && first + Math.Max(1, Number("span", i)) - 1 >= from;
    }
}
