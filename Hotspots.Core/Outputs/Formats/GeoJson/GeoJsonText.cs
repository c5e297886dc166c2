using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Outputs.Formats.GeoJson;

/// <summary>Spelling of numbers and texts in JSON.</summary>
internal static class GeoJsonText
{
    /// <summary>Most bytes that <see cref="WriteDegrees"/> needs: "-180.1234567".</summary>
    public const int MaxDegrees = 12;

    /// <summary>Most bytes that <see cref="WritePosition"/> needs.</summary>
    public const int MaxPosition = 2 * MaxDegrees + 3;

    private const long Scale = 10_000_000;

    /// <summary>
    /// A layer is a file and no part of a web page: only what JSON itself demands is escaped, so that "é" and "+" stay legible, and
    /// what nobody would see.
    /// </summary>
    public static JavaScriptEncoder Encoder => VisibleText.Json;

    /// <summary>For features that are written one to a line.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>A text with what JSON demands escaped, without quotes.</summary>
    public static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, Encoder);

    /// <summary>A longitude or latitude in units of 1e-7 degrees (about a centimetre), halves away from zero.</summary>
    public static long ToUnits(double degrees) => (long)Math.Round(degrees * Scale, MidpointRounding.AwayFromZero);

    /// <summary>Writes degrees with at most 7 decimals, no zeros at the end and never "-0".</summary>
    /// <param name="units">From <see cref="ToUnits"/>.</param>
    /// <param name="to">Room for <see cref="MaxDegrees"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    public static int WriteDegrees(long units, Span<byte> to)
    {
        int length = 0;
        if (units < 0)
        {
            to[length++] = (byte)'-';
            units = -units;
        }
        (long whole, long rest) = Math.DivRem(units, Scale);
        Utf8Formatter.TryFormat(whole, to[length..], out int written);
        length += written;
        if (rest == 0)
            return length;
        to[length++] = (byte)'.';
        for (long digit = Scale / 10; rest > 0; digit /= 10)
        {
            (long value, rest) = Math.DivRem(rest, digit);
            to[length++] = (byte)('0' + value);
        }
        return length;
    }

    /// <summary>Writes "[lon,lat]".</summary>
    /// <returns>How many bytes were written; at most <see cref="MaxPosition"/>.</returns>
    public static int WritePosition(long lonUnits, long latUnits, Span<byte> to)
    {
        to[0] = (byte)'[';
        int length = 1 + WriteDegrees(lonUnits, to[1..]);
        to[length++] = (byte)',';
        length += WriteDegrees(latUnits, to[length..]);
        to[length++] = (byte)']';
        return length;
    }

    /// <summary>A tree as JSON on one line.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Compact))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
