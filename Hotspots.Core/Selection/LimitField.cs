using System.Globalization;
using System.Text;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Selection;

/// <summary>Limit of the study period: a month, a day or a minute, the whole of which is meant.</summary>
/// <param name="isEnd">Is it the last time, or the first?</param>
/// <param name="get">Reads the property.</param>
/// <param name="with">The query with another limit.</param>
internal sealed class LimitField(bool isEnd, Func<IncidentQuery, string?> get, Func<IncidentQuery, string?, IncidentQuery> with)
    : QueryField<string?>(get, with)
{
    private const long Minute = 60, Day = 86400;

    /// <inheritdoc/>
    public override QueryValue Takes => QueryValue.Text;

    /// <inheritdoc/>
    public override ParameterKind Kind => ParameterKind.Period;

    /// <inheritdoc/>
    public override string Expected => TimeParser.Expected;

    /// <inheritdoc/>
    public override IncidentQuery Read(IncidentQuery query, IReadOnlyList<string> typed) => With(query, typed[0]);

    /// <inheritdoc/>
    /// <remarks>A limit given to the first or last minute of a day is that day: "2025-08-31T23:59" and "31/08/2025" reach as far.</remarks>
    public override IncidentQuery Canonical(IncidentQuery query) =>
        Parse(Get(query)) is { } time ? With(query, isEnd ? End(EndOf(time)) : Start(time.FromUtcSeconds)) : query;

    /// <inheritdoc/>
    public override string Record(IncidentQuery query) => Get(query) ?? "";

    internal override string Sentence(IncidentQuery query) => Get(query) is { } limit ? $"{Name} {limit}" : "";

    internal override void Check(IncidentQuery query)
    {
        if (Get(query) is not { } text)
            return;
        if (Parse(text) is null)
            throw new ArgumentException($"{OptionNames.Of($"{Option} {text}")} is no time; give {Expected}.");
        // Of the two the end is looked at last.
        if (isEnd && Parse(query.From) is { } from && Parse(text) is { } to && from.FromUtcSeconds >= to.UntilUtcSeconds)
            throw new ArgumentException($"⟨from {query.From}⟩ is after ⟨to {text}⟩; exchange them.");
    }

    internal override Predicate<int>? Filter(IncidentQuery query, IncidentFacets facets)
    {
        if (LimitOf(query) is not { } limit)
            return null;
        TimeColumn times = facets.Incidents.Times;
        return isEnd
            ? i => times[i].IsKnown && times[i].MiddleUtcSeconds < limit
            : i => times[i].IsKnown && times[i].MiddleUtcSeconds >= limit;
    }

    /// <summary>The first second, or the end, exclusive, in seconds since 1970-01-01T00:00:00Z; null for no limit.</summary>
    internal long? LimitOf(IncidentQuery query) => Parse(Get(query)) is not { } time ? null : isEnd ? EndOf(time) : time.FromUtcSeconds;

    /// <summary>The first second of a period as it is recorded: as short as it can be said.</summary>
    internal static string Start(long utcSeconds) => Text(utcSeconds, 0);

    /// <summary>The end of a period, exclusive, as it is recorded: the last day, minute or second that is part of it.</summary>
    internal static string End(long utcSeconds) => Text(utcSeconds, 1);

    // A time given as a single instant is its second.
    private static long EndOf(IncidentTime limit) => Math.Max(limit.UntilUtcSeconds, limit.FromUtcSeconds + 1);

    private static IncidentTime? Parse(string? text) =>
        text is not null && TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out IncidentTime time) ? time : null;

    // "back" is 1 where the limit is the end of what is meant, which is no longer part of it.
    private static string Text(long utcSeconds, int back)
    {
        long clock = LondonTime.ToClockSeconds(utcSeconds);
        if (clock % Day == 0 && LondonTime.ToUtcSeconds(clock) == utcSeconds)
            return Form(clock - back * Day, "yyyy-MM-dd");
        long first = utcSeconds - back * (clock % Minute == 0 ? Minute : 1);
        long firstClock = LondonTime.ToClockSeconds(first);
        string said = Form(firstClock, clock % Minute == 0 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-ddTHH:mm:ss");
        // In the hour that the clock shows twice, what says nothing of summer or winter means summer.
        return LondonTime.ToUtcSeconds(firstClock) == first ? said : said + "+00:00";

        static string Form(long clockSeconds, string form) =>
            DateTime.UnixEpoch.AddSeconds(clockSeconds).ToString(form, CultureInfo.InvariantCulture);
    }
}
