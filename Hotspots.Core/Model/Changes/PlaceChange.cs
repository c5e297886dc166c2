using System.Text.Json.Serialization;

namespace Hotspots.Core.Model.Changes;

/// <summary>Rate ratio of one place between two periods, with its doubt.</summary>
internal sealed record PlaceChange
{
    /// <summary>Of what.</summary>
    public required ChangeLevel Level { get; init; }

    /// <summary>"Clacton-on-Sea", "Pier Avenue and Jackson Road"; of a cell the grid reference of its centre.</summary>
    public required string Name { get; init; }

    /// <summary>The study area it lies in.</summary>
    public required string Area { get; init; }

    /// <summary>Incidents in the period before.</summary>
    public required int Before { get; init; }

    /// <summary>Incidents in the period after.</summary>
    public required int After { get; init; }

    /// <summary>Rate after over rate before; null where there was none before.</summary>
    public double? Ratio { get; init; }

    /// <summary>Lower end of its 95 % confidence interval, for this place alone; null where it was not tested.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the interval; null where there was none before, for then there is none, and where it was not tested.</summary>
    public double? High { get; init; }

    /// <summary>Two-sided p-value, 0 to 1; null where it was not tested.</summary>
    public double? P { get; init; }

    /// <summary>
    /// Dispersion: variance over mean of such counts, 1 or more. Where incidents come in bursts they are counted as if they were so many times
    /// fewer; 1 where they come one by one. Null where it was not tested.
    /// </summary>
    public double? Dispersion { get; init; }

    /// <summary>
    /// The same corrected for all that was tested with it (false discovery rate): areas and hotspots, or cells; null where it was not, or there
    /// are too few to tell.
    /// </summary>
    public double? Q { get; init; }

    /// <summary>What it comes to.</summary>
    public required ChangeVerdict Verdict { get; init; }

    /// <summary>Of a hotspot that changed beyond chance: new, grown, shrunk or gone.</summary>
    public HotspotTurn? Turn { get; init; }

    /// <summary>Of a hotspot: is there one on this ground in the period before alone?</summary>
    public bool? HotspotBefore { get; init; }

    /// <summary>The same in the period after alone.</summary>
    public bool? HotspotAfter { get; init; }

    /// <summary>Its centre, metres east on the National Grid; null of a town.</summary>
    public double? CentreEasting { get; init; }

    /// <summary>Its centre, metres north.</summary>
    public double? CentreNorthing { get; init; }

    /// <summary>Did the rate change beyond chance?</summary>
    [JsonIgnore]
    public bool IsBeyondChance => Verdict is ChangeVerdict.More or ChangeVerdict.Fewer;
}
