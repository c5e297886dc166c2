
namespace Hotspots.Core.Model.TimeProfiles;

/// <summary>How the week is divided.</summary>
internal enum TimePart
{
    /// <summary>Seven operational days: what happens at 01:30 on a Saturday belongs to Friday.</summary>
    Weekday,

    /// <summary>Shifts of a day.</summary>
    Shift,

    /// <summary>24 hours of the clock.</summary>
    Hour,
}

/// <summary>One weekday, shift or hour of a group.</summary>
internal sealed record TimeBin
{
    /// <summary>"Friday", "night 23-07", "22:00".</summary>
    public required string Name { get; init; }

    /// <summary>Incidents that certainly lie in it: what is tested.</summary>
    public required int Incidents { get; init; }

    /// <summary>Aoristic weight: those, and of incidents known to lie between two times the share that falls into it.</summary>
    public required double Weight { get; init; }

    /// <summary>Hours of it that were watched.</summary>
    public required double ExposureHours { get; init; }

    /// <summary>Weight over exposure.</summary>
    public required double PerHour { get; init; }

    /// <summary>Incidents an hour over those of the whole week; null where there are none at all.</summary>
    public double? Ratio { get; init; }

    /// <summary>Lower end of its 95 % confidence interval, for this one alone.</summary>
    public double? Low { get; init; }

    /// <summary>Its upper end.</summary>
    public double? High { get; init; }

    /// <summary>Does it stand out beyond chance: the test of all of them holds, and it has more by itself?</summary>
    public required bool StandsOut { get; init; }
}

/// <summary>The weekdays, the shifts or the hours of a group, tested together.</summary>
internal sealed record TimeDivision
{
    /// <summary>Which.</summary>
    public required TimePart Part { get; init; }

    /// <summary>Incidents that were tested.</summary>
    public required int Tested { get; init; }

    /// <summary>Multinomial G test against exposure: the chance of counts at least so unequal, 0 to 1.</summary>
    public required double P { get; init; }

    /// <summary>Was every outcome gone through? Else it is the χ² approximation, where incidents are many.</summary>
    public required bool IsExact { get; init; }

    /// <summary>The same corrected for everything that was tested (false discovery rate).</summary>
    public required double Q { get; init; }

    /// <summary>From Monday, from the first shift, from midnight; none that was not watched.</summary>
    public required IReadOnlyList<TimeBin> Bins { get; init; }
}

/// <summary>When it happens in a town, in a hotspot, or of a line or an operation.</summary>
internal sealed record TimeProfile
{
    /// <summary>"Clacton-on-Sea", "Rico line".</summary>
    public required string Group { get; init; }

    /// <summary>The study area; blank of a line or an operation.</summary>
    public required string Area { get; init; }

    /// <summary>Incidents.</summary>
    public required int Incidents { get; init; }

    /// <summary>Those known to the minute.</summary>
    public required int KnownToMinute { get; init; }

    /// <summary>Those known to lie between two times, a week apart at most.</summary>
    public required int KnownBetween { get; init; }

    /// <summary>Those known to the day.</summary>
    public required int KnownToDay { get; init; }

    /// <summary>The others: known to the month, to the year, or not at all.</summary>
    public required int Unknown { get; init; }

    /// <summary>In a sentence.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Weekdays, and where the clock is known shifts and hours.</summary>
    public required IReadOnlyList<TimeDivision> Divisions { get; init; }
}

/// <summary>Record of time profiles: how they were made, and what they say. Written beside their table.</summary>
internal sealed record TimeProfileRecord : ProvenanceRecord
{
    /// <summary>Puts what came out beside how it was made.</summary>
    public TimeProfileRecord(ProvenanceRecord made)
        : base(made)
    {
    }

    /// <summary>The time that was watched.</summary>
    public required PeriodRecord Period { get; init; }

    /// <summary>The shifts, in the order of the day: "early 07-15".</summary>
    public required IReadOnlyList<string> Shifts { get; init; }

    /// <summary>What a group is: "town", "hotspot", "line", "operation".</summary>
    public required string GroupedBy { get; init; }

    /// <summary>The groups, the one with most incidents first.</summary>
    public required IReadOnlyList<TimeProfile> Groups { get; init; }
}
