using System.Text.Json;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which rectangle of longitude and latitude holds everything seen so far? In units of 1e-7 degrees.</summary>
internal struct GeoBounds
{
    private long _west, _south, _east, _north;

    /// <summary>Nothing seen.</summary>
    public static GeoBounds Empty => new() { _west = long.MaxValue, _south = long.MaxValue, _east = long.MinValue, _north = long.MinValue };

    /// <summary>Was nothing seen?</summary>
    public readonly bool IsEmpty => _west > _east;

    /// <summary>Takes in one position.</summary>
    public void Add(long lon, long lat)
    {
        _west = Math.Min(_west, lon);
        _south = Math.Min(_south, lat);
        _east = Math.Max(_east, lon);
        _north = Math.Max(_north, lat);
    }

    /// <summary>Takes in another rectangle.</summary>
    public void Add(GeoBounds other)
    {
        if (other.IsEmpty)
            return;
        Add(other._west, other._south);
        Add(other._east, other._north);
    }

    /// <summary>Writes the member "bbox" in the order of RFC 7946, section 5: west, south, east, north; nothing when empty.</summary>
    public readonly void Write(Utf8JsonWriter json)
    {
        if (IsEmpty)
            return;
        Span<byte> text = stackalloc byte[4 * GeoJsonText.MaxDegrees + 6];
        int length = GeoJsonText.WritePosition(_west, _south, text);
        text[length - 1] = (byte)',';
        int second = GeoJsonText.WritePosition(_east, _north, text[length..]);
        // The second pair's opening bracket is not wanted: "[w,s," + "e,n]".
        text.Slice(length + 1, second - 1).CopyTo(text[length..]);
        json.WritePropertyName("bbox"u8);
        json.WriteRawValue(text[..(length + second - 1)], skipInputValidation: true);
    }
}
