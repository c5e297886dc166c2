using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>Which incidents does the user want analysed, by what is said of them and by time?</summary>
internal sealed class IncidentFilter
{
    /// <summary>How many of the names there are a refusal lists.</summary>
    private const int MostNames = 12;

    private const int MinuteSeconds = 60;

    private readonly FacetWish[] _wishes;
    private readonly IncidentTime? _from;
    private readonly IncidentTime? _to;
    private readonly ClockWish _clock;

    /// <summary>Reads the wishes; to be done before hours of reading, not after.</summary>
    /// <exception cref="ArgumentException">
    /// A time is none, the first is after the last, or there is no such weekday or hour; says what to change.
    /// </exception>
    public IncidentFilter(RunRequest request)
    {
        FacetWish[] wishes =
        [
            new(Facet.Kind, "kind", request.Kinds),
            new(Facet.Operation, "operation", request.Operations),
            new(Facet.Line, "line", request.Lines),
            new(Facet.Drug, "drug", request.Drugs),
            new(Facet.Grade, "grade", request.Grades),
        ];
        _wishes = [.. wishes.Where(static wish => wish.Names.Count > 0)];
        _from = Parse("--from", request.From);
        _to = Parse("--to", request.To);
        if (_from is { } from && _to is { } to && from.FromUtcSeconds >= to.UntilUtcSeconds)
            throw new ArgumentException($"--from {request.From} is after --to {request.To}; exchange them.");
        _clock = new ClockWish(request.Weekdays, request.Hours);
    }

    /// <summary>Does it let everything through?</summary>
    public bool IsOpen => _wishes.Length == 0 && !HasTimes && _clock.IsOpen;

    /// <summary>Does it ask for times?</summary>
    public bool HasTimes => _from is not null || _to is not null;

    /// <summary>The areas with only the incidents that pass; areas are kept even when nothing passes.</summary>
    /// <exception cref="ArgumentException">Nothing in the files has a name that was asked for; the message lists those there are.</exception>
    public IReadOnlyList<StudyArea> Keep(IReadOnlyList<StudyArea> areas, IncidentTable incidents)
    {
        if (IsOpen || incidents.Count == 0)
            return areas;
        Predicate<int> passes = Passes(incidents);
        return [.. areas.Select(area => area.With(Array.FindAll(area.Members, i => passes(i) && (!HasTimes || IsWithin(incidents.Times[i])))))];
    }

    /// <summary>The time that is watched: from the first to the last limit; where one was not given, to the first or last day of any incident that is left.</summary>
    /// <param name="kept">The areas, with only the incidents that pass.</param>
    /// <param name="times">When the incidents happened.</param>
    /// <returns>Null when there is neither limit nor time.</returns>
    public StudyPeriod? PeriodOf(IReadOnlyList<StudyArea> kept, TimeColumn times)
    {
        if (_from is { } from && _to is { } to)
            return new StudyPeriod(from.FromUtcSeconds, EndOf(to));
        if (times.Count == 0 || StudyPeriod.Of(times, kept.Select(static area => area.Members)) is not { } seen)
            return null;
        return new StudyPeriod(_from?.FromUtcSeconds ?? seen.FromUtcSeconds, _to is { } end ? EndOf(end) : seen.UntilUtcSeconds);
    }

    /// <summary>Which incidents have a span of time that a limit cuts, and on which side does each count? One sentence for each sort of span.</summary>
    /// <param name="areas">The areas before they were filtered.</param>
    /// <param name="incidents">The incidents.</param>
    public IReadOnlyList<string> CutSpans(IReadOnlyList<StudyArea> areas, IncidentTable incidents)
    {
        if (!HasTimes || incidents.Count == 0)
            return [];
        var cut = new CutSpans(_from?.FromUtcSeconds, _to is { } to ? EndOf(to) : null);
        Predicate<int> passes = Passes(incidents);
        foreach (StudyArea area in areas)
        {
            foreach (int i in area.Members)
            {
                if (cut.IsCut(incidents.Times[i]) && passes(i))
                    cut.Count(incidents.Times[i], IsWithin(incidents.Times[i]));
            }
        }
        return cut.Notes();
    }

