using Hotspots.Core.Geography;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Population at risk of an area: the positions of its postcodes, else its ground as an even scatter of positions.</summary>
internal static class AreaExposure
{
    /// <summary>Steps of the scatter in one square of built-up ground, each way.</summary>
    private const int StepsASquare = 4;

    /// <summary>Positions of the scatter within a boundary, at most.</summary>
    private const double MostPositions = 200_000;

    /// <summary>The exposure, each position with a weight of its share of a postcode or a square; null when there is none.</summary>
    /// <param name="area">The area.</param>
    /// <param name="points">Its incidents.</param>
    public static (PointSet? Positions, ExposureMeasure Measure) Of(StudyArea area, PointSet points)
    {
        if (area.Ground is { Source: GroundSource.Postcodes } built)
            return (Postcodes.Britain.Within(built), ExposureMeasure.Postcodes);
        if (area.Boundary is { IsEmpty: false } boundary)
            return (Scatter(boundary, points), ExposureMeasure.Boundary);
        return (area.Ground is { Count: > 0 } touched ? Scatter(touched) : null, ExposureMeasure.TouchedGround);
    }

    private static PointSet Scatter(BuiltUpGround ground)
    {
        const double Step = BuiltUpGround.Side / StepsASquare;
        int each = StepsASquare * StepsASquare;
        double[] eastings = new double[ground.Count * each], northings = new double[eastings.Length], weights = new double[eastings.Length];
        weights.AsSpan().Fill(1.0 / each);
        for (int i = 0, at = 0; i < ground.Count; i++)
        {
            GridPoint centre = BuiltUpGround.CentreOf(ground.Keys[i]);
            for (int k = 0; k < each; k++, at++)
            {
                eastings[at] = centre.Easting + (k % StepsASquare - (StepsASquare - 1) / 2.0) * Step;
                northings[at] = centre.Northing + (k / StepsASquare - (StepsASquare - 1) / 2.0) * Step;
            }
        }
        return new PointSet(eastings, northings, weights);
    }

    private static PointSet? Scatter(Geometry boundary, PointSet points)
    {
        double step = Math.Max(BuiltUpGround.Side / StepsASquare, Math.Sqrt(boundary.Area / MostPositions));
        Envelope box = boundary.EnvelopeInternal;
        var locator = new IndexedPointInAreaLocator(boundary);
        List<double> eastings = [], northings = [];
        for (double n = box.MinY + step / 2; n < box.MaxY; n += step)
        {
            for (double e = box.MinX + step / 2; e < box.MaxX; e += step)
            {
                if (locator.Locate(new Coordinate(e, n)) == Location.Exterior)
                    continue;
                eastings.Add(e);
                northings.Add(n);
            }
        }
        return eastings.Count == 0 || points.Count == 0 ? null : new PointSet([.. eastings], [.. northings]);
    }
}
