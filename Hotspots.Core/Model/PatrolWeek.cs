namespace Hotspots.Core.Model;

/// <summary>Is a week to be planned, and on how many of its days is each place left without patrols on purpose?</summary>
/// <remarks>
/// On control days, drawn by lot, a place is not visited: what happens there then, set against what happens on the other days, says what
/// the visits do (a randomised trial of days; Sherman and Weisburd, "General deterrent effects of police patrol in crime hot spots", 1995, draw places instead).
/// </remarks>
public sealed record PatrolWeekWish
{
    /// <summary>Days of a week.</summary>
    public const int Days = 7;

    /// <summary>Control days of each place unless said.</summary>
    public const int DefaultControlDays = 2;

    /// <summary>Seed of the lots unless said.</summary>
    public const int DefaultSeed = 1;

    /// <summary>The first day; null for any week from a Monday.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Control days of each place, 0 to 6.</summary>
    public int ControlDays { get; init; } = DefaultControlDays;

    /// <summary>Seed of the lots, 0 or more: the same seed draws the same days.</summary>
    public int Seed { get; init; } = DefaultSeed;
}

/// <summary>A team's day in the week.</summary>
public sealed record PatrolDay
{
    /// <summary>1 to 7.</summary>
    public required int Number { get; init; }

    /// <summary>The date; null where the week has none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The day of the week.</summary>
    public required DayOfWeek Weekday { get; init; }

    /// <summary>Full hour on a clock in Britain at which the shift begins, 0 to 23; null where the incidents do not say when they happened.</summary>
    public int? StartHour { get; init; }

    /// <summary>Places that are left without patrols on purpose, as indices into <see cref="TeamPatrol.Places"/>, ascending.</summary>
    public required IReadOnlyList<int> Control { get; init; }

    /// <summary>The visits to the others; null where there is no other.</summary>
    public PatrolPlan? Plan { get; init; }

    /// <summary>A minute of the shift as a time: "14:05" where the shift's begin is known, else from its begin: "0:05".</summary>
    public string Clock(double minutes)
    {
        int whole = (int)Math.Ceiling(minutes - 1e-9) + 60 * (StartHour ?? 0);
        return StartHour is null ? $"{whole / 60}:{whole % 60:00}" : $"{whole / 60 % 24:00}:{whole % 60:00}";
    }
}
