using System.Globalization;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Outlines;

/// <summary>Places above a level of a surface. Which places does a surface show: the pieces of ground where it is at least so high, and the incidents
/// in each?</summary>
/// <param name="Labels">The place of each point. Every point of a place lies strictly inside its outline and counts as a core point.</param>
/// <param name="Outlines">The ground of each place, metres, in the order of the places.</param>
internal sealed record FromSurface(ClusterLabels Labels, IReadOnlyList<Geometry> Outlines)
{
    /// <summary>The ground that is so high, with the small pieces that were dropped; null where nobody looked.</summary>
    public LevelSet? Ground { get; private init; }

    /// <summary>Weight of the incidents on ground so high, in small pieces that were dropped too.</summary>
    public double Held { get; private init; }

    /// <summary>No places.</summary>
    public static FromSurface Nothing(int points) => new(ClusterLabels.None(points), []);

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
        double held = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            int piece = counts.IsEmpty || counts[i] ? ground.PieceAt(points.Eastings[i], points.Northings[i]) : LevelSet.None;
            labels[i] = piece;
            if (piece == LevelSet.None)
                continue;
            held += points.WeightAt(i);
            if (sizes[piece]++ == 0 || points[i].IsSouthWestOf(points[corners[piece]]))
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
            sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : a == b ? 0 : points[corners[a]].IsSouthWestOf(points[corners[b]]) ? -1 : 1);
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
        return new FromSurface(
            new ClusterLabels(labels, isCore, kept.Count), [.. kept.Select(piece => (Geometry)outlines[piece]!)])
        { Held = held, Ground = ground };
    }

    /// <summary>Only the places of which a mask says so, numbered anew in their order.</summary>
    public FromSurface Where(ReadOnlySpan<bool> isWanted)
    {
        var numbers = new int[isWanted.Length];
        var outlines = new List<Geometry>();
        for (int place = 0; place < numbers.Length; place++)
        {
            numbers[place] = isWanted[place] ? outlines.Count : ClusterLabels.Noise;
            if (isWanted[place])
                outlines.Add(Outlines[place]);
        }
        if (outlines.Count == numbers.Length)
            return this;
        int[] labels = Array.ConvertAll(Labels.Labels, label => label < 0 ? ClusterLabels.Noise : numbers[label]);
        return this with
        {
            Labels = new ClusterLabels(labels, Array.ConvertAll(labels, static label => label >= 0), outlines.Count),
            Outlines = outlines,
        };
    }

    /// <summary>Other places on the same ground, in the order of places: the larger first, of equals the one whose first incident lies more to the
    /// south-west.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="places">Those of each, at least one, ascending, none in two; and its outline.</param>
    public FromSurface With(PointSet points, IEnumerable<(int[] Members, Geometry Outline)> places)
    {
        (int[] Members, Geometry Outline, int Corner)[] sorted = [.. places.Select(place =>
            (place.Members, place.Outline, place.Members.Aggregate((corner, i) => points[i].IsSouthWestOf(points[corner]) ? i : corner)))];
        Array.Sort(sorted, (a, b) =>
            a.Members.Length != b.Members.Length ? b.Members.Length.CompareTo(a.Members.Length)
            : a.Corner == b.Corner ? 0 : points[a.Corner].IsSouthWestOf(points[b.Corner]) ? -1 : 1);
        int[] labels = ClusterLabels.None(points.Count).Labels;
        for (int place = 0; place < sorted.Length; place++)
        {
            foreach (int i in sorted[place].Members)
                labels[i] = place;
        }
        return this with
        {
            Labels = new ClusterLabels(labels, Array.ConvertAll(labels, static label => label >= 0), sorted.Length),
            Outlines = [.. sorted.Select(static place => place.Outline)],
        };
    }

    /// <summary>The level of the highest ground on which incidents hold a share of their weight.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="points">The incidents.</param>
    /// <param name="share">Above 0, at most 1.</param>
    /// <returns>
    /// The height of ground that surely holds them: an incident is taken to stand as high as the lowest of the four centres round it.
    /// 0 where even the lowest ground holds less.
    /// </returns>
    public static double LevelHolding(Surface surface, PointSet points, double share)
    {
        var heights = new (double Height, double Weight)[points.Count];
        double total = 0;
        for (int i = 0; i < heights.Length; i++)
            heights[i] = (LowestRound(surface, points.Eastings[i], points.Northings[i]), points.WeightAt(i));
        // Of equal heights the heavier first: the sum does not depend on the order of the incidents.
        Array.Sort(heights, static (a, b) => b.CompareTo(a));
        foreach ((_, double weight) in heights)
            total += weight;
        double held = 0;
        foreach ((double height, double weight) in heights)
        {
            held += weight;
            if (held >= share * total)
                return height;
        }
        return 0;
    }

    /// <summary>The lowest of the four centres of cells round a position; 0 at the rim of the surface.</summary>
    public static double LowestRound(Surface surface, double easting, double northing)
    {
        CellGrid grid = surface.Grid;
        int column = (int)Math.Floor((easting - grid.West) / grid.Size - 0.5), row = (int)Math.Floor((northing - grid.South) / grid.Size - 0.5);
        if (column < 0 || row < 0 || column + 1 >= grid.Columns || row + 1 >= grid.Rows)
            return 0;
        ReadOnlySpan<double> south = surface.Values.AsSpan(row * grid.Columns + column, 2),
            north = surface.Values.AsSpan((row + 1) * grid.Columns + column, 2);
        return Math.Min(Math.Min(south[0], south[1]), Math.Min(north[0], north[1]));
    }

    /// <summary>The grounds that hold the given shares of a surface, from the widest to the narrowest, each with a figure that says how large it
    /// is.</summary>
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
}
