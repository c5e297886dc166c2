using Hotspots.Tests.Architecture.Samples.Cellar;

namespace Hotspots.Tests.Architecture.Samples.Attic;

internal sealed class ReachingByField
{
    public Coal[]? Held { get; set; }
}

internal static class ReachingBySignature
{
    public static int Weigh(IReadOnlyList<Coal> coal) => coal.Count;
}

internal static class ReachingByCall
{
    public static string Weigh() => Cellar.Coal.Fetch().ToString() ?? "";
}

internal static class ReachingInALambda
{
    public static int Weigh(int[] sacks) => sacks.Count(static sack => new Coal().Weight == sack);
}

internal static class ReachingByType
{
    public static string Name => typeof(Coal).Name;
}

internal static class ReachingForALibrary
{
    public static object Point => new NetTopologySuite.Geometries.Point(1, 2);
}

internal static class StayingInside
{
    public static int Count(int[] numbers) => numbers.Count(static number => number > 0);
}
