using System.Text;

namespace Hotspots.Desktop.Loading;

/// <summary>Under which name is an uploaded file kept?</summary>
internal static class UploadName
{
    private const int Longest = 120;
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
        if (name.Length > Longest)
            name = name[..(Longest - Math.Min(Path.GetExtension(name).Length, Longest / 2))] + LastOf(Path.GetExtension(name), Longest / 2);
        if (name.Length == 0)
            return Nameless;
        string stem = name.Split('.')[0].TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? "_" + name : name;
    }

    private static string LastOf(string text, int length) => text.Length <= length ? text : text[^length..];
}
