using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;
using SkiaSharp;

namespace Hotspots.Paper.Briefs;

/// <summary>What stands on every sheet: the marking above and below, by which run it was made, and that it is to be destroyed.</summary>
internal static class SheetFrame
{
    /// <summary>Margin left and right, millimetres.</summary>
    public const float Margin = 12;

    private const float MarkingSize = 4, FootSize = 2.3f;

    /// <summary>Draws it.</summary>
    public static void Draw(Pen pen, Brief brief, float width, float height)
    {
        string marking = brief.Run.Marking.ToUpperInvariant();
        pen.Text(marking, width / 2, 11, MarkingSize, isBold: true, align: SKTextAlign.Center);
        pen.Text(marking, width / 2, height - 7.5f, MarkingSize, isBold: true, align: SKTextAlign.Center);
        pen.Text("Destroy after the shift.", Margin, height - 7.5f, FootSize, color: Pen.Quiet);
        pen.Text($"Hotspots {brief.Run.Version}, run {brief.Run.RunId}", width - Margin, height - 7.5f, FootSize, color: Pen.Quiet,
            align: SKTextAlign.Right);
    }
}
