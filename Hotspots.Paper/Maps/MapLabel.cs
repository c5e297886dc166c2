using Hotspots.Paper.Drawing;
using SkiaSharp;

namespace Hotspots.Paper.Maps;

/// <summary>Label on a map: a line of text with a rim, where there is room for it.</summary>
/// <param name="Text">One line.</param>
/// <param name="Size">Height of the font, millimetres.</param>
/// <param name="IsBold">Heavier?</param>
/// <param name="Color">Of the letters.</param>
internal readonly record struct MapLabel(string Text, float Size, bool IsBold, SKColor Color)
{
    private const float Gap = 0.6f;

    /// <summary>Writes it, or nothing where something else stands; was it written?</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="room">Room for labels.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="y">What the letters stand on.</param>
    public bool Write(Pen pen, LabelRoom room, float x, float y)
    {
        float width = Pen.Width(Text, Size, IsBold);
        if (!room.Take(SKRect.Create(x - width / 2 - Gap, y - Size * 0.8f - Gap / 2, width + 2 * Gap, Size * 1.1f + Gap)))
            return false;
        using SKFont font = Letters.Of(Size, IsBold);
        using SKPaint halo = Pen.Stroke(MapStyle.Land, 0.7f), fill = Pen.Fill(Color);
        using (SKPath letters = room.Rims(Size, IsBold).Of(Text, x - width / 2, y))
            pen.Canvas.DrawPath(letters, halo);
        pen.Canvas.DrawText(Text, x, y, SKTextAlign.Center, font, fill);
        return true;
    }

    /// <summary>Writes it beside a place: above, below, right or left of it, the first that has room.</summary>
    /// <inheritdoc cref="Write" path="/returns"/>
    /// <param name="pen">Where to.</param>
    /// <param name="room">Room for labels.</param>
    /// <param name="x">The place.</param>
    /// <param name="y">The place.</param>
    /// <param name="away">How far from it, millimetres.</param>
    public bool WriteBeside(Pen pen, LabelRoom room, float x, float y, float away)
    {
        float half = Pen.Width(Text, Size, IsBold) / 2 + Gap, middle = Size * 0.36f;
        return Write(pen, room, x, y - away) || Write(pen, room, x, y + away + Size * 0.8f) || Write(pen, room, x + away + half, y + middle)
            || Write(pen, room, x - away - half, y + middle) || Write(pen, room, x, y + middle);
    }
}
