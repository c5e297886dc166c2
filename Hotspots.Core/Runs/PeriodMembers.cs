using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs;

/// <summary>Which incident lies in which of two periods.</summary>
/// <remarks>
/// By the middle of the span in which it may have happened, as limits of time have it. A span of more than two days that a limit cuts says too
/// little: such an incident is in neither period, else a month known only by its name would all fall into one of its halves.
/// </remarks>
internal sealed class PeriodMembers
{
    private const long LongestCut = 2 * 86_400;

    private readonly Side[] _sides;

    /// <summary>Looks at every incident once.</summary>
    /// <param name="times">When they happened.</param>
    /// <param name="periods">The two periods, which do not overlap.</param>
    public PeriodMembers(TimeColumn times, ComparedPeriods periods)
    {
        _sides = new Side[times.Count];
        for (int i = 0; i < _sides.Length; i++)
        {
            IncidentTime time = times[i];
            if (!time.IsKnown)
                continue;
            long middle = time.MiddleUtcSeconds;
            Side side = Holds(periods.Before, middle) ? Side.Before : Holds(periods.After, middle) ? Side.After : Side.Neither;
            bool isCut = time.LengthSeconds > LongestCut && (Cuts(periods.Before, time) || Cuts(periods.After, time));
            _sides[i] = isCut ? Side.Cut : side;
        }
    }

    private enum Side : byte
    {
        Neither,
        Before,
        After,
        Cut,
    }

    /// <summary>Is it in the period before?</summary>
    public bool IsBefore(int incident) => _sides[incident] == Side.Before;

    /// <summary>Is it in the period after?</summary>
    public bool IsAfter(int incident) => _sides[incident] == Side.After;

    /// <summary>Is it in either?</summary>
    public bool IsIn(int incident) => _sides[incident] is Side.Before or Side.After;

    /// <summary>Was it left out because a limit cuts a long span?</summary>
    public bool IsCut(int incident) => _sides[incident] == Side.Cut;

    /// <summary>How many of some incidents are in either period.</summary>
    public BeforeAfter Count(ReadOnlySpan<int> incidents)
    {
        int before = 0, after = 0;
        foreach (int incident in incidents)
        {
            before += _sides[incident] == Side.Before ? 1 : 0;
            after += _sides[incident] == Side.After ? 1 : 0;
        }
        return new BeforeAfter(before, after);
    }

    private static bool Holds(StudyPeriod period, long second) => second >= period.FromUtcSeconds && second < period.UntilUtcSeconds;

    private static bool Cuts(StudyPeriod period, IncidentTime time) =>
        Inside(period.FromUtcSeconds, time) || Inside(period.UntilUtcSeconds, time);

    private static bool Inside(long limit, IncidentTime time) => limit > time.FromUtcSeconds && limit < time.UntilUtcSeconds;
}

/// <summary>Incidents in two periods.</summary>
/// <param name="Before">In the one before.</param>
/// <param name="After">In the one after.</param>
internal readonly record struct BeforeAfter(int Before, int After)
{
    /// <summary>In both together.</summary>
    public int Total => Before + After;
}
