namespace Hotspots.Desktop.Seam;

/// <summary>What was found? The page's <c>RunAnswer</c>.</summary>
internal sealed record RunAnswer
{
    public required string RunId { get; init; }

    public required int Version { get; init; }

    public required string Marking { get; init; }

    /// <summary>Methods in the order in which they were asked for; the places of the first come first.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    public required int Analysed { get; init; }

    /// <summary>Of which incidents it speaks, in words.</summary>
    public ScopeAnswer? Shows { get; init; }

    public required double Milliseconds { get; init; }

    public required AreaAnswer[] Areas { get; init; }

    public required HotspotAnswer[] Hotspots { get; init; }

    /// <summary>What is compared with what, in words: "seizures against tips". Null where no method compares.</summary>
    public required string? Compared { get; init; }

    /// <summary>What can be asked for at <c>/api/run/RUN/LAYER/METHOD</c>.</summary>
    public required LayerAnswer[] Layers { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>Of which incidents a run speaks, in words; each part is there, "all" where nothing was left out.</summary>
internal sealed record ScopeAnswer(string Period, string Days, string Hours, string Areas, string Kinds, string Others, string Methods);

/// <summary>A layer that came of a run besides its hotspots.</summary>
/// <param name="Layer">"surface", "contours" or "cells".</param>
/// <param name="Method">The method that made it.</param>
internal sealed record LayerAnswer(string Layer, string Method);

/// <summary>One study area of a run, with what each method did there, in the order in which they were asked for.</summary>
internal sealed record AreaAnswer(string Name, int Incidents, AreaMethodAnswer[] Methods);

/// <summary>What one method did in one study area.</summary>
internal sealed record AreaMethodAnswer(string Method, int Places, int Noise, ParameterAnswer[] Parameters, FigureAnswer[] Figures);

/// <summary>A parameter as it was used.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Value">In the unit; of a choice, its index.</param>
/// <param name="Unit">Blank for a pure number.</param>
/// <param name="Origin">"given", "derived" or "default".</param>
/// <param name="Reason">Why this value.</param>
/// <param name="Choice">Name of the choice; null for a number.</param>
internal sealed record ParameterAnswer(string Name, double Value, string Unit, string Origin, string Reason, string? Choice);

/// <summary>A number that a method found, and what it says; null where it is beyond all numbers, which JSON cannot say.</summary>
internal sealed record FigureAnswer(string Name, double? Value, string Unit, string Words);

/// <summary>What one method says for a hotspot.</summary>
internal sealed record EvidenceAnswer(string Method, FigureAnswer[] Figures);

/// <summary>How often a name occurs.</summary>
internal sealed record NameCountAnswer(string Name, int Count);

/// <summary>Reliability of a hotspot; shares and chances are 0 to 1.</summary>
internal sealed record SurenessAnswer
{
    /// <summary>"clear", "likely", "unsure" or "too-little".</summary>
    public required string Word { get; init; }

    /// <summary>The word as people read it.</summary>
    public required string Title { get; init; }

    /// <summary>What it rests on: "recurrence", "shuffled-times", "people-and-time" or "random-labels".</summary>
    public required string Basis { get; init; }

    /// <summary>What was seen, in a sentence.</summary>
    public required string Seen { get; init; }

    /// <summary>What such a word has been worth, in a sentence; null where that was not measured.</summary>
    public required string? Kept { get; init; }

    /// <summary>What to expect next time, in a sentence; null where it could not be asked.</summary>
    public required string? Next { get; init; }

    /// <summary>Whether it is more than its people explain, in a sentence; null where it could not be asked.</summary>
    public required string? People { get; init; }

    /// <summary>How often it was looked for.</summary>
    public required int Looks { get; init; }

    /// <summary>Looks in which it repeated.</summary>
    public required int Repeats { get; init; }

    /// <summary>Chance by shuffled times or random labels; null on recurrence.</summary>
    public required double? P { get; init; }

    /// <summary>Its share next time.</summary>
    public required ExpectedAnswer? Expected { get; init; }

    /// <summary>Its share over that of people or ground.</summary>
    public required ExcessAnswer? Excess { get; init; }
}

/// <summary>Share of the area's incidents now and next time, with the interval that holds nine of ten.</summary>
internal sealed record ExpectedAnswer(double Now, double Share, double From, double To);

/// <summary>How many times its share of postcodes or ground a place holds, with the 95 % interval.</summary>
internal sealed record ExcessAnswer(string Over, double Times, double From, double To, double P, double Q, bool IsMore);

/// <summary>One hotspot with its evidence.</summary>
internal sealed record HotspotAnswer
{
    public required int Rank { get; init; }

    /// <summary>Null where all its incidents lie at one map point.</summary>
    public required int? RankByDensity { get; init; }

    public required string Name { get; init; }

    public required string Area { get; init; }

    public required string Method { get; init; }

    /// <summary>The methods that agree, the first being the one that found it.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>What speaks for it, method by method.</summary>
    public required EvidenceAnswer[] Evidence { get; init; }

    public required int Cluster { get; init; }

    public required int Incidents { get; init; }

    public required double Weight { get; init; }

    public required double AreaKm2 { get; init; }

    /// <summary>Null where all its incidents lie at one map point: it has no area.</summary>
    public required double? PerKm2 { get; init; }

    /// <summary>ISO 8601 in the precision known; blank when unknown.</summary>
    public required string First { get; init; }

    public required string Last { get; init; }

    /// <summary>0 Sunday … 6 Saturday.</summary>
    public required int? BusiestWeekday { get; init; }

    public required int? BusiestHour { get; init; }

    /// <summary>Easting and northing, metres.</summary>
    public required double[] Centre { get; init; }

    /// <summary>Polygons, rings (the first is the exterior), positions; metres.</summary>
    public required double[][][][] Outline { get; init; }

    public required NameCountAnswer[] Kinds { get; init; }

    public required NameCountAnswer[] Operations { get; init; }

    public required NameCountAnswer[] Lines { get; init; }

    /// <summary>Indices into the placed incidents.</summary>
    public required int[] Members { get; init; }

    /// <summary>How sure it is; null where that could not be asked.</summary>
    public required SurenessAnswer? Sureness { get; init; }

    /// <summary>Its harm by a table of the force's own; null where none was named.</summary>
    public double? Harm { get; init; }

    /// <summary>Place in the order of harm; null as that.</summary>
    public int? HarmRank { get; init; }

    /// <summary>What most of its harm comes from.</summary>
    public IReadOnlyList<string> HarmReasons { get; init; } = [];

    /// <summary>What must be known where it rests on tips only, a sentence; blank for any other.</summary>
    public string TipsOnly { get; init; } = "";

    /// <summary>What must be known of handling conditions, a sentence; blank where there are none.</summary>
    public string Handling { get; init; } = "";

    /// <summary>Why it is listed, one plain sentence.</summary>
    public required string Why { get; init; }
}
