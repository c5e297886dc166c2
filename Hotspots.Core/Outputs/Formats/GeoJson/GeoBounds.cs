using System.Text.Json;

namespace Hotspots.Core.Outputs.Formats.GeoJson;

/// <summary>Bounding rectangle of longitude and latitude, in units of 1e-7 degrees.</summary>
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

    /// <summary>Most bytes that <see cref="Format"/> needs.</summary>
    public const int MaxLength = 2 * GeoJsonText.MaxPosition;

    /// <summary>Writes the array of a "bbox" in the order of RFC 7946, section 5: west, south, east, north; not for an empty one.</summary>
    /// <param name="to">Room for <see cref="MaxLength"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public readonly int Format(Span<byte> to)
    {
        int length = GeoJsonText.WritePosition(_west, _south, to);
        to[length - 1] = (byte)',';
        int second = GeoJsonText.WritePosition(_east, _north, to[length..]);
        // The second pair's opening bracket is not wanted: "[w,s," + "e,n]".
        to.Slice(length + 1, second - 1).CopyTo(to[length..]);
        return length + second - 1;
    }

    /// <summary>Writes the member "bbox"; nothing when empty.</summary>
    public readonly void Write(Utf8JsonWriter json)
    {
        if (IsEmpty)
            return;
        Span<byte> text = stackalloc byte[MaxLength];
        json.WritePropertyName("bbox"u8);
        json.WriteRawValue(text[..Format(text)], skipInputValidation: true);
    }
}
