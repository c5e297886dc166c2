using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;
using SkiaSharp;

namespace Hotspots.Paper.Briefs;

/// <summary>What stands on every sheet: the marking above and below, and by which run it was made.</summary>
internal static class SheetFrame
{
    /// <summary>Margin left and right, millimetres.</summary>
    public const float Margin = 12;

    private const float MarkingSize = 4, FootSize = 2.3f, Between = 3;

    /// <summary>Draws that of a briefing.</summary>
    public static void Draw(Pen pen, Brief brief, BriefPage page, float width, float height) => Draw(
        pen, brief.MarkingLineOf(page), "Destroy after the shift.", $"Hotspots {brief.Run.Version}, run {brief.Run.RunId}", width, height);

    /// <summary>Draws that of any sheet.</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="marking">The security marking.</param>
    /// <param name="left">What stands below on the left.</param>
    /// <param name="right">By what it was made.</param>
    /// <param name="width">Of the sheet, millimetres.</param>
    /// <param name="height">Of the sheet, millimetres.</param>
    public static void Draw(Pen pen, string marking, string left, string right, float width, float height)
    {
        string said = marking.ToUpperInvariant();
        using SKFont foot = Letters.Of(FootSize, false);
        // Below it stands between two others.
        float beside = Math.Max(foot.MeasureText(left), foot.MeasureText(right));
        pen.Text(said, width / 2, 11, Fitting(said, MarkingSize, width - 2 * Margin), isBold: true, align: SKTextAlign.Center);
        pen.Text(
            said, width / 2, height - 7.5f, Fitting(said, MarkingSize, width - 2 * (Margin + beside + Between)), isBold: true,
            align: SKTextAlign.Center);
        pen.Text(left, Margin, height - 7.5f, FootSize, color: Pen.Quiet);
        pen.Text(right, width - Margin, height - 7.5f, FootSize, color: Pen.Quiet, align: SKTextAlign.Right);
    }

    /// <summary>The size of letters at which a bold line is no wider than there is room, at most the usual one; millimetres.</summary>
    public static float Fitting(string line, float usual, float room)
    {
        using SKFont font = Letters.Of(usual, true);
        float length = font.MeasureText(line);
        return length <= room ? usual : usual * room / length;
    }
}
