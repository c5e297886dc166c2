using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Which incident lies in which stretch of time, by the middle of the span in which it may have happened.</summary>
/// <remarks>
/// An incident known to a span of more than two days that a limit of the stretch cuts lies in no such stretch: it may have happened on the other
/// side, and a map must not be made from what it is held against.
/// </remarks>
internal sealed class TimedIncidents
{
    private const long LongestCut = 2 * 86_400;
    private const long Never = long.MinValue;

    private readonly TimeColumn _times;
    private readonly long[] _middles;

    /// <summary>Looks at every incident once.</summary>
    public TimedIncidents(TimeColumn times)
    {
        _times = times;
        _middles = new long[times.Count];
        for (int i = 0; i < _middles.Length; i++)
            _middles[i] = times[i].IsKnown ? times[i].MiddleUtcSeconds : Never;
    }

    /// <summary>Is it known when it happened?</summary>
    public bool IsKnown(int incident) => _middles[incident] != Never;

    /// <summary>Is it known to two days or better?</summary>
    public bool IsToTheDay(int incident) => IsKnown(incident) && _times[incident].LengthSeconds <= LongestCut;

    /// <summary>Does it lie in the stretch?</summary>
    public bool IsIn(int incident, StudyPeriod stretch) => Holds(incident, stretch) && !IsCut(incident, stretch);

    /// <summary>Would it lie in the stretch, did a limit not cut its span?</summary>
    public bool IsCutFrom(int incident, StudyPeriod stretch) => Holds(incident, stretch) && IsCut(incident, stretch);

    private bool Holds(int incident, StudyPeriod stretch) =>
        _middles[incident] >= stretch.FromUtcSeconds && _middles[incident] < stretch.UntilUtcSeconds;

    private bool IsCut(int incident, StudyPeriod stretch)
    {
        IncidentTime time = _times[incident];
        return time.LengthSeconds > LongestCut && (Cuts(stretch.FromUtcSeconds, time) || Cuts(stretch.UntilUtcSeconds, time));
    }

    private static bool Cuts(long limit, IncidentTime time) => limit > time.FromUtcSeconds && limit < time.UntilUtcSeconds;
}
