using Hotspots.Core.Evaluation.Effects;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Candidate places: the treated ground with its ring, moved to wherever incidents are, and counted there.</summary>
/// <remarks>
/// Places stand on a lattice whose spacing is a third of the side of a square as large as the ground. Ground that meets the treated ring, or whose
/// ring does, is left out. Order: from the south, in each row from the west, so that results do not depend on the number of cores.
/// </remarks>
/// <param name="mask">The treated ground.</param>
/// <param name="ring">Width of its ring, metres.</param>
/// <param name="incidents">The incidents.</param>
internal sealed class PlaceCandidates(GroundMask mask, double ring, SteppedIncidents incidents)
{
    /// <summary>More places than this tell nothing new: of more, every so many-th is taken.</summary>
    private const int MostPlaces = 20_000;

    private const double NarrowestStep = 50, WidestStep = 20_000;

    /// <summary>So far apart from west to east neither grounds nor rings of two places meet, metres.</summary>
    public double ApartEast { get; } = mask.Ground.EnvelopeInternal.Width + 2 * ring;

    /// <summary>The same from south to north.</summary>
    public double ApartNorth { get; } = mask.Ground.EnvelopeInternal.Height + 2 * ring;

    /// <summary>The treated place, and every other that has a quarter to four times as many incidents: what a control of a control has.</summary>
    /// <param name="free">Only places that had no operation before or during?</param>
    /// <param name="within">Where the middle of a place may lie; null for anywhere.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public PlaceTable In(GridBox? within, bool free, CancellationToken cancellation)
    {
        int columns = incidents.Earlier + 2;
        int[] ownGround = new int[columns], ownRing = new int[columns];
        int town = incidents.Count(mask, 0, 0, ownGround, ownRing, new int[incidents.Towns]).Town;
        int total = Sum(ownGround);
        (int Column, int Row)[] shifts = Shifts(within);
        var counted = new Counted?[shifts.Length];
        double step = Step;
        Parallel.For(
            0, (shifts.Length + Block - 1) / Block, new ParallelOptions { CancellationToken = cancellation },
            block =>
            {
                Span<int> ground = stackalloc int[columns], around = stackalloc int[columns];
                Span<int> towns = new int[incidents.Towns];
                for (int i = block * Block; i < Math.Min(shifts.Length, (block + 1) * Block); i++)
                {
                    ground.Clear();
                    around.Clear();
                    PlaceSeen seen = incidents.Count(mask, shifts[i].Column * step, shifts[i].Row * step, ground, around, towns);
                    int all = Sum(ground);
                    if (4 * all >= total && all <= 4 * total && !(free && seen.HadOperation))
                        counted[i] = new Counted(ground.ToArray(), around.ToArray(), seen.Town);
                }
            });
        int[] kept = [.. Enumerable.Range(0, shifts.Length).Where(i => counted[i] is not null)];
        return new PlaceTable(
            incidents.Earlier,
            [.. ownGround, .. kept.SelectMany(i => counted[i]!.Ground)],
            [.. ownRing, .. kept.SelectMany(i => counted[i]!.Ring)],
            [0, .. kept.Select(i => shifts[i].Column * step)],
            [0, .. kept.Select(i => shifts[i].Row * step)],
            [town, .. kept.Select(i => counted[i]!.Town)]);
    }

    private const int Block = 64;

    private double Step => Math.Clamp(Math.Sqrt(mask.Ground.Area) / 3, NarrowestStep, WidestStep);

    private (int Column, int Row)[] Shifts(GridBox? within)
    {
        double step = Step;
        Coordinate centre = mask.Ground.EnvelopeInternal.Centre;
        // Half a box aside: a place is moved to the middle of a box.
        var origin = new GridPoint(centre.X - step / 2, centre.Y - step / 2);
        (int Column, int Row)[] all =
        [
            .. incidents.Occupied(step, origin)
                .Where(box => Math.Abs(box.Column) * step >= ApartEast || Math.Abs(box.Row) * step >= ApartNorth)
                .Where(box => within is not { } limits
                    || centre.X + box.Column * step is var e && e >= limits.West && e <= limits.East
                    && centre.Y + box.Row * step is var n && n >= limits.South && n <= limits.North)
                .OrderBy(static box => box.Row).ThenBy(static box => box.Column),
        ];
        int every = (all.Length + MostPlaces - 1) / MostPlaces;
        return every <= 1 ? all : [.. all.Where((_, i) => i % every == 0)];
    }

    // The earlier periods alone.
    private static int Sum(ReadOnlySpan<int> counts)
    {
        int sum = 0;
        foreach (int count in counts[..^2])
            sum += count;
        return sum;
    }

    private sealed record Counted(int[] Ground, int[] Ring, int Town);
}
