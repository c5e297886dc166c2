using Hotspots.Paper.Drawing;
using SkiaSharp;

namespace Hotspots.Paper.Maps;

/// <summary>Halos of names on a map: outlines of letters to be drawn with a broad pen under the letters themselves.</summary>
/// <remarks>
/// As lines, so that who copies the words finds each of them once. A halo needs no fine outline: points nearer than a fifth of its width are left out
/// and the others lie on a lattice, which makes a map of seventy names a third as long. Each letter is traced once.
/// </remarks>
/// <param name="size">Height of the letters, millimetres.</param>
/// <param name="isBold">Heavier?</param>
internal sealed class LetterRims(float size, bool isBold)
{
    /// <summary>Lattice of the points, millimetres: a power of two, which is written in few digits.</summary>
    private const float Lattice = 1 / 16f;

    private const float Nearest = 0.13f;

    private readonly Dictionary<ushort, SKPoint[][]> _traced = [];

    /// <summary>The outlines of a text.</summary>
    /// <param name="text">One line.</param>
    /// <param name="left">Where it begins.</param>
    /// <param name="baseline">What the letters stand on.</param>
    public SKPath Of(string text, float left, float baseline)
    {
        using SKFont font = Letters.Of(size, isBold);
        ushort[] glyphs = font.GetGlyphs(text);
        SKPoint[] at = font.GetGlyphPositions(glyphs, new SKPoint(left, baseline));
        using var path = new SKPathBuilder();
        for (int i = 0; i < glyphs.Length; i++)
        {
            if (!_traced.TryGetValue(glyphs[i], out SKPoint[][]? rims))
                _traced[glyphs[i]] = rims = Trace(font, glyphs[i]);
            foreach (SKPoint[] rim in rims)
            {
                var moved = new SKPoint[rim.Length];
                for (int k = 0; k < rim.Length; k++)
                    moved[k] = new SKPoint(OnLattice(rim[k].X + at[i].X), OnLattice(rim[k].Y + at[i].Y));
                path.AddPoly(moved, true);
            }
        }
        return path.Detach();
    }

    private static float OnLattice(float value) => MathF.Round(value / Lattice) * Lattice;

    private static SKPoint[][] Trace(SKFont font, ushort glyph)
    {
        // A blank has none.
        using SKPath? outline = font.GetGlyphPath(glyph);
        if (outline is null)
            return [];
        var rims = new List<SKPoint[]>();
        var rim = new List<SKPoint>();
        var points = new SKPoint[4];
        using SKPath.RawIterator verbs = outline.CreateRawIterator();
        for (SKPathVerb verb; (verb = verbs.Next(points)) != SKPathVerb.Done;)
        {
            switch (verb)
            {
                case SKPathVerb.Move:
                    rim = [points[0]];
                    break;
                case SKPathVerb.Line:
                    Add(points[1]);
                    break;
                case SKPathVerb.Quad:
                    Add(new SKPoint((points[0].X + 2 * points[1].X + points[2].X) / 4, (points[0].Y + 2 * points[1].Y + points[2].Y) / 4));
                    Add(points[2]);
                    break;
                case SKPathVerb.Close:
                    rims.Add([.. rim]);
                    break;
            }
        }
        return [.. rims];

        void Add(SKPoint point)
        {
            if (SKPoint.Distance(rim[^1], point) >= Nearest)
                rim.Add(point);
        }
    }
}
