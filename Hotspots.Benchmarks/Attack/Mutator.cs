using System.Text;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Spoils files the way networks, editors and enemies do; the same number always spoils in the same way.</summary>
internal sealed class Mutator(ulong seed)
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", "\0", "\uFEFF", "\uFFFD", "../", "..\\", "é", "🚔", "\u2028", "\u001e", "'", "\\", "\\u",
            "\\ud800", "\\\"",
            "{", "}", "[", "]", ":", "{}", "[]", "[[", "]]", "null", "true", "NaN", "Infinity", "-Infinity", "-", "+", "0", "-0", "1e308", "1e309",
            "1e-400",
            "99999999999999999999", "2147483648", "-2147483649", "18446744073709551616", "0x10", "1,5", "53,17", "1.2.3", "۵۳", "2019-02-30",
            "2019-13", "31/02/2019 24:61",
            "0000-00-00", "9999-12-31T23:59:60Z", "SJ 237 640", "II 000 000", "\"type\":", "\"Feature\"", "\"features\":[", "\"coordinates\":",
            "\"properties\":{",
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null},", "<row r=\"3\">", "</row>", "<c r=\"ZZZ9\">", "<v>", "</v>", "t=\"e\"",
            "t=\"s\"", "r=\"A1\"", "s=\"9\"", "&#x0;", "&amp;",
            "<!DOCTYPE x [<!ENTITY y \"z\">]>", "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "sep=", "longitude", "latitude", "easting",
            "kind", "id", "time",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xFE, 0xFF], [0xC3], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0x80],
    ];

    private ulong _state = seed * 0x9E3779B97F4A7C15 + 1;

    /// <summary>A number from 0 to <paramref name="bound"/> − 1.</summary>
    public int Next(int bound)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)((_state >> 11) % (ulong)bound);
    }

    /// <summary>A spoilt copy.</summary>
    /// <param name="sound">What is spoilt.</param>
    /// <param name="other">Where pieces may come from.</param>
    public byte[] Spoil(byte[] sound, byte[] other)
    {
        var bytes = new List<byte>(sound);
        for (int left = 1 + Next(6); left > 0; left--)
            SpoilOnce(bytes, other);
        return [.. bytes];
    }

    /// <summary>A spoilt copy of a text.</summary>
    public string Spoil(string sound, string other) => Encoding.UTF8.GetString(Spoil(Encoding.UTF8.GetBytes(sound), Encoding.UTF8.GetBytes(other)));

    private void SpoilOnce(List<byte> bytes, byte[] other)
    {
        int at = Next(bytes.Count + 1), length = Math.Min(1 + Next(1 + Next(64)), bytes.Count - at);
        switch (Next(10))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                int from = Next(other.Length), count = Math.Min(1 + Next(64), other.Length - from);
                bytes.InsertRange(at, other.AsSpan(from, count).ToArray());
                break;
            case 5 when Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                bytes.InsertRange(Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 7 when length > 0:
                byte[] token = Tokens[Next(Tokens.Length)];
                bytes.RemoveRange(at, Math.Min(token.Length, bytes.Count - at));
                bytes.InsertRange(at, token);
                break;
            default:
                bytes.InsertRange(at, Tokens[Next(Tokens.Length)]);
                break;
        }
    }
}
