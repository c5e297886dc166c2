using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>Which incidents does the user want analysed, by what is said of them and by time?</summary>
internal sealed class IncidentFilter
{
    /// <summary>How many of the names there are a refusal lists.</summary>
    private const int MostNames = 12;

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
        IncidentFacets facets = IncidentFacets.Of(incidents);
        (CodedTextColumn Texts, bool[] Wanted)[] names = Array.ConvertAll(_wishes, wish => Wanted(wish, facets));
        long from = _from?.FromUtcSeconds ?? long.MinValue, until = _to?.UntilUtcSeconds ?? long.MaxValue;
        return [.. areas.Select(area => new StudyArea
        {
            Name = area.Name,
            Centre = area.Centre,
            Boundary = area.Boundary,
            Members = Array.FindAll(area.Members, Passes),
        })];

        bool Passes(int i)
        {
            foreach ((CodedTextColumn texts, bool[] wanted) in names)
            {
                if (!wanted[texts.CodeAt(i)])
                    return false;
            }
            return (!HasTimes || Overlaps(incidents.Times[i], from, until))
                && (_clock.IsOpen || _clock.Wants(incidents.Times[i], facets.HasClock(i)));
        }
    }

    /// <summary>May it have happened in [from, until)? A time given as a single instant counts as its second.</summary>
    internal static bool Overlaps(IncidentTime time, long from, long until) =>
        time.IsKnown && time.FromUtcSeconds < until && Math.Max(time.UntilUtcSeconds, time.FromUtcSeconds + 1) > from;

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
