using System.Collections.Concurrent;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Roads;

/// <summary>Shortest or quickest ways along streets.</summary>
/// <remarks>
/// A place is taken to the nearest point of a street, at most <see cref="StreetPlace.MostMetres"/> away; what lies between the two is not counted.
/// From or to a place that is on no street there is no way, and none between parts of the network that do not join.
/// </remarks>
internal sealed class StreetTravel : INetworkTravel
{
    private readonly StreetNetwork _network;
    private readonly double[] _edgeCosts;
    private readonly double _leastPerMetre;
    private readonly ConcurrentBag<StreetSearch> _idle = [];

    private StreetTravel(StreetNetwork network, string unit, double[] edgeCosts, double leastPerMetre) =>
        (_network, Unit, _edgeCosts, _leastPerMetre) = (network, unit, edgeCosts, leastPerMetre);

    /// <inheritdoc/>
    public string Unit { get; }

    /// <summary>The network.</summary>
    public StreetNetwork Network => _network;

    /// <summary>Shortest ways, metres.</summary>
    public static StreetTravel Metres(StreetNetwork network) => new(network, "m", network.Edges.Lengths, 1);

    /// <summary>Quickest ways, minutes.</summary>
    public static StreetTravel Minutes(StreetNetwork network, SpeedTable speeds) =>
        new(network, "min", network.Costs(road => MinutesAMetre(speeds[road])), MinutesAMetre(speeds.Fastest));

    /// <inheritdoc/>
    public double Between(GridPoint from, GridPoint to)
    {
        Span<double> cost = stackalloc double[1];
        To([to]).From(from, cost);
        return cost[0];
    }

    // The straight line may be longer by what lies between the places and their streets, and a hair for rounding.
    /// <inheritdoc/>
    public double FarthestMetres(double cost) => cost / _leastPerMetre * (1 + 1e-9) + 2 * StreetPlace.MostMetres;

    /// <inheritdoc/>
    public ITravelTargets To(ReadOnlySpan<GridPoint> places) => new StreetTargets(this, places);

    /// <summary>What each edge costs.</summary>
    internal double[] EdgeCosts => _edgeCosts;

    /// <summary>Searches from a place, and hands over what was found; the search is used again afterwards.</summary>
    internal void Search<T>(StreetPlace start, double most, T state, Action<StreetSearch, T> look)
    {
        if (!_idle.TryTake(out StreetSearch? search))
            search = new StreetSearch(_network);
        search.Run(start, _edgeCosts, most);
        look(search, state);
        _idle.Add(search);
    }

    private static double MinutesAMetre(double speed) => 60 / (speed * 1000);
}
