using Hotspots.Core.Analysis.Density.Bandwidths;
using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Modes of a place. Is it several crowds that the bandwidth ran together?</summary>
/// <remarks>
/// <para>
/// A bandwidth that suits a town makes one bell of two heaps a street apart. So each place is looked at again with the bandwidth of the normal
/// reference for its own incidents alone, where that is at most half as wide. The normal reference is as wide as a single bell needs, and too wide
/// for several (Silverman,
/// "Density Estimation", 1986, section 3.4): what falls apart under it is not splintered by it.
/// </para>
/// <para>
/// A place is parted where its ground at the same level, or the lowest above it at which that is so, falls into two pieces or more, each with a
/// tenth of its incidents, which together hold nine of ten, and the peak of each is higher than the level, and so than every saddle between them,
/// by three standard
/// deviations of counts (Anscombe's square roots, as many incidents as would make that density if all stood there). Pieces that would touch
/// another place part nothing.
/// </para>
/// </remarks>
internal sealed class PartedPlaces
{
    /// <summary>The bandwidth of the place's own incidents is at most this share of the surface's.</summary>
    private const double NarrowShare = 0.5;

    /// <summary>Share of a place's incidents that a piece holds at least.</summary>
    private const double PieceShare = 0.1;

    /// <summary>Share of a place's incidents that all pieces hold at least.</summary>
    private const double HeldShare = 0.9;

    /// <summary>Standard deviations that a peak stands above the level.</summary>
    private const double Deviations = 3;

    /// <summary>From one level to the next that is tried.</summary>
    private const double LevelStep = 1.25;

    /// <summary>Cells across a bandwidth.</summary>
    private const int CellsAcross = 5;

    private readonly PointSet _points;
    private readonly DensityKernel _kernel;
    private readonly double _bandwidth;
    private readonly double _narrowest;
    private readonly double _level;
    private readonly int _fewest;
    private readonly WorkSharing _workers;

    /// <summary>Takes what the surface was made with.</summary>
    /// <param name="points">The incidents.</param>
    /// <param name="kernel">Its kernel.</param>
    /// <param name="bandwidth">Its bandwidth, metres.</param>
    /// <param name="narrowest">No narrower bandwidth is taken, metres: a side of a cell.</param>
    /// <param name="level">The level of the places, incidents per km².</param>
    /// <param name="fewest">A place holds at least so many incidents.</param>
    /// <param name="workers">Who does it.</param>
    public PartedPlaces(PointSet points, DensityKernel kernel, double bandwidth, double narrowest, double level, int fewest, WorkSharing workers)
    {
        (_points, _kernel, _bandwidth, _narrowest, _level, _fewest, _workers) = (points, kernel, bandwidth, narrowest, level, fewest, workers);
    }

    /// <summary>The places, with those parted that are several crowds.</summary>
    /// <param name="places">As the surface shows them.</param>
    /// <returns>The places in their order, and how many of those that were given were parted.</returns>
    public (FromSurface Places, int Parted) Of(FromSurface places)
    {
        int[] labels = places.Labels.Labels;
        int[][] members = places.Labels.Members();
        var all = new List<(int[] Members, Geometry Outline)>();
        int parted = 0;
        for (int place = 0; place < members.Length; place++)
        {
            List<(int[] Members, Geometry Outline)> parts = PartsOf(place, members[place], labels);
            bool isParted = parts.Count > 1
                && !parts.Exists(part => Touches(part.Outline, places, place) || all.Exists(other => Meet(part.Outline, other.Outline)));
            parted += isParted ? 1 : 0;
            if (isParted)
                all.AddRange(parts);
            else
                all.Add((members[place], places.Outlines[place]));
        }
        return parted == 0 ? (places, 0) : (places.With(_points, all), parted);
    }

    private List<(int[] Members, Geometry Outline)> PartsOf(int place, int[] members, int[] labels)
    {
        DensityPlaces own = DensityPlaces.Of(_points.Select(members), _workers);
        double bandwidth = Math.Max(_narrowest, NormalReference.Sigma(own) * DensityKernels.PerSigma(_kernel));
        if (bandwidth > NarrowShare * _bandwidth || own.Count < 2)
            return [];
        GridBox box = SurfaceGrid.Box(own.Bounds, _kernel, [bandwidth]);
        CellGrid grid = CellGrid.Around(box, CellShape.Square, Math.Max(bandwidth / CellsAcross, SurfaceGrid.SmallestCell));
        double[] values = KernelDensity.OnGrid(own, _kernel, [bandwidth], grid, _workers, new ProgressMeter(null));
        double one = KernelDensity.OfOne(_kernel, bandwidth) * own.Total / members.Length, peak = values.Max();
        // Those of no place may stand on its ground when that is looked at anew; those of another one may not.
        int[] near = [.. Enumerable.Range(0, labels.Length).Where(i =>
            (labels[i] == place || labels[i] == ClusterLabels.Noise) && grid.CellAt(_points.Eastings[i], _points.Northings[i]) >= 0)];
        for (double level = _level; HigherThan(level) <= peak; level *= LevelStep)
        {
            var ground = new LevelSet(new Surface(grid, values, ""), level);
            if (ground.PieceCount > 1
                && Pieces(near, i => labels[i] == place, members.Length, ground, Peaks(ground, grid, values), HigherThan(level)) is { } pieces)
                return pieces;
        }
        return [];

        double HigherThan(double level) => Math.Pow(Math.Sqrt(level / one) + Deviations / 2, 2) * one;
    }

    /// <summary>The pieces that count, if they hold as much of the place as they must.</summary>
    private List<(int[] Members, Geometry Outline)>? Pieces(
        int[] near, Func<int, bool> isOwn, int count, LevelSet ground, double[] peaks, double least)
    {
        var inPiece = new List<int>[ground.PieceCount];
        int held = 0;
        foreach (int i in near)
        {
            int piece = ground.PieceAt(_points.Eastings[i], _points.Northings[i]);
            if (piece != LevelSet.None)
                (inPiece[piece] ??= []).Add(i);
        }
        var wanted = new bool[ground.PieceCount];
        for (int piece = 0; piece < wanted.Length; piece++)
        {
            int own = inPiece[piece]?.Count(isOwn) ?? 0;
            wanted[piece] = own >= Math.Max(_fewest, PieceShare * count) && peaks[piece] >= least;
            held += wanted[piece] ? own : 0;
        }
        if (held < HeldShare * count || wanted.Count(static isWanted => isWanted) < 2)
            return null;
        Polygon?[] outlines = ground.Outlines(wanted);
        return [.. Enumerable.Range(0, wanted.Length).Where(piece => wanted[piece]).Select(
            piece => (inPiece[piece].ToArray(), (Geometry)outlines[piece]!))];
    }

    private static double[] Peaks(LevelSet ground, CellGrid grid, double[] values)
    {
        var peaks = new double[ground.PieceCount];
        for (int cell = 0; cell < values.Length; cell++)
        {
            int column = cell % grid.Columns, row = cell / grid.Columns;
            int piece = ground.PieceAt(grid.West + (column + 0.5) * grid.Size, grid.South + (row + 0.5) * grid.Size);
            if (piece != LevelSet.None)
                peaks[piece] = Math.Max(peaks[piece], values[cell]);
        }
        return peaks;
    }

    private static bool Touches(Geometry part, FromSurface places, int own) =>
        Enumerable.Range(0, places.Outlines.Count).Any(other => other != own && Meet(part, places.Outlines[other]));

    private static bool Meet(Geometry one, Geometry other) => one.EnvelopeInternal.Intersects(other.EnvelopeInternal) && one.Intersects(other);
}
