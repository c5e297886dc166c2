using Hotspots.Methods;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Methods;

/// <summary>The example of docs/using-the-core.md: what it shows is compiled and run.</summary>
internal static class Example
{
    public static void Run(TextWriter Console)
    {
        // A hundred burglaries round one corner, a hundred anywhere in four square kilometres.
        var chance = new Random(1);
        Point[] points = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0
            ? new Point(617_000 + 120 * chance.NextDouble(), 214_000 + 120 * chance.NextDouble())
            : new Point(616_000 + 2000 * chance.NextDouble(), 213_000 + 2000 * chance.NextDouble()))];
        DateOnly[] days = [.. points.Select(_ => new DateOnly(2025, 1, 1).AddDays(chance.Next(180)))];

        Locations locations = Locations.FromPoints(points);
        Clusters clusters = Dbscan.Cluster(locations, radius: 50, minPoints: 10);
        Polygon outline = clusters.OutlineOf(0, reach: 50);
        Console.WriteLine($"{clusters.Count} cluster, {clusters.MembersOf(0).Length} points on {outline.Area / 1e4:0.0} ha");

        DensitySurface surface = Density.Surface(locations, bandwidth: 300, cellSize: 50);
        Console.WriteLine($"the densest cell has {surface.Values.Max():0} points per km²");

        CellTest cells = GetisOrd.Cells(locations, new CellTestSettings { CellSize = 150 });
        Console.WriteLine($"{cells.HotSpots.Count} hot spot among {cells.Count} cells");

        KnoxBand near = Knox.Test(locations, days).Bands[0];
        Console.WriteLine($"{near.Observed} pairs within 200 m and a week, {near.Expected:0} expected, p {near.PValue:0.00}");
    }
}
