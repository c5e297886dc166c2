namespace Hotspots.Core.Model.TimeProfiles;

/// <summary>Incidents of a hotspot by shift, in aoristic weight: each incident counts with the share of its time that lies in the shift.</summary>
internal sealed record HotspotShifts
{
    /// <summary>
    /// The shift that the run was narrowed to; of a run of all shifts the <see cref="Busiest"/>. "night 23-07". Null where none can be named.
    /// </summary>
    public string? Shift { get; init; }

    /// <summary>Weight in <see cref="Shift"/> over that of all its incidents whose hour is known, 0 to 1.</summary>
    public double? Share { get; init; }

    /// <summary>Place among the hotspots of the run in the order of weight in <see cref="Shift"/>; 1 is the heaviest.</summary>
    public int? Rank { get; init; }

    /// <summary>
    /// Share of the weight, in <see cref="Shift"/> or where there is none in all shifts, that rests on times given as spans, 0 to 1.
    /// </summary>
    public double? AoristicShare { get; init; }

    /// <summary>
    /// The shift with most incidents for the hours that were watched. Null where the exact test of all shifts does not hold after the correction
    /// for all hotspots, and where the run was narrowed to a shift: that shift chose the place, and a test there would flatter it.
    /// </summary>
    public string? Busiest { get; init; }

    /// <summary>Corrected p of that test (false discovery rate over the hotspots that were tested); null where it was not made.</summary>
    public double? BusiestQ { get; init; }

    /// <summary>Each shift, in the order of the day; empty where the run was narrowed to one.</summary>
    public IReadOnlyList<HotspotShift> Parts { get; init; } = [];
}

/// <summary>One shift of a hotspot.</summary>
/// <param name="Name">"night 23-07".</param>
/// <param name="Weight">Aoristic weight of the hotspot's incidents in it.</param>
/// <param name="Share">The same over that of all whose hour is known, 0 to 1.</param>
/// <param name="Rank">Place among the hotspots in the order of that weight; null where there is none.</param>
internal sealed record HotspotShift(string Name, double Weight, double Share, int? Rank);
