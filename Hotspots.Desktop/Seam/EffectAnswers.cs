namespace Hotspots.Desktop.Seam;

/// <summary>Request of the evaluation of an operation. The page's <c>EffectQuery</c>.</summary>
internal sealed record EffectQuery : RunQuery
{
    /// <summary>Its name in the files; null where <see cref="Ground"/> says where it was.</summary>
    public string? Operation { get; set; }

    /// <summary>Treated ground chosen on the map; null for that of the operation's incidents.</summary>
    public GroundQuery? Ground { get; set; }

    /// <summary>A control drawn on the map; null for one that is found.</summary>
    public GroundQuery? Control { get; set; }

    /// <summary>First day or month, "2025-11-10"; null for that of the operation's incidents.</summary>
    public string? Start { get; set; }

    /// <summary>Last day or month; null for that of the operation's incidents, or for as long as the data reach.</summary>
    public string? End { get; set; }

    /// <summary>The time by which the place was chosen, "2026-05..2026-06"; null for what the operation's incidents say.</summary>
    public string? Chosen { get; set; }

    /// <summary>Width of the ring, metres; null for the usual.</summary>
    public double? Ring { get; set; }
}

/// <summary>Ground chosen on the map. The page's <c>GroundQuery</c>.</summary>
/// <param name="Name">What it is called: "hotspot 2, High Street".</param>
/// <param name="Outline">Polygons, rings (the first is the exterior), positions; metres.</param>
internal sealed record GroundQuery(string? Name, double[][][][]? Outline);

/// <summary>What an operation did. The page's <c>EffectAnswer</c>.</summary>
internal sealed record EffectAnswer
{
    public required string RunId { get; init; }

    public required int Version { get; init; }

    public required string Marking { get; init; }

    /// <summary>"Operation Racer", or what the ground is called.</summary>
    public required string Operation { get; init; }

    /// <summary>How the treated ground came about.</summary>
    public required string Ground { get; init; }

    /// <summary>"fewer", "more", "within chance" or "too few".</summary>
    public required string Verdict { get; init; }

    /// <summary>The answer in plain sentences.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    public required string Rule { get; init; }

    /// <summary>Of which incidents it speaks, in words.</summary>
    public required ScopeAnswer Shows { get; init; }

    public required PeriodAnswer Before { get; init; }

    public required PeriodAnswer During { get; init; }

    /// <summary>How the period before was chosen.</summary>
    public required string Chosen { get; init; }

    /// <summary>The time by which the place was chosen, in words; null where nobody said.</summary>
    public required string? ChosenBy { get; init; }

    public required double RingMetres { get; init; }

    /// <summary>Treated, control, ring, ring of control.</summary>
    public required EffectPlaceAnswer[] Places { get; init; }

    public required EffectPeriodAnswer[] Periods { get; init; }

    /// <summary>Place and ring together, against the control.</summary>
    public required EffectRangeAnswer Together { get; init; }

    /// <summary>The change of the place over its standard error: what is ranked among the placebos.</summary>
    public required double Z { get; init; }

    /// <summary>The same of each placebo, ascending.</summary>
    public required IReadOnlyList<double> PlaceboZ { get; init; }

    /// <summary>Where they lie, in words.</summary>
    public required string PlaceboTowns { get; init; }

    /// <summary>How many of them do not touch one another.</summary>
    public required int PlacebosApart { get; init; }

    /// <summary>(1 + placebos as low)/(1 + placebos).</summary>
    public required double P { get; init; }

    /// <summary>The same of those as high.</summary>
    public required double PMore { get; init; }

    /// <summary>Dispersion of the counts, 1 or more.</summary>
    public required double Dispersion { get; init; }

    /// <summary>Weighted displacement quotient; null where it would mean nothing.</summary>
    public required double? Wdq { get; init; }

    /// <summary>Why there is none; null where there is one.</summary>
    public required string? WdqRefused { get; init; }

    /// <summary>Total net effect; null without incidents before in the control.</summary>
    public required double? Net { get; init; }

    /// <summary>p of a steady drift apart before; null with too little to tell.</summary>
    public required double? PreTrendP { get; init; }

    /// <summary>The best fit first.</summary>
    public required EffectControlAnswer[] Controls { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One of the four places. The page's <c>EffectPlace</c>.</summary>
/// <param name="Role">"treated", "control", "ring" or "ring of control".</param>
/// <param name="Name">What it is called.</param>
/// <param name="Before">Incidents before.</param>
/// <param name="During">Incidents during the operation.</param>
/// <param name="Km2">Its ground.</param>
/// <param name="Difference">Against its control; null of the controls themselves.</param>
/// <param name="Outline">Polygons, rings (the first is the exterior), positions; metres.</param>
internal sealed record EffectPlaceAnswer(
    string Role, string Name, int Before, int During, double Km2, EffectRangeAnswer? Difference, double[][][][] Outline);

/// <summary>Incidents more than the control suggests, below 0 fewer, and the 95 % range. The page's <c>EffectRange</c>.</summary>
internal sealed record EffectRangeAnswer(double Value, double Low, double High);

/// <summary>The four places in one period. The page's <c>EffectPeriod</c>.</summary>
/// <param name="Words">"1 to 28 June 2026".</param>
/// <param name="Use">"earlier", "before", "chosen by" or "during".</param>
/// <param name="Counts">Treated, control, ring, ring of control.</param>
internal sealed record EffectPeriodAnswer(string Words, string Use, int[] Counts);

/// <summary>One control that was considered. The page's <c>EffectControl</c>.</summary>
/// <param name="Name">"another part of Buckley".</param>
/// <param name="Fit">Misfit over the earlier periods, 0 is the same in each; null for one that was given.</param>
/// <param name="Earlier">Incidents in it over the earlier periods.</param>
/// <param name="Centre">Easting and northing, metres.</param>
/// <param name="IsUsed">Is it the one that was used?</param>
internal sealed record EffectControlAnswer(string Name, double? Fit, int Earlier, double[] Centre, bool IsUsed);
