using System.Globalization;
using Hotspots.Paper.Drawing;
using SkiaSharp;

namespace Hotspots.Paper.Briefs;

/// <summary>Strip of the day: how many incidents each hour has, by height and by grey.</summary>
internal static class HourStrip
{
    private const float Label = 1.9f;

    /// <summary>How high a strip is with its hours below, millimetres.</summary>
    public const float Height = 7.4f;

    /// <summary>Draws it.</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="counts">24 counts.</param>
    /// <param name="x">Left end, millimetres.</param>
    /// <param name="y">Upper end.</param>
    /// <param name="width">Millimetres.</param>
    public static void Draw(Pen pen, IReadOnlyList<int> counts, float x, float y, float width)
    {
        const float Bars = Height - Label - 0.6f;
        float each = width / counts.Count;
        int most = Math.Max(1, counts.Max());
        for (int hour = 0; hour < counts.Count; hour++)
        {
            float bar = Bars * counts[hour] / most;
            byte grey = (byte)(190 - 150 * counts[hour] / most);
            if (bar > 0)
                pen.Box(x + hour * each + 0.1f, y + Bars - bar, each - 0.2f, bar, new SKColor(grey, grey, grey));
            if (hour % 6 == 0)
                pen.Text(hour.ToString("00", CultureInfo.InvariantCulture), x + hour * each, y + Height, Label, color: Pen.Quiet);
        }
        pen.Line(x, y + Bars, x + width, y + Bars, 0.15f, Pen.Quiet);
        pen.Text("24", x + width, y + Height, Label, color: Pen.Quiet, align: SKTextAlign.Right);
    }
}
