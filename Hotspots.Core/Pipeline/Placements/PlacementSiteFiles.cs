using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>What the files of a placement say of where teams may stand, must stand and may not.</summary>
internal sealed class PlacementSiteFiles
{
    /// <summary>The only sites to choose from; null for candidates laid out.</summary>
    public PointFile? Sites { get; private init; }

    /// <summary>Where teams are already.</summary>
    public required GridPoint[] FixedPlaces { get; init; }

    /// <summary>What those places are called; blank for no name.</summary>
    public required string[] FixedNames { get; init; }

    /// <summary>Where no team may stand; null for nowhere.</summary>
    public Geometry? Zones { get; private init; }

    /// <summary>The files, in the order sites, fixed, forbidden, each with what it was: "sites".</summary>
    public required IReadOnlyList<(string What, InputFile File)> Inputs { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="ArgumentException">One of them cannot be read, or a fixed site lies in the sea; says what to change.</exception>
    public static PlacementSiteFiles Read(PlacementWish wish, CancellationToken cancellation)
    {
        var inputs = new List<(string, InputFile)>();
        PointFile? sites = wish.SitesFile is { } path ? PlacementFiles.ReadPoints(path, "sites", wish.IsPlanar, cancellation) : null;
        if (sites is not null)
            inputs.Add(("sites", sites.Input));
        PointFile? held = wish.FixedFile is { } fixedPath ? PlacementFiles.ReadPoints(fixedPath, "fixed sites", wish.IsPlanar, cancellation) : null;
        if (held is not null)
            inputs.Add(("fixed", held.Input));
        Geometry? zones = null;
        if (wish.ForbiddenFile is { } zonesPath)
        {
            if (wish.IsPlanar)
                throw new ArgumentException("Forbidden zones lie on the National Grid, points of a plane do not: leave out ⟨forbid⟩ or ⟨planar⟩.");
            (zones, InputFile file) = PlacementFiles.ReadZones(zonesPath);
            inputs.Add(("forbid", file));
        }
        GridPoint[] places = [.. Enumerable.Range(0, held?.Points.Count ?? 0).Select(i => held!.Points[i]), .. wish.FixedSites];
        if (!wish.IsPlanar && places.Select(PlacementGround.ProblemOf).FirstOrDefault(static problem => problem is not null) is { } atSea)
            throw new ArgumentException(atSea);
        return new PlacementSiteFiles
        {
            Sites = sites,
            FixedPlaces = places,
            FixedNames = [.. held?.Names ?? [], .. wish.FixedSites.Select(static _ => "")],
            Zones = zones,
            Inputs = inputs,
        };
    }

    /// <summary>Is any of the demand outside the forbidden zones?</summary>
    /// <exception cref="ArgumentException">None is: the zones are hardly what was meant.</exception>
    public void RequireAllowed(PointSet demand)
    {
        if (Zones is not null && CandidateSites.Inside(demand, Zones).Length == demand.Count)
            throw new ArgumentException("All demand lies in the forbidden zones: make the zones smaller, for they are where no team may stand.");
    }
}
