using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement;

/// <summary>Ways from sites to all demand, by any measure; over a network one search a site.</summary>
internal sealed class SiteWays
{
    private readonly ITravel _travel;
    private readonly GridPoint[] _demand;
    private readonly ITravelTargets? _targets;

    /// <summary>Gets ready for ways to the demand.</summary>
    public SiteWays(ITravel travel, GridPoint[] demand)
    {
        (_travel, _demand) = (travel, demand);
        _targets = travel is INetworkTravel network ? network.To(demand) : null;
    }

    /// <summary>Writes the way from a site to each demand point: from the team to what it is called to.</summary>
    public void From(GridPoint site, Span<double> costs)
    {
        if (_targets is not null)
        {
            _targets.From(site, costs);
            return;
        }
        for (int i = 0; i < _demand.Length; i++)
            costs[i] = _travel.Between(site, _demand[i]);
    }
}
