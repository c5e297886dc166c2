using SkiaSharp;

namespace Hotspots.Paper.Drawing;

/// <summary>Typefaces of all that is printed: Inter (SIL Open Font License), which travels with the tool: every machine prints the same.</summary>
internal static class Letters
{
    private static readonly Lazy<SKTypeface> LazyRegular = new(static () => Read("Inter-Regular.ttf"));
    private static readonly Lazy<SKTypeface> LazyBold = new(static () => Read("Inter-SemiBold.ttf"));

    /// <summary>A font, millimetres high.</summary>
    public static SKFont Of(float size, bool isBold = false) => new(isBold ? LazyBold.Value : LazyRegular.Value, size)
    {
        Subpixel = true,
        Hinting = SKFontHinting.None,
    };

    /// <summary>Breaks a text into lines that are no wider; a word that is wider is cut.</summary>
    /// <param name="text">Any.</param>
    /// <param name="font">Its font.</param>
    /// <param name="width">Millimetres.</param>
    /// <param name="most">Lines at most; what does not fit ends in an ellipsis.</param>
    public static List<string> Lines(string text, SKFont font, float width, int most = int.MaxValue)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (font.MeasureText(longer) <= width || line.Length == 0)
            {
                line = longer;
                continue;
            }
            lines.Add(line);
            line = word;
        }
        if (line.Length > 0)
            lines.Add(line);
        if (lines.Count > most)
        {
            lines.RemoveRange(most, lines.Count - most);
            lines[^1] += " …";
        }
        for (int i = 0; i < lines.Count; i++)
            lines[i] = Cut(lines[i], font, width);
        return lines;
    }

    /// <summary>The text, or as much of its beginning as fits and an ellipsis.</summary>
    public static string Cut(string text, SKFont font, float width)
    {
        if (font.MeasureText(text) <= width)
            return text;
        int length = text.Length;
        while (length > 1 && font.MeasureText(text[..length].TrimEnd() + "…") > width)
            length--;
        return text[..length].TrimEnd() + "…";
    }

    private static SKTypeface Read(string name)
    {
        using Stream stream = typeof(Letters).Assembly.GetManifestResourceStream(name)!;
        return SKTypeface.FromStream(stream);
    }
}
