using Hotspots.Core.Model.Changes;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Effects;

/// <summary>Everything that came out of the evaluation of an operation.</summary>
/// <param name="Places">The four places, in the order of <see cref="EffectPlaceRole"/>.</param>
/// <param name="Record">How it was made, and what came out.</param>
internal sealed record EffectResult(IReadOnlyList<DrawnEffectPlace> Places, EffectRecord Record);

/// <summary>One of the four places, with its ground.</summary>
/// <param name="Place">What is said of it.</param>
/// <param name="Outline">Its ground on the grid, metres; a ring has the place within cut out.</param>
internal sealed record DrawnEffectPlace(EffectPlace Place, Geometry Outline);

/// <summary>What is counted in one of the four places.</summary>
/// <param name="Role">Which.</param>
/// <param name="Name">What it is called: "Buckley", "a part of Mold".</param>
/// <param name="Before">Incidents before.</param>
/// <param name="During">Incidents during the operation.</param>
/// <param name="Km2">Its ground, km².</param>
internal sealed record EffectPlace(EffectPlaceRole Role, string Name, int Before, int During, double Km2);

/// <summary>The four places in one period.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last, inclusive.</param>
/// <param name="Use">What it is to the operation.</param>
/// <param name="Treated">Incidents in the treated place.</param>
/// <param name="Control">In its control.</param>
/// <param name="Ring">In the ring.</param>
/// <param name="RingControl">In the ring round the control.</param>
internal sealed record EffectPeriod(string From, string To, EffectPeriodUse Use, int Treated, int Control, int Ring, int RingControl);

/// <summary>Difference of differences in incidents during the operation, with its interval.</summary>
/// <param name="Value">Incidents more than the control suggests; below 0 is fewer.</param>
/// <param name="Se">Standard error, the dispersion in it.</param>
/// <param name="Low">Low end of the 95 % interval.</param>
/// <param name="High">High end.</param>
internal sealed record EffectDifference(double Value, double Se, double Low, double High);

/// <summary>Control that was considered.</summary>
/// <param name="Name">"a part of Mold".</param>
/// <param name="Fit">Σ (√x − √y)² over the earlier periods; null for one that was given.</param>
/// <param name="Earlier">Incidents in its ground over the earlier periods.</param>
/// <param name="CentreEasting">Easting of its centre, metres.</param>
/// <param name="CentreNorthing">Northing, metres.</param>
/// <param name="IsUsed">Is it the one that was used?</param>
internal sealed record EffectControl(string Name, double? Fit, int Earlier, double CentreEasting, double CentreNorthing, bool IsUsed);

/// <summary>Record of the evaluation of an operation. Written beside its layer.</summary>
internal sealed record EffectRecord : ProvenanceRecord
{
    /// <summary>Puts what came out beside how it was made.</summary>
    public EffectRecord(ProvenanceRecord made)
        : base(made)
    {
    }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The rule by which the verdict is given, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>The verdict.</summary>
    public required EffectVerdict Verdict { get; init; }

    /// <summary>What is evaluated: "Operation Racer", or the name of the file of the treated ground.</summary>
    public required string Operation { get; init; }

    /// <summary>How the treated ground came about, in words.</summary>
    public required string Ground { get; init; }

    /// <summary>Width of the rings, metres.</summary>
    public required double RingMetres { get; init; }

    /// <summary>The period before.</summary>
    public required ComparedPeriod Before { get; init; }

    /// <summary>The operation.</summary>
    public required ComparedPeriod During { get; init; }

    /// <summary>How the period before was chosen: "the same weeks a year earlier", "the stretch just before".</summary>
    public required string Chosen { get; init; }

    /// <summary>The time by which the place was chosen, which is compared with nothing; null where nobody said.</summary>
    public required PeriodRecord? ChosenBy { get; init; }

    /// <summary>The four places, in the order of <see cref="EffectPlaceRole"/>.</summary>
    public required IReadOnlyList<EffectPlace> Places { get; init; }

    /// <summary>The four places in each period, oldest first.</summary>
    public required IReadOnlyList<EffectPeriod> Periods { get; init; }

    /// <summary>Weighted displacement difference (WDD): treated place and ring together.</summary>
    public required EffectDifference Wdd { get; init; }

    /// <summary>Its part in the treated place.</summary>
    public required EffectDifference Local { get; init; }

    /// <summary>Its part in the ring.</summary>
    public required EffectDifference Displaced { get; init; }

    /// <summary>Dispersion φ of the counts, 1 or more; it is in the standard errors.</summary>
    public required double Dispersion { get; init; }

    /// <summary>Weighted displacement quotient (WDQ); null where it would mean nothing.</summary>
    public required double? Wdq { get; init; }

    /// <summary>Why there is none; null where there is one.</summary>
    public required string? WdqRefused { get; init; }

    /// <summary>Total net effect: incidents saved in place and ring by the control's trend; null without incidents before in the control.</summary>
    public required double? Net { get; init; }

    /// <summary>p of a steady drift apart of treated place and control before; null with too little to tell.</summary>
    public required double? PreTrendP { get; init; }

    /// <summary>Placebos: other places as busy, each with its own control.</summary>
    public required int Placebos { get; init; }

    /// <summary>How many of them there are that do not touch one another.</summary>
    public required int PlacebosApart { get; init; }

    /// <summary>Where they lie, in words: "Mold", "all towns of the files".</summary>
    public required string PlaceboTowns { get; init; }

    /// <summary>Placebos with a WDD over its standard error as low or lower.</summary>
    public required int PlacebosAsLow { get; init; }

    /// <summary>(1 + placebos as low)/(1 + placebos).</summary>
    public required double PlaceboP { get; init; }

    /// <summary>The same of those as high or higher.</summary>
    public required double PlaceboPMore { get; init; }

    /// <summary>WDD over its standard error: what is ranked.</summary>
    public required double Z { get; init; }

    /// <summary>The same of each placebo, ascending.</summary>
    public required IReadOnlyList<double> PlaceboZ { get; init; }

    /// <summary>The controls that were considered, the best fit first.</summary>
    public required IReadOnlyList<EffectControl> Controls { get; init; }
}
