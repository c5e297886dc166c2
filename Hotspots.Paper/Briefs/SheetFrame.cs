using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;
using SkiaSharp;

namespace Hotspots.Paper.Briefs;

/// <summary>What stands on every sheet: the marking above and below, and by which run it was made.</summary>
internal static class SheetFrame
{
    /// <summary>Margin left and right, millimetres.</summary>
    public const float Margin = 12;

    private const float MarkingSize = 4, FootSize = 2.3f;

    /// <summary>Draws that of a briefing.</summary>
    public static void Draw(Pen pen, Brief brief, float width, float height) => Draw(
        pen, brief.Run.Marking, "Destroy after the shift.", $"Hotspots {brief.Run.Version}, run {brief.Run.RunId}", width, height);

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
        pen.Text(said, width / 2, 11, MarkingSize, isBold: true, align: SKTextAlign.Center);
        pen.Text(said, width / 2, height - 7.5f, MarkingSize, isBold: true, align: SKTextAlign.Center);
        pen.Text(left, Margin, height - 7.5f, FootSize, color: Pen.Quiet);
        pen.Text(right, width - Margin, height - 7.5f, FootSize, color: Pen.Quiet, align: SKTextAlign.Right);
    }
}
