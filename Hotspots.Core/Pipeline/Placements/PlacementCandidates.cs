using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Candidate sites of a pool. Where might the teams of a pool stand?</summary>
/// <remarks>
/// A lattice is laid over the boundary that was given, else over the convex hull of an area's demand and one spacing round it: whatever a
/// place outside the hull reaches, the nearest place of the hull reaches too. Of the lattice only what has demand within reach is kept.
/// </remarks>
internal static class PlacementCandidates
{
    /// <summary>Steps of the lattice to each side of demand up to which its neighbourhood is listed; beyond, the whole area is.</summary>
    private const int MostSteps = 16;

    /// <summary>Lays out candidates over the areas of a pool.</summary>
    /// <param name="demand">What is to be reached.</param>
    /// <param name="areas">The areas of the pool.</param>
    /// <param name="source">How.</param>
    /// <param name="spacing">Metres between candidates.</param>
    /// <param name="reach">How far a team gets in a straight line, metres; +∞ for everywhere.</param>
    /// <exception cref="ArgumentException">There would be too many.</exception>
    public static PointSet LayOut(PlacementDemand demand, IReadOnlyList<DemandArea> areas, CandidateSource source, double spacing, double reach)
    {
        if (source == CandidateSource.Cells)
            return CandidateSites.Cells(demand.Points.Select([.. areas.SelectMany(static area => area.Demand)]), spacing);
        var crossings = new SortedSet<(double Row, double Column)>();
        foreach (DemandArea area in areas)
        {
            if (area.Demand.Length > 0)
                Add(demand.Points, area, spacing, reach, crossings);
        }
        if (crossings.Count > CandidateSites.MostSites)
            throw new ArgumentException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"A distance of {spacing} m gives {crossings.Count:N0} candidate sites, more than {CandidateSites.MostSites:N0}: "
                    + $"choose a larger one or a smaller area."));
        return new PointSet([.. crossings.Select(at => at.Column * spacing)], [.. crossings.Select(at => at.Row * spacing)]);
    }

    private static void Add(PointSet points, DemandArea area, double spacing, double reach, SortedSet<(double Row, double Column)> crossings)
    {
        Geometry ground = area.Area?.Boundary ?? Outermost.HullOf(points, area.Demand).Buffer(spacing);
        int steps = reach / spacing < MostSteps ? (int)Math.Ceiling(reach / spacing + 0.5) : 0;
        if (steps == 0)
        {
            PointSet all = CandidateSites.Lattice(ground, spacing);
            for (int i = 0; i < all.Count; i++)
                crossings.Add((Math.Round(all.Northings[i] / spacing), Math.Round(all.Eastings[i] / spacing)));
            return;
        }
        var near = new HashSet<(double Row, double Column)>();
        var squares = new HashSet<(double Row, double Column)>();
        foreach (int i in area.Demand)
        {
            double row = Math.Round(points.Northings[i] / spacing), column = Math.Round(points.Eastings[i] / spacing);
            if (!squares.Add((row, column)))
                continue;
            for (int north = -steps; north <= steps; north++)
            {
                for (int east = -steps; east <= steps; east++)
                    near.Add((row + north, column + east));
            }
        }
        IPreparedGeometry prepared = PreparedGeometryFactory.Prepare(ground);
        foreach ((double row, double column) in near)
        {
            if (prepared.Covers(new Point(column * spacing, row * spacing)))
                crossings.Add((row, column));
        }
    }
}
