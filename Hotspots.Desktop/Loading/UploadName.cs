using System.Text;

namespace Hotspots.Desktop.Loading;

/// <summary>Under which name is an uploaded file kept?</summary>
internal static class UploadName
{
    /// <summary>Most bytes in UTF-8: systems take 255, and whoever keeps it may put an ending behind it.</summary>
    private const int Longest = 200;

    private const string Nameless = "upload";

    // What no system allows, or one of them takes for something else, whichever system this is.
    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(static n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <summary>The last part of the name that was given, with everything dangerous taken out; never blank.</summary>
    public static string Safe(string? given)
    {
        string name = given ?? "";
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(name.Length);
        foreach (char c in name)
            kept.Append(char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal) ? '_' : c);
        // Windows drops dots and blanks at the end, and hides nothing behind dots at the beginning.
        name = kept.ToString().Trim('.', ' ');
        string ending = Path.GetExtension(name);
        if (Encoding.UTF8.GetByteCount(name) > Longest)
            name = Begin(name, Longest - Math.Min(Encoding.UTF8.GetByteCount(ending), Longest / 2)) + Begin(ending, Longest / 2);
        if (name.Length == 0)
            return Nameless;
        string stem = name.Split('.')[0].TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? "_" + name : name;
    }

    /// <summary>A name that is not taken: with a number where it is. It is taken then.</summary>
    public static string Free(string name, ISet<string> taken)
    {
        string free = name;
        for (int number = 2; !taken.Add(free); number++)
            free = string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}");
        return free;
    }

    // Whole letters only: half of one is none.
    private static string Begin(string text, int bytes)
    {
        int length = 0;
        foreach (Rune letter in text.EnumerateRunes())
        {
            bytes -= letter.Utf8SequenceLength;
            if (bytes < 0)
                break;
            length += letter.Utf16SequenceLength;
        }
        return text[..length];
    }
}
