using SkiaSharp;

namespace Hotspots.Paper.Drawing;

/// <summary>Pen on a sheet: text, lines and boxes in millimetres.</summary>
internal sealed class Pen(SKCanvas canvas)
{
    /// <summary>Ink of words.</summary>
    public static readonly SKColor Ink = new(0x11, 0x18, 0x20);

    /// <summary>Ink of what is said aside; it still has 7:1 on white.</summary>
    public static readonly SKColor Quiet = new(0x4a, 0x52, 0x5b);

    /// <summary>Where to draw what this does not know.</summary>
    public SKCanvas Canvas => canvas;

    /// <summary>Writes a line of text.</summary>
    /// <param name="text">One line.</param>
    /// <param name="x">Left end, middle or right end, as <paramref name="align"/> says.</param>
    /// <param name="baseline">What the letters stand on.</param>
    /// <param name="size">Height of the font.</param>
    /// <param name="isBold">Heavier?</param>
    /// <param name="color">Null for <see cref="Ink"/>.</param>
    /// <param name="align">What <paramref name="x"/> is.</param>
    public void Text(
        string text, float x, float baseline, float size, bool isBold = false, SKColor? color = null, SKTextAlign align = SKTextAlign.Left)
    {
        using SKFont font = Letters.Of(size, isBold);
        using SKPaint paint = Fill(color ?? Ink);
        canvas.DrawText(text, x, baseline, align, font, paint);
    }

    /// <summary>Writes a text in lines.</summary>
    /// <param name="text">Any.</param>
    /// <param name="x">Left end.</param>
    /// <param name="baseline">Of the first line.</param>
    /// <param name="width">Of the lines.</param>
    /// <param name="size">Height of the font; lines are 1.32 of it apart.</param>
    /// <param name="isBold">Heavier?</param>
    /// <param name="color">Null for <see cref="Ink"/>.</param>
    /// <param name="most">Lines at most.</param>
    /// <returns>The baseline that a further line would have.</returns>
    public float Paragraph(
        string text, float x, float baseline, float width, float size, bool isBold = false, SKColor? color = null, int most = int.MaxValue)
    {
        using SKFont font = Letters.Of(size, isBold);
        using SKPaint paint = Fill(color ?? Ink);
        foreach (string line in Letters.Lines(text, font, width, most))
        {
            canvas.DrawText(line, x, baseline, SKTextAlign.Left, font, paint);
            baseline += size * 1.32f;
        }
        return baseline;
    }

    /// <summary>How wide a line of text is, millimetres.</summary>
    public static float Width(string text, float size, bool isBold = false)
    {
        using SKFont font = Letters.Of(size, isBold);
        return font.MeasureText(text);
    }

    /// <summary>Draws a straight line.</summary>
    public void Line(float x, float y, float toX, float toY, float width, SKColor? color = null)
    {
        using SKPaint paint = Stroke(color ?? Ink, width);
        canvas.DrawLine(x, y, toX, toY, paint);
    }

    /// <summary>Fills a box.</summary>
    public void Box(float x, float y, float width, float height, SKColor color)
    {
        using SKPaint paint = Fill(color);
        canvas.DrawRect(x, y, width, height, paint);
    }

    /// <summary>Draws the rim of a box.</summary>
    public void Frame(float x, float y, float width, float height, float line, SKColor? color = null)
    {
        using SKPaint paint = Stroke(color ?? Ink, line);
        canvas.DrawRect(x, y, width, height, paint);
    }

    /// <summary>A paint that fills.</summary>
    public static SKPaint Fill(SKColor color) => new() { Color = color, IsAntialias = true, Style = SKPaintStyle.Fill };

    /// <summary>A paint that draws lines.</summary>
    public static SKPaint Stroke(SKColor color, float width) => new()
    {
        Color = color,
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = width,
        StrokeJoin = SKStrokeJoin.Round,
        StrokeCap = SKStrokeCap.Butt,
    };
}
