namespace Hotspots.Tests.Architecture.Samples.Cellar;

/// <summary>Something in a room of its own, for other rooms to reach for in every way there is.</summary>
internal sealed class Coal
{
    public const int Sacks = 3;

    public int Weight { get; init; }

    public static Coal Fetch() => new() { Weight = Sacks };
}
