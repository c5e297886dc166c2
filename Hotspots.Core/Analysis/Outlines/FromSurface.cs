using System.Globalization;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Outlines;

/// <summary>Which places does a surface show: the pieces of ground where it is at least so high, and the incidents in each?</summary>
/// <param name="Labels">The place of each point. Every point of a place lies strictly inside its outline and counts as a core point.</param>
/// <param name="Outlines">The ground of each place, metres, in the order of the places.</param>
internal sealed record FromSurface(ClusterLabels Labels, IReadOnlyList<Geometry> Outlines)
{
    /// <summary>No places.</summary>
    public static FromSurface Nothing(int points) => new(NoPlaces(points), []);

    /// <summary>Labels of so many points of which none is in a place.</summary>
    public static ClusterLabels NoPlaces(int points)
    {
        var labels = new int[points];
        Array.Fill(labels, ClusterLabels.Noise);
        return new ClusterLabels(labels, new bool[points], 0);
    }

    /// <summary>The places of a surface.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="level">Ground at least so high is a place.</param>
    /// <param name="points">The incidents.</param>
    /// <param name="counts">Which of them count and become members; empty: all.</param>
    /// <param name="fewest">A place holds at least so many incidents, 1 or more; others are dropped.</param>
    public static FromSurface Places(Surface surface, double level, PointSet points, ReadOnlySpan<bool> counts, int fewest)
    {
        var ground = new LevelSet(surface, level);
        var labels = new int[points.Count];
        var sizes = new int[ground.PieceCount];
        var corners = new int[ground.PieceCount];
        for (int i = 0; i < labels.Length; i++)
        {
            int piece = counts.IsEmpty || counts[i] ? ground.PieceAt(points.Eastings[i], points.Northings[i]) : LevelSet.None;
            labels[i] = piece;
            if (piece == LevelSet.None)
                continue;
            if (sizes[piece]++ == 0 || IsSouthWestOf(points, i, corners[piece]))
                corners[piece] = i;
        }
        var kept = new List<int>();
        var wanted = new bool[sizes.Length];
        for (int piece = 0; piece < sizes.Length; piece++)
        {
            if (sizes[piece] >= fewest)
            {
                kept.Add(piece);
                wanted[piece] = true;
            }
        }
        kept.Sort((a, b) =>
            sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : a == b ? 0 : IsSouthWestOf(points, corners[a], corners[b]) ? -1 : 1);
        var numbers = new int[sizes.Length];
        Array.Fill(numbers, ClusterLabels.Noise);
        for (int number = 0; number < kept.Count; number++)
            numbers[kept[number]] = number;
        var isCore = new bool[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = labels[i] == LevelSet.None ? ClusterLabels.Noise : numbers[labels[i]];
            isCore[i] = labels[i] >= 0;
        }
        Polygon?[] outlines = ground.Outlines(wanted);
        return new FromSurface(new ClusterLabels(labels, isCore, kept.Count), [.. kept.Select(piece => (Geometry)outlines[piece]!)]);
    }

    /// <summary>The grounds that hold the given shares of a surface, from the widest to the narrowest, each with a figure that says how large it is.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="levels">Its heights.</param>
    /// <param name="percentages">Descending, above 0, at most 100.</param>
    public static (IReadOnlyList<Contour> Contours, IReadOnlyList<Figure> Figures) VolumeContours(
        Surface surface, VolumeLevels levels, ReadOnlySpan<int> percentages)
    {
        var contours = new List<Contour>();
        var figures = new List<Figure>();
        if (levels.IsEmpty)
            return (contours, figures);
        foreach (int percentage in percentages)
        {
            (double level, double share) = levels.For(percentage / 100.0);
            MultiPolygon ground = new LevelSet(surface, level).Ground();
            contours.Add(new Contour(level, share, ground));
            double area = ground.Area / 1e6;
            figures.Add(new Figure(
                string.Create(CultureInfo.InvariantCulture, $"areaHolding{percentage}Percent"), area, "km²", string.Create(
                    CultureInfo.InvariantCulture, $"The smallest area that holds {percentage} % of the incidents' density is {area:G3} km²")));
        }
        return (contours, figures);
    }

    private static bool IsSouthWestOf(PointSet points, int a, int b) =>
        points.Northings[a] < points.Northings[b] || (points.Northings[a] == points.Northings[b] && points.Eastings[a] < points.Eastings[b]);
}
