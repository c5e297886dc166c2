using Hotspots.Core.Analysis.Significance.Moran;
using Hotspots.Core.Analysis.Significance.NearestNeighbour;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Study region of the nearest-neighbour index. What would random incidents on the same ground have for a mean distance?</summary>
/// <remarks>
/// <para>
/// With a drawn boundary that of Clark and Evans, with or without Donnelly's correction. Where nobody drew one and nobody looked for
/// built-up ground, the boundary is Ripley and Rasson's estimate ("Finding the edge of a Poisson forest", J. Appl. Prob. 1977): the convex
/// hull of the n incidents, which is too small, enlarged about its centroid by 1/√(1 − m/n), m the number of its corners (by 2 where all
/// incidents are corners, as spatstat's ripras has it).
/// </para>
/// <para>
/// Built-up ground has no edge of a useful length: it is hundreds of squares with fields between, on which Donnelly's correction is not
/// made. There random incidents are strewn on the squares themselves, as many as there are, and their distances measured; within a
/// boundary that is done where somebody asks for it, whatever its form. The expectation
/// is their mean; the standard error is 1.0145 times the deviation of a distance over √n (Donnelly's 0.0703 A/n² beside Clark and
/// Evans's 0.26136² A/n²: nearest neighbours are often each other's), enlarged for the rounds being no more than some.
/// </para>
/// </remarks>
internal static class NeighbourGround
{
    private const double Linked = 1.0145;

    /// <summary>Rounds of random incidents: enough that their mean is known far better than one set's, and a bounded number of incidents.</summary>
    private const int FewestRounds = 9, MostRounds = 99, StrewnIncidents = 1_000_000;

    /// <summary>Of a ground with area and edge.</summary>
    /// <param name="n">Incidents, 2 or more.</param>
    /// <param name="area">m², above 0.</param>
    /// <param name="edge">Length of the edge, metres; null for no correction.</param>
    public static ExpectedDistance OfArea(int n, double area, double? edge)
    {
        double expected = 0.5 * Math.Sqrt(area / n);
        return edge is not double length
            ? new ExpectedDistance(expected, 0.26136 / Math.Sqrt(n * (double)n / area))
            : new ExpectedDistance(
                expected + (0.0514 + 0.0412 / Math.Sqrt(n)) * length / n,
                Math.Sqrt(0.0703 * area / ((double)n * n) + 0.037 * length * Math.Sqrt(area / Math.Pow(n, 5))));
    }

    /// <summary>The boundary of the ground: the one that was drawn; of null Ripley and Rasson's estimate, without area where incidents lie on a
    /// line.</summary>
    public static Geometry Boundary(PointSet points, Geometry? window)
    {
        if (window is not null)
            return window;
        if (points.Count == 0 || Outermost.HullOf(points) is not Polygon hull)
            return GeometryFactory.Default.CreatePolygon();
        int corners = hull.NumPoints - 1;
        double factor = corners < points.Count ? 1 / Math.Sqrt(1 - (double)corners / points.Count) : 2;
        Coordinate middle = hull.Centroid.Coordinate;
        return GeometryFactory.Default.CreatePolygon(
            Array.ConvertAll(hull.Coordinates, c => new Coordinate(middle.X + factor * (c.X - middle.X), middle.Y + factor * (c.Y - middle.Y))));
    }

    /// <summary>The incidents on built-up ground: those in its squares.</summary>
    public static PointSet On(BuiltUpGround ground, PointSet points)
    {
        var on = new List<int>(points.Count);
        for (int i = 0; i < points.Count; i++)
        {
            if (ground.Contains(points.Eastings[i], points.Northings[i]))
                on.Add(i);
        }
        return on.Count == points.Count ? points : points.Select([.. on]);
    }

    /// <summary>A random place on built-up ground: a square, and a place in it.</summary>
    public static Func<SeededRandom, GridPoint> PlacesOn(BuiltUpGround ground) => random =>
    {
        GridPoint middle = BuiltUpGround.CentreOf(ground.Keys[random.NextInt32(ground.Count)]);
        double east = random.NextDouble() - 0.5, north = random.NextDouble() - 0.5;
        return new GridPoint(middle.Easting + east * BuiltUpGround.Side, middle.Northing + north * BuiltUpGround.Side);
    };

    /// <summary>A random place within a boundary that has area: of its box, until one lies in it.</summary>
    public static Func<SeededRandom, GridPoint> PlacesIn(Geometry boundary, CancellationToken cancellation)
    {
        var inside = new PointsInPolygons([boundary]);
        Envelope box = boundary.EnvelopeInternal;
        return random =>
        {
            while (true)
            {
                double east = box.MinX + box.Width * random.NextDouble(), north = box.MinY + box.Height * random.NextDouble();
                if (inside.At(east, north) >= 0)
                    return new GridPoint(east, north);
                cancellation.ThrowIfCancellationRequested();
            }
        };
    }

    /// <summary>Of random incidents on a ground of any form.</summary>
    /// <param name="place">A random place on it.</param>
    /// <param name="n">Incidents, 2 or more.</param>
    /// <param name="seed">Of chance.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told of each round's incidents.</param>
    public static ExpectedDistance Strewn(Func<SeededRandom, GridPoint> place, int n, ulong seed, WorkSharing workers, ProgressMeter meter)
    {
        int rounds = Rounds(n);
        var silent = new ProgressMeter(null);
        var east = new double[n];
        var north = new double[n];
        double means = 0, deviations = 0;
        for (int round = 0; round < rounds; round++)
        {
            workers.Cancellation.ThrowIfCancellationRequested();
            var random = new SeededRandom(LaneRandom.Mix(seed, round));
            for (int i = 0; i < n; i++)
            {
                GridPoint at = place(random);
                (east[i], north[i]) = (at.Easting, at.Northing);
            }
            NearestDistances found = NearestNeighbours.Of(new PointSet(east, north), workers, silent);
            means += found.Mean;
            deviations += found.Deviation;
            meter.Advance(1);
        }
        return new ExpectedDistance(means / rounds, Linked * deviations / rounds / Math.Sqrt(n) * Math.Sqrt(1 + 1.0 / rounds));
    }

    /// <summary>How often so many random incidents are strewn.</summary>
    public static int Rounds(int n) => Math.Clamp(StrewnIncidents / n, FewestRounds, MostRounds);
}

/// <summary>Mean nearest-neighbour distance under complete spatial randomness.</summary>
/// <param name="Mean">Metres.</param>
/// <param name="Error">Standard error of the mean of one set, metres.</param>
internal readonly record struct ExpectedDistance(double Mean, double Error);
