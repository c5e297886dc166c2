using System.Globalization;
using Hotspots.Core.Model.Problems;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.Problems;

/// <summary>What the four pages of a problem profile share: frame, head, headings, rows of a fact and lines to write on.</summary>
/// <param name="pen">Where to.</param>
/// <param name="profile">The profile.</param>
/// <param name="place">The place.</param>
internal sealed class ProblemLook(Pen pen, ProblemProfile profile, ProfiledPlace place)
{
    public const float Width = 210, Height = 297, Left = SheetFrame.Margin, Inside = Width - 2 * SheetFrame.Margin, Bottom = Height - 13.5f;

    /// <summary>Size of letters.</summary>
    public const float Text = 2.9f, Small = 2.45f, Gap = 1.32f;

    /// <summary>Distance of lines that a hand writes on.</summary>
    private const float Hand = 7.4f;

    private static readonly string[] Steps = ["Objective", "Scanning", "Analysis", "Response", "Assessment"];

    /// <summary>Where text beside a label begins.</summary>
    private const float Beside = Left + 27;

    /// <summary>Draws the frame and the head of a page.</summary>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="first">The first of its steps, from 0.</param>
    /// <param name="last">The last.</param>
    /// <returns>Where to go on.</returns>
    public float Head(int page, int first, int last)
    {
        string left = string.Create(CultureInfo.InvariantCulture, $"Page {page} of {ProblemProfile.Pages}. Not to leave the force.");
        SheetFrame.Draw(pen, profile.Marking, left, $"Hotspots {profile.Run.Version}, run {profile.RunId}", Width, Height);
        const float Strip = 5.6f, Top = 14;
        float each = Inside / Steps.Length;
        for (int i = 0; i < Steps.Length; i++)
        {
            bool isHere = i >= first && i <= last;
            float x = Left + i * each;
            if (isHere)
                pen.Box(x, Top, each, Strip, Pen.Ink);
            pen.Frame(x, Top, each, Strip, 0.25f);
            pen.Text(
                Steps[i], x + each / 2, Top + 4, 2.9f, isBold: isHere, color: isHere ? SKColors.White : Pen.Quiet, align: SKTextAlign.Center);
        }
        const float Box = 54;
        pen.Text("VALID UNTIL", Left + Inside, 24.6f, 2.4f, isBold: true, color: Pen.Quiet, align: SKTextAlign.Right);
        pen.Text(profile.ValidUntil, Left + Inside, 28.6f, 3.2f, isBold: true, align: SKTextAlign.Right);
        MapPainter.Badge(pen, place.Rank, Left + 3.2f, 27);
        float y = pen.Paragraph(place.Name, Left + 9, 28.2f, Inside - 9 - Box, 5, isBold: true, most: 2);
        return pen.Paragraph($"{place.Area}, {place.GridReference}. {profile.AsOf}", Left + 9, y - 1.2f, Inside - 9, Text, most: 1) + 1.5f;
    }

    /// <summary>Writes a heading, and beside it what belongs there.</summary>
    public float Heading(string heading, string? hint, float y)
    {
        pen.Line(Left, y, Left + Inside, y, 0.35f);
        pen.Text(heading, Left, y + 5, 3.9f, isBold: true);
        if (hint is not null)
        {
            using SKFont font = Letters.Of(Small + 0.1f);
            float from = Left + Pen.Width(heading, 3.9f, true) + 3;
            pen.Text(Letters.Cut(hint, font, Left + Inside - from), from, y + 5, Small + 0.1f, color: Pen.Quiet);
        }
        return y + 10;
    }

    /// <summary>Writes a fact beside its label.</summary>
    /// <returns>The baseline of what follows.</returns>
    public float Fact(string label, string text, float y, int most)
    {
        pen.Text(label, Left, y, 2.6f, isBold: true, color: Pen.Quiet);
        return pen.Paragraph(text, Beside, y, Left + Inside - Beside, Text, most: most) + 1.1f;
    }

    /// <summary>How high a fact is.</summary>
    public static float HeightOf(string text, int most)
    {
        using SKFont font = Letters.Of(Text);
        return Letters.Lines(text, font, Left + Inside - Beside, most).Count * Text * Gap + 1.1f;
    }

    /// <summary>Draws lines to write on, as many as there is room for.</summary>
    /// <param name="x">Left end.</param>
    /// <param name="y">Upper end of the room.</param>
    /// <param name="width">Of the lines.</param>
    /// <param name="bottom">Lower end of the room.</param>
    public void Lines(float x, float y, float width, float bottom)
    {
        for (float line = y + Hand; line <= bottom; line += Hand)
            pen.Line(x, line, x + width, line, 0.15f, MapStyle.Coast);
    }

    /// <summary>Writes small text at the foot of a page, so that it ends there.</summary>
    /// <returns>Its upper end.</returns>
    public float Foot(string text)
    {
        using SKFont font = Letters.Of(Small);
        List<string> lines = Letters.Lines(text, font, Inside);
        float top = Bottom - lines.Count * Small * Gap;
        float y = top + Small;
        foreach (string line in lines)
        {
            pen.Text(line, Left, y, Small, color: Pen.Quiet);
            y += Small * Gap;
        }
        return top;
    }
}
