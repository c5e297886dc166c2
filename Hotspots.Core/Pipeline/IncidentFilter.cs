using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>Which incidents does the user want analysed, by kind and by time?</summary>
internal sealed class IncidentFilter
{
    private readonly IReadOnlyList<string> _kinds;
    private readonly IncidentTime? _from;
    private readonly IncidentTime? _to;

    /// <summary>Reads the wishes; to be done before hours of reading, not after.</summary>
    /// <exception cref="ArgumentException">A time is none, or the first is after the last; says what to change.</exception>
    public IncidentFilter(RunRequest request)
    {
        _kinds = request.Kinds;
        _from = Parse("--from", request.From);
        _to = Parse("--to", request.To);
        if (_from is { } from && _to is { } to && from.FromUtcSeconds >= to.UntilUtcSeconds)
            throw new ArgumentException($"--from {request.From} is after --to {request.To}; exchange them.");
    }

    /// <summary>Does it let everything through?</summary>
    public bool IsOpen => _kinds.Count == 0 && _from is null && _to is null;

    /// <summary>Does it ask for times?</summary>
    public bool HasTimes => _from is not null || _to is not null;

    /// <summary>The areas with only the incidents that pass; areas are kept even when nothing passes.</summary>
    /// <exception cref="ArgumentException">No incident is of a kind that was asked for; the message lists the kinds there are.</exception>
    public IReadOnlyList<StudyArea> Keep(IReadOnlyList<StudyArea> areas, IncidentTable incidents)
    {
        if (IsOpen)
            return areas;
        bool[] kinds = WantedKinds(incidents.Kinds.Texts);
        long from = _from?.FromUtcSeconds ?? long.MinValue, until = _to?.UntilUtcSeconds ?? long.MaxValue;
        return [.. areas.Select(area => new StudyArea
        {
            Name = area.Name,
            Centre = area.Centre,
            Boundary = area.Boundary,
            Members = Array.FindAll(area.Members, i => kinds[incidents.Kinds.CodeAt(i)] && (!HasTimes || Overlaps(incidents.Times[i], from, until))),
        })];
    }

    /// <summary>May it have happened in [from, until)? A time given as a single instant counts as its second.</summary>
    internal static bool Overlaps(IncidentTime time, long from, long until) =>
        time.IsKnown && time.FromUtcSeconds < until && Math.Max(time.UntilUtcSeconds, time.FromUtcSeconds + 1) > from;

    private bool[] WantedKinds(TextList kinds)
    {
        var wanted = new bool[kinds.Length];
        if (_kinds.Count == 0)
            Array.Fill(wanted, true);
        string[] names = [.. Enumerable.Range(0, kinds.Length).Select(code => kinds[code])];
        foreach (string kind in _kinds)
        {
            string canonical = KindNames.Canonical(kind.Trim());
            bool found = false;
            for (int code = 0; code < names.Length; code++)
            {
                if (string.Equals(names[code], canonical, StringComparison.OrdinalIgnoreCase))
                    found = wanted[code] = true;
            }
            if (!found && names.Length > 1)
                throw new ArgumentException($"No incident is of the kind \"{kind}\"; there are {string.Join(", ", names.Where(static n => n.Length > 0).Order(StringComparer.Ordinal))}.");
        }
        return wanted;
    }

    private static IncidentTime? Parse(string flag, string? text)
    {
        if (text is null)
            return null;
        if (!TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out IncidentTime time))
            throw new ArgumentException($"{flag} {text} is no time; give {TimeParser.Expected}.");
        return time;
    }
}