    // By everything but the limits of time.
    private Predicate<int> Passes(IncidentTable incidents)
    {
        IncidentFacets facets = IncidentFacets.Of(incidents);
        (CodedTextColumn Texts, bool[] Wanted)[] names = Array.ConvertAll(_wishes, wish => Wanted(wish, facets));
        return i =>
        {
            foreach ((CodedTextColumn texts, bool[] wanted) in names)
            {
                if (!wanted[texts.CodeAt(i)])
                    return false;
            }
            return _clock.IsOpen || _clock.Wants(incidents.Times[i], facets.HasClock(i));
        };
    }

    // Two periods that follow on one another share no incident: the middle of a span lies in one of them.
    private bool IsWithin(IncidentTime time)
    {
        if (!time.IsKnown)
            return false;
        long middle = MiddleOf(time);
        return (_from is not { } from || middle >= from.FromUtcSeconds) && (_to is not { } to || middle < EndOf(to));
    }

    /// <summary>The middle of the span in which it may have happened, by the clock in Britain: of July noon on the 16th, of October too.</summary>
    /// <returns>Seconds since 1970-01-01T00:00:00Z. Of a time known to the minute or better it is the time itself.</returns>
    internal static long MiddleOf(IncidentTime time)
    {
        if (time.LengthSeconds <= MinuteSeconds)
            return time.FromUtcSeconds;
        // The last second, for the end itself may stand before it on a clock that has just gone back.
        long begins = LondonTime.ToClockSeconds(time.FromUtcSeconds), ends = LondonTime.ToClockSeconds(time.UntilUtcSeconds - 1) + 1;
        return ends - begins <= MinuteSeconds ? time.FromUtcSeconds : LondonTime.ToUtcSeconds(begins + (ends - begins) / 2);
    }

    // A time given as a single instant is its second.
    private static long EndOf(IncidentTime limit) => Math.Max(limit.UntilUtcSeconds, limit.FromUtcSeconds + 1);

    private static (CodedTextColumn Texts, bool[] Wanted) Wanted(FacetWish wish, IncidentFacets facets)
    {
        CodedTextColumn texts = facets.Texts(wish.Facet)
            ?? throw new ArgumentException($"No incident says its {wish.Word}: leave out --{wish.Word}.");
        string[] known = [.. Enumerable.Range(0, texts.Texts.Length).Select(code => texts.Texts[code])];
        var wanted = new bool[known.Length];
        foreach (string name in wish.Names)
        {
            string plain = wish.Facet == Facet.Kind ? KindNames.Canonical(name.Trim()) : name.Trim();
            bool found = false;
            for (int code = 0; code < known.Length; code++)
            {
                if (FacetTexts.Holds(wish.Facet, known[code], plain))
                    found = wanted[code] = true;
            }
            if (!found && known.Length > 1)
                throw new ArgumentException($"No incident is of the {wish.Word} \"{name}\"; there are {Names(known)}.");
        }
        return (texts, wanted);
    }

    private static string Names(string[] known)
    {
        string[] names = [.. known.Where(static n => n.Length > 0).Order(StringComparer.Ordinal)];
        return string.Join(", ", names.Take(MostNames)) + (names.Length > MostNames ? " and others" : "");
    }

    private static IncidentTime? Parse(string flag, string? text)
    {
        if (text is null)
            return null;
        if (!TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out IncidentTime time))
            throw new ArgumentException($"{flag} {text} is no time; give {TimeParser.Expected}.");
        return time;
    }

    /// <summary>Names of which one must hold.</summary>
    /// <param name="Facet">Of what.</param>
    /// <param name="Word">The same in words, and the command line's option.</param>
    /// <param name="Names">In any case; a blank one means incidents that do not say.</param>
    private readonly record struct FacetWish(Facet Facet, string Word, IReadOnlyList<string> Names);
}
