using Hotspots.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Hotspots.Tests.Paper;

/// <summary>What can be read from a page of a PDF.</summary>
internal static class PdfText
{
    /// <summary>Millimetres that nothing is printed on at a sheet's rim: printers leave some of it out.</summary>
    public const double Rim = 6;

    private const double Points = 72 / 25.4;

    /// <summary>All its letters in the order in which they are drawn, without blanks.</summary>
    public static string Of(Page page) => Bare(string.Concat(page.Letters.Select(static letter => letter.Value)));

    public static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Letters are embedded, and none is at the rim.</summary>
    public static void RequireSound(Page page) => Assert.All(page.Letters, letter =>
    {
        Assert.Contains("Inter", letter.FontName, StringComparison.Ordinal);
        Assert.InRange(letter.BoundingBox.Left, Rim * Points, page.Width - Rim * Points);
        Assert.InRange(letter.BoundingBox.Right, Rim * Points, page.Width - Rim * Points);
        Assert.InRange(letter.BoundingBox.Bottom, Rim * Points, page.Height - Rim * Points);
    });

    /// <summary>A marking stands at its head and at its foot.</summary>
    public static void RequireMarking(Page page, string marking)
    {
        double[] heights = [.. page.GetWords().Where(word => word.Text == marking).Select(static word => word.BoundingBox.Bottom)];
        Assert.Contains(heights, height => height > page.Height * 0.9);
        Assert.Contains(heights, height => height < page.Height * 0.1);
    }

    /// <summary>No reference of an incident of the sample is on any page, and no position finer than 100 metres.</summary>
    public static void RequireNoIncident(PdfDocument document)
    {
        Page[] pages = [.. document.GetPages()];
        string all = string.Concat(pages.Select(Of));
        foreach (string line in File.ReadLines(Repository.Path("data", "county-lines.csv")).Skip(1).Take(300))
        {
            string id = line.Split(',')[0];
            Assert.False(id.Length > 5 && all.Contains(Bare(id), StringComparison.Ordinal), id);
        }
        string words = string.Join(' ', pages.SelectMany(static page => page.GetWords()).Select(static word => word.Text));
        Assert.Matches("[A-Z]{2} [0-9]{3} [0-9]{3}", words);
        Assert.DoesNotMatch("[A-Z]{2} [0-9]{4,} [0-9]{4,}", words);
    }

    /// <summary>No word stands on another.</summary>
    /// <param name="page">The page.</param>
    public static void RequireApart(Page page)
    {
        // Of a bounding box the upper and lower ends are those of the tallest letters.
        const double Touch = 0.6;
        Word[] words = [.. page.GetWords()];
        for (int i = 0; i < words.Length; i++)
        {
            for (int k = i + 1; k < words.Length; k++)
            {
                PdfRectangle a = words[i].BoundingBox, b = words[k].BoundingBox;
                bool meet = a.Left < b.Right - Touch && b.Left < a.Right - Touch && a.Bottom < b.Top - Touch && b.Bottom < a.Top - Touch;
                Assert.False(meet, $"\"{words[i].Text}\" and \"{words[k].Text}\" at {a.Left / Points:0}, {a.Bottom / Points:0} mm");
            }
        }
    }

    /// <summary>Millimetres from the left of the middle of a word that stands alone in its line.</summary>
    /// <param name="page">The page.</param>
    /// <param name="word">Its letters.</param>
    /// <param name="bottom">Where its lower end is, points from below.</param>
    public static double MiddleOf(Page page, string word, double bottom)
    {
        const double Near = 2;
        var runs = new List<List<Letter>>();
        foreach (Letter letter in page.Letters.Where(letter => Math.Abs(letter.BoundingBox.Bottom - bottom) < Near))
        {
            if (runs.Count == 0 || Math.Abs(letter.BoundingBox.Left - runs[^1][^1].BoundingBox.Right) > Near)
                runs.Add([]);
            runs[^1].Add(letter);
        }
        List<Letter> found = Assert.Single(runs, run => string.Concat(run.Select(static letter => letter.Value)) == word);
        return (found[0].BoundingBox.Left + found[^1].BoundingBox.Right) / 2 / Points;
    }
}
