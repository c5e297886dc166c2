using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement;

/// <summary>Table of ways between a few places, found once: a round is tried in many orders.</summary>
internal sealed class TravelTable : ITravel
{
    private readonly ITravel _measure;
    private readonly Dictionary<GridPoint, int> _places = [];
    private readonly double[][] _costs;

    private TravelTable(INetworkTravel measure, IReadOnlyList<GridPoint> places)
    {
        _measure = measure;
        GridPoint[] distinct = [.. places.Distinct()];
        var ways = new SiteWays(measure, distinct);
        _costs = new double[distinct.Length][];
        for (int i = 0; i < distinct.Length; i++)
        {
            _places.Add(distinct[i], i);
            ways.From(distinct[i], _costs[i] = new double[distinct.Length]);
        }
    }

    /// <inheritdoc/>
    public string Unit => _measure.Unit;

    /// <summary>The measure itself, and over a network a table of it.</summary>
    public static ITravel Of(ITravel measure, IReadOnlyList<GridPoint> places) =>
        measure is INetworkTravel network ? new TravelTable(network, places) : measure;

    /// <inheritdoc/>
    public double Between(GridPoint from, GridPoint to) =>
        _places.TryGetValue(from, out int a) && _places.TryGetValue(to, out int b) ? _costs[a][b] : _measure.Between(from, to);

    /// <inheritdoc/>
    public double FarthestMetres(double cost) => _measure.FarthestMetres(cost);
}
