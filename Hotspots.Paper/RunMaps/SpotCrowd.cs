using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Index of spots on a sheet by squares: has one a neighbour nearer than so many millimetres?</summary>
internal sealed class SpotCrowd
{
    /// <summary>Side of a square: the farthest that is asked for.</summary>
    private const float Side = 4;

    private readonly Dictionary<(int Column, int Row), List<SKPoint>> _squares = [];

    /// <summary>Spots that differ.</summary>
    public SpotCrowd(IEnumerable<SKPoint> spots)
    {
        foreach (SKPoint spot in spots)
        {
            (int, int) square = SquareOf(spot);
            if (!_squares.TryGetValue(square, out List<SKPoint>? there))
                _squares[square] = there = [];
            there.Add(spot);
        }
    }

    /// <summary>Is another spot within a reach? The spot itself counts once; one at the same place is another.</summary>
    /// <param name="spot">One of the spots.</param>
    /// <param name="reach">Millimetres, no more than the side of a square.</param>
    public bool IsNear(SKPoint spot, float reach)
    {
        (int column, int row) = SquareOf(spot);
        int there = 0;
        for (int right = -1; right <= 1; right++)
        {
            for (int down = -1; down <= 1; down++)
            {
                if (_squares.TryGetValue((column + right, row + down), out List<SKPoint>? near))
                    there += near.Count(other => SKPoint.Distance(other, spot) < reach);
            }
        }
        return there > 1;
    }

    private static (int Column, int Row) SquareOf(SKPoint spot) => ((int)MathF.Floor(spot.X / Side), (int)MathF.Floor(spot.Y / Side));
}
