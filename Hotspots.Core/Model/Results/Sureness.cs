namespace Hotspots.Core.Model.Results;

/// <summary>Reliability of a hotspot. Will it be there again, and is it more than its people explain?</summary>
/// <remarks>
/// <para>The two claims stand apart, each with a number and an interval; docs/how-sure.md says how they are measured and how often they came
/// true.</para>
/// <para>
/// By <see cref="SurenessBasis.Recurrence"/>: clear when it repeated in at least <see cref="ClearShare"/> of at least <see cref="FewestClearLooks"/>
/// looks; likely in at least <see cref="LikelyShare"/>, if there were <see cref="ManyLooks"/> looks or it has <see cref="FewestLikelyIncidents"/>
/// incidents, and too little to tell if neither; else unsure, or too little to tell with fewer than <see cref="FewestIncidents"/> incidents.
/// By shuffled times or random labels: clear when p is at most <see cref="ClearP"/>, likely when at most <see cref="LikelyP"/>, else unsure.
/// </para>
/// </remarks>
internal sealed record Sureness
{
    /// <summary>Share of the looks in which a clear place repeats, at least.</summary>
    public const double ClearShare = 0.9;

    /// <summary>Share of the looks in which a likely place repeats, at least.</summary>
    public const double LikelyShare = 2.0 / 3;

    /// <summary>Fewer looks than these, which is fewer than three months, make nothing clear.</summary>
    public const int FewestClearLooks = 6;

    /// <summary>A place of fewer incidents that did not repeat is not unsure: there is too little of it to be divided.</summary>
    public const int FewestIncidents = 8;

    /// <summary>With fewer looks than these a place of few incidents repeats in two of three by luck.</summary>
    public const int ManyLooks = 12;

    /// <summary>Incidents of a likely place, at least, where there were fewer than <see cref="ManyLooks"/> looks.</summary>
    public const int FewestLikelyIncidents = 20;

    /// <summary>Largest p of a clear burst.</summary>
    public const double ClearP = 0.01;

    /// <summary>Largest p of a likely burst.</summary>
    public const double LikelyP = 0.05;

    /// <summary>What the word's question is about.</summary>
    public required SurenessBasis Basis { get; init; }

    /// <summary>Incidents of the place.</summary>
    public required int Incidents { get; init; }

    /// <summary>Why nothing could be asked; None when it could.</summary>
    public TooLittle Why { get; init; }

    /// <summary>How often it was looked for: places found in one part of the incidents, looked for in the other.</summary>
    public int Looks { get; init; }

    /// <summary>Looks in which it repeated, 0 to <see cref="Looks"/>.</summary>
    public int Repeats { get; init; }

    /// <summary>Is it one burst, crowded in two months that follow one another and not outside them? Then it repeats in no look.</summary>
    public bool IsBurst { get; init; }

    /// <summary>Chance of as much by shuffled times or random labels, 0 to 1; null where the word rests on recurrence.</summary>
    public double? P { get; init; }

    /// <summary>Share of the area's incidents to expect here next time; null where it could not be asked.</summary>
    public ExpectedShare? Expected { get; init; }

    /// <summary>How it compares with what people, or ground, explain; null where it could not be asked.</summary>
    public Excess? Excess { get; init; }

    /// <summary>Why nothing can be told of this place.</summary>
    public TooLittle TooLittle => Why != TooLittle.None || Word != SurenessWord.TooLittle ? Why : TooLittle.FewIncidents;

    /// <summary>The word, by the rule in the remarks.</summary>
    public SurenessWord Word => Basis switch
    {
        _ when Why != TooLittle.None => SurenessWord.TooLittle,
        SurenessBasis.Recurrence => OfLooks(),
        _ => P <= ClearP ? SurenessWord.Clear : P <= LikelyP ? SurenessWord.Likely : SurenessWord.Unsure,
    };

    // Whole numbers, so that two thirds of six are four on every machine.
    private SurenessWord OfLooks() =>
        Looks == 0 ? SurenessWord.TooLittle
        : 10 * Repeats >= 9 * Looks && Looks >= FewestClearLooks ? SurenessWord.Clear
        : 3 * Repeats >= 2 * Looks ? Looks >= ManyLooks || Incidents >= FewestLikelyIncidents ? SurenessWord.Likely : SurenessWord.TooLittle
        : Incidents < FewestIncidents ? SurenessWord.TooLittle
        : SurenessWord.Unsure;
}

/// <summary>Prediction interval of a share: what a place holds of an area's incidents in a time as long as this one.</summary>
/// <param name="Now">Share now, 0 to 1.</param>
/// <param name="Share">Share to expect, freed of the luck by which the place was found; 0 to 1.</param>
/// <param name="From">Lower end: nine of ten lie between the two.</param>
/// <param name="To">Upper end.</param>
internal readonly record struct ExpectedShare(double Now, double Share, double From, double To);

/// <summary>Measure of exposure. What is a place's share of incidents compared with?</summary>
internal enum ExposureMeasure
{
    /// <summary>Its share of the area's postcodes.</summary>
    Postcodes,

    /// <summary>Its share of the ground inside the boundary that was drawn.</summary>
    Boundary,

    /// <summary>Its share of the ground that incidents touch and what lies beside it.</summary>
    TouchedGround,
}

/// <summary>Standardised ratio of a place: its share of incidents over its share of people or ground, from incidents that did not find it.</summary>
/// <param name="Measure">What it is compared with.</param>
/// <param name="Times">The ratio; 1 is what people, or ground, explain.</param>
/// <param name="From">Lower end of the 95 % interval.</param>
/// <param name="To">Upper end.</param>
/// <param name="P">One-sided chance of as much or more if the ratio were 1, 0 to 1.</param>
/// <param name="Q">The same corrected for the places that are listed (Benjamini and Hochberg).</param>
internal sealed record Excess(ExposureMeasure Measure, double Times, double From, double To, double P, double Q)
{
    /// <summary>Level of the corrected p.</summary>
    public const double Level = 0.05;

    /// <summary>A smaller ratio is no more, however sure: it would be written 1.0.</summary>
    public const double LeastTimes = 1.05;

    /// <summary>Is it more than its people, or its ground, explain?</summary>
    public bool IsMore => Q <= Level && Times >= LeastTimes;
}
