using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Hotspots.Core.Files.GeoJson;

/// <summary>Text of a JSON string. What does a JSON string say?</summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> ReplacementCharacter => "\uFFFD"u8;

    /// <summary>Resolves the escapes of a string's inside. A lone surrogate becomes U+FFFD: it is no character, and no reason to lose a
    /// row.</summary>
    /// <param name="escaped">What stands between the quotes.</param>
    /// <param name="text">Receives UTF-8; as long as <paramref name="escaped"/> is always enough.</param>
    /// <returns>Bytes written.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> text)
    {
        int written = 0;
        while (!escaped.IsEmpty)
        {
            int plain = escaped.IndexOf((byte)'\\');
            if (plain < 0)
                plain = escaped.Length;
            escaped[..plain].CopyTo(text[written..]);
            written += plain;
            escaped = escaped[plain..];
            if (escaped.Length < 2)
                break;
            if (escaped[1] == 'u')
            {
                escaped = TakeUnicode(escaped, out Rune? rune);
                if (rune is { } character)
                {
                    written += character.EncodeToUtf8(text[written..]);
                }
                else
                {
                    ReplacementCharacter.CopyTo(text[written..]);
                    written += ReplacementCharacter.Length;
                }
                continue;
            }
            text[written++] = escaped[1] switch
            {
                (byte)'n' => (byte)'\n',
                (byte)'t' => (byte)'\t',
                (byte)'r' => (byte)'\r',
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                byte itself => itself,
            };
            escaped = escaped[2..];
        }
        return written;
    }

    /// <summary>Puts the escape of U+FFFD in place of each escape of half a character, which no text can hold.</summary>
    /// <param name="json">JSON as UTF-8; an escape is as long as another.</param>
    public static void MendSurrogates(Span<byte> json)
    {
        int at = 0;
        while (true)
        {
            int next = json[at..].IndexOf((byte)'\\');
            if (next < 0)
                return;
            at += next;
            if (!TryHex(json[at..], out char unit) || !char.IsSurrogate(unit))
            {
                at = Math.Min(at + 2, json.Length);
                continue;
            }
            if (char.IsHighSurrogate(unit) && TryHex(json[(at + 6)..], out char low) && char.IsLowSurrogate(low) && json[at + 6] == '\\')
            {
                at += 12;
                continue;
            }
            "\\uFFFD"u8.CopyTo(json[at..]);
            at += 6;
        }
    }

    private static ReadOnlySpan<byte> TakeUnicode(ReadOnlySpan<byte> escaped, out Rune? rune)
    {
        rune = null;
        if (!TryHex(escaped, out char first))
            return escaped[2..];
        escaped = escaped[6..];
        if (Rune.TryCreate(first, out Rune single))
        {
            rune = single;
        }
        else if (escaped.StartsWith("\\u"u8) && TryHex(escaped, out char second) && Rune.TryCreate(first, second, out Rune pair))
        {
            rune = pair;
            return escaped[6..];
        }
        return escaped;
    }

    private static bool TryHex(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = '\0';
        if (escape.Length < 6 || escape[1] != 'u' || !Utf8Parser.TryParse(escape.Slice(2, 4), out ushort code, out int used, 'x') || used != 4)
            return false;
        unit = (char)code;
        return true;
    }

    /// <summary>
    /// Puts quotes round the bare words NaN and Infinity, which Python and R write for a missing number though JSON has no such word:
    /// the row then tells what stood there instead of ending the file.
    /// </summary>
    /// <returns>Null when there is no such word.</returns>
    public static byte[]? QuoteNonNumbers(ReadOnlySpan<byte> json)
    {
        MemoryStream? mended = null;
        int copied = 0;
        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
            {
                var extent = new JsonExtent();
                extent.GoOn(json[i..]);
                i += extent.Length - 1;
                continue;
            }
            ReadOnlySpan<byte> rest = json[i..];
            int length = rest.StartsWith("NaN"u8) ? 3 : rest.StartsWith("Infinity"u8) ? 8 : rest.StartsWith("-Infinity"u8) ? 9 : 0;
            if (length == 0)
                continue;
            mended ??= new MemoryStream(json.Length + 16);
            mended.Write(json[copied..i]);
            mended.WriteByte((byte)'"');
            mended.Write(rest[..length]);
            mended.WriteByte((byte)'"');
            i += length - 1;
            copied = i + 1;
        }
        mended?.Write(json[copied..]);
        return mended?.ToArray();
    }

    /// <summary>A number of bytes or features as a sentence shows it: "1,234,567".</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
