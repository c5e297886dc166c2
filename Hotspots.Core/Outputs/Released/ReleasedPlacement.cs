using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of a placement may be written: the only thing that its writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone, which takes away what the profile withholds.</remarks>
internal sealed class ReleasedPlacement
{
    private ReleasedPlacement(ReleaseStamp stamp, PlacementResult result, IncidentTable? incidents)
    {
        Stamp = stamp;
        Incidents = incidents;
        Demand = result.Demand;
        Pools = result.Pools;
        Sites = result.Sites;
        Served = result.Served;
        ReachMetres = result.ReachMetres;
        Streets = result.Streets;
        IsOnGrid = result.IsOnGrid;
        Record = result.Record with { Marking = stamp.Marking, Profile = stamp.Profile.Name };
    }

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>The placed incidents, without the columns that the profile withholds; null where it began with plain points.</summary>
    public IncidentTable? Incidents { get; }

    /// <summary>What was to be reached.</summary>
    public PointSet Demand { get; }

    /// <summary>The pools of teams.</summary>
    public IReadOnlyList<PlacementPool> Pools { get; }

    /// <summary>Where the teams go.</summary>
    public IReadOnlyList<TeamSite> Sites { get; }

    /// <summary>Which incidents they serve.</summary>
    public ServedIncidents Served { get; }

    /// <summary>How far a team reaches, metres; null for everywhere.</summary>
    public double? ReachMetres { get; }

    /// <summary>What the streets said; null where ways are straight lines.</summary>
    public StreetPlacement? Streets { get; }

    /// <summary>Can layers be made of it?</summary>
    public bool IsOnGrid { get; }

    /// <summary>How it was made.</summary>
    public PlacementRecord Record { get; }

    /// <summary>Takes a placement through the door.</summary>
    /// <exception cref="OutputException">Its profile does not exist, or it has no marking.</exception>
    public static ReleasedPlacement Through(PlacementResult result)
    {
        ReleaseProfile profile = ReleaseProfile.Named(result.Record.Profile);
        string marking = ReleasedRun.Marking(result.Record.Marking);
        IncidentTable? incidents = result.Run is { } run ? ReleasedRun.Through(run).Incidents : null;
        return new ReleasedPlacement(new ReleaseStamp(result.Record.RunId, marking, profile, result.Record.Shows), result, incidents);
    }
}
