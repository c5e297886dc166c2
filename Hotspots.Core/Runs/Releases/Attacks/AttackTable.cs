using System.Globalization;
using Hotspots.Core.Disclosure.Releases;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Runs.Releases.Attacks;

/// <summary>Table of what several files tell: atoms of ground and time, and each printed count as a sum of them.</summary>
internal sealed class AttackTable
{
    private readonly List<string> _places = [], _periods = [], _files = [];
    private readonly List<CountState> _states = [];
    private readonly List<(int Least, int Most)> _ranges = [];
    private readonly List<bool> _isPrinted = [];
    private readonly Dictionary<int[], int> _known = new(new SameAtoms());
    private readonly List<(int Total, int[] Atoms)> _sums = [];

    private AttackTable()
    {
    }

    /// <summary>The counts and their equations.</summary>
    public CountTable Table { get; private set; } = null!;

    /// <summary>The place of a count.</summary>
    public string PlaceOf(int count) => _places[count];

    /// <summary>The period of a count.</summary>
    public string PeriodOf(int count) => _periods[count];

    /// <summary>The file that tells a count.</summary>
    public string FileOf(int count) => _files[count];

    /// <summary>Is a count in any file, hidden or not? Else it is a piece that no file tells.</summary>
    public bool IsPrinted(int count) => _isPrinted[count];

    /// <summary>Counts that are in any file.</summary>
    public int Printed => _isPrinted.Count(static printed => printed);

    /// <summary>Puts the files together.</summary>
    /// <exception cref="OutputException">They contradict one another.</exception>
    public static AttackTable Of(IReadOnlyList<CountSheet> sheets)
    {
        var made = new AttackTable();
        List<string?[]> ground = AttackGround.Pieces([.. sheets.Where(static sheet => sheet.HasPlaces)]);
        CountSheet[] places = [.. sheets.Where(static sheet => sheet.HasPlaces)];
        (IReadOnlyList<string> times, IReadOnlyDictionary<string, int[]> timesOf) = AttackPeriods.Of(
            sheets.SelectMany(static sheet => sheet.Counts).Select(static count => count.Period).Where(static period => period.Length > 0));
        int spans = Math.Max(1, times.Count);
        // Pieces that no file tells apart are one atom.
        var atomOf = new int[ground.Count * spans];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int g = 0; g < ground.Count; g++)
        {
            for (int t = 0; t < spans; t++)
            {
                string key = string.Join('\u001F', ground[g].Select((place, s) => place is null ? "" : place + '\u001E' + SpanIn(places[s], t)));
                if (!known.TryGetValue(key, out int atom))
                {
                    known[key] = atom = made.Add(
                        string.Join(" in ", ground[g].OfType<string>().Distinct()), times.Count == 0 ? "" : times[t], CountState.Untold, (0, 0), "");
                }
                atomOf[g * spans + t] = atom;
            }
        }
        int before = -1;
        for (int s = 0; s < sheets.Count; s++)
        {
            // Totals in a file of their own belong to the layer before it; to the next where there is none.
            int layer = sheets[s].HasPlaces ? Array.IndexOf(places, sheets[s]) : Math.Max(0, before);
            before = layer;
            foreach (SheetCount count in sheets[s].Counts)
            {
                int[] own = [.. Enumerable.Range(0, ground.Count).Where(g => ground[g][layer] is { } place
                    && (count.Place.Length == 0 || place == count.Place))
                    .SelectMany(g => TimesOf(places[layer], count.Period).Select(t => atomOf[g * spans + t])).Distinct().Order()];
                if (own.Length > 0)
                    made.Tell(own, count, sheets[s].File);
            }
        }
        made.Build();
        return made;

        // What a file does not tell apart in time it holds as one.
        string SpanIn(CountSheet sheet, int t) => times.Count == 0 ? "" : string.Join(
            ',', Own(sheet).Where(period => timesOf[period].Contains(t)).Order(StringComparer.Ordinal));

        IEnumerable<int> TimesOf(CountSheet sheet, string period) => times.Count == 0 ? [0]
            : period.Length > 0 ? timesOf[period] : Own(sheet).SelectMany(one => timesOf[one]).DefaultIfEmpty(0).Distinct();

        static IEnumerable<string> Own(CountSheet sheet) =>
            sheet.Counts.Select(static count => count.Period).Where(static period => period.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private int Add(string place, string period, CountState state, (int Least, int Most) range, string file)
    {
        _places.Add(place);
        _periods.Add(period);
        _states.Add(state);
        _ranges.Add(range);
        _isPrinted.Add(false);
        _files.Add(file);
        return _states.Count - 1;
    }

    private void Tell(int[] atoms, SheetCount told, string file)
    {
        string place = told.Place.Length > 0 ? told.Place : "all places", period = told.Period.Length > 0 ? told.Period : "all";
        int count = atoms[0];
        if (atoms.Length > 1 && !_known.TryGetValue(atoms, out count))
        {
            _known[atoms] = count = Add(place, period, CountState.Untold, (0, 0), file);
            _sums.Add((count, atoms));
        }
        (_places[count], _periods[count], _isPrinted[count]) = (place, period, true);
        (CountState State, (int Least, int Most) Range) said = told.As switch
        {
            ToldAs.Exact => (CountState.Exact, (told.Least, told.Most)),
            ToldAs.Range => (CountState.Range, (told.Least, told.Most)),
            _ => (CountState.Hidden, (0, CountInterval.Unbounded)),
        };
        if (_states[count] is CountState.Untold or CountState.Hidden)
        {
            if (said.State != CountState.Hidden || _states[count] == CountState.Untold)
                (_states[count], _ranges[count], _files[count]) = (said.State, said.Range, file);
            return;
        }
        if (said.State == CountState.Hidden)
            return;
        (int least, int most) = (Math.Max(_ranges[count].Least, said.Range.Least), Math.Min(_ranges[count].Most, said.Range.Most));
        if (least > most)
        {
            throw new OutputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{_files[count]} says {_ranges[count].Least} where {file} says {said.Range.Least}, of {place}, {period}: attack files of the "
                    + $"same incidents."));
        }
        (_ranges[count], _states[count]) = ((least, most), least == most ? CountState.Exact : CountState.Range);
    }

    private void Build()
    {
        var builder = new CountTableBuilder();
        for (int count = 0; count < _states.Count; count++)
        {
            if (_states[count] == CountState.Range)
                builder.AddRange(_ranges[count].Least, _ranges[count].Least, _ranges[count].Most);
            else
                builder.Add(_states[count] == CountState.Exact ? _ranges[count].Least : 0, _states[count]);
        }
        int atoms = _sums.Count == 0 ? _states.Count : _sums.Min(static sum => sum.Total);
        foreach ((int total, int[] parts) in NestedSums.Of(_sums, atoms))
            builder.AddTotal(total, parts);
        Table = builder.BuildUnknown(count => $"{_places[count]}, {_periods[count]}");
    }
}
