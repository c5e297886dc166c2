using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Lines;

/// <summary>What operations brought, by area: warrants, arrests, charges, cash, and drugs added up within one sort of unit.</summary>
internal sealed class OperationYields
{
    /// <summary>Area of what has no position.</summary>
    public const string NoPosition = "no position";

    private const decimal GramsAKilogram = 1000;

    private static readonly string[] NotCharged = ["no", "not", "without", "dropped", "withdrawn", "declined"];

    private readonly IncidentTable[] _tables;
    private readonly ILookup<int, SeizureItem>[] _items;
    private readonly LineNames _names;
    private readonly List<Found>[] _found;

    /// <summary>Looks at every incident once.</summary>
    /// <param name="areas">The study areas with the incidents that are looked at.</param>
    /// <param name="placed">The incidents with a position.</param>
    /// <param name="unplaced">Those without.</param>
    /// <param name="looseMembers">Those of them that are looked at.</param>
    /// <param name="names">The names of operations.</param>
    public OperationYields(
        IReadOnlyList<StudyArea> areas, IncidentTable placed, IncidentTable unplaced, int[] looseMembers, LineNames names)
    {
        _tables = [placed, unplaced];
        _items = [DrugAmounts.Items(placed), DrugAmounts.Items(unplaced)];
        _names = names;
        _found = [.. names.Shown.Select(static _ => new List<Found>())];
        foreach (StudyArea area in areas)
            Add(0, area.Name, area.Members);
        Add(1, NoPosition, looseMembers);
    }

    /// <summary>How often each text of a column of either table comes among the incidents that are looked at.</summary>
    public static NameCount[] Texts(
        ColumnRole role, IReadOnlyList<StudyArea> areas, IncidentTable placed, IncidentTable unplaced, int[] looseMembers)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Count(placed, areas.SelectMany(static area => area.Members));
        Count(unplaced, looseMembers);
        return [.. counts.Select(static text => new NameCount(text.Key, text.Value))];

        void Count(IncidentTable table, IEnumerable<int> members)
        {
            if (FacetTexts.Coded(table, role) is not { } texts)
                return;
            var of = new int[texts.Texts.Length];
            foreach (int incident in members)
                of[texts.CodeAt(incident)]++;
            for (int code = 0; code < of.Length; code++)
            {
                string text = texts.Texts[code].Trim();
                if (of[code] > 0 && text.Length > 0)
                    counts[texts.Texts[code]] = counts.GetValueOrDefault(texts.Texts[code]) + of[code];
            }
        }
    }

    /// <summary>Each operation, all areas together first; the one that began last first.</summary>
    public OperationYield[] All()
    {
        var all = new List<OperationYield>();
        for (int operation = 0; operation < _found.Length; operation++)
        {
            if (_found[operation].Count == 0)
                continue;
            all.Add(Of(operation, OperationYield.AllAreas, _found[operation]));
            all.AddRange(_found[operation].GroupBy(static one => one.Area).Select(area => Of(operation, area.Key, [.. area])));
        }
        // Reports that carry a name before its first warrant are those by which the place was chosen.
        Dictionary<string, string> begun = all.Where(static one => one.Area == OperationYield.AllAreas)
            .ToDictionary(static one => one.Operation, static one => one.FirstWarrant ?? one.From ?? "", StringComparer.Ordinal);
        return
        [
            .. all.Select(one => one with { Overlapping = OverlappingWith(one, all) })
                .OrderByDescending(one => begun[one.Operation], StringComparer.Ordinal).ThenBy(static one => one.Operation, StringComparer.Ordinal)
                .ThenBy(static one => one.Area != OperationYield.AllAreas).ThenByDescending(static one => one.Incidents)
                .ThenBy(static one => one.Area, StringComparer.Ordinal),
        ];
    }

    /// <summary>Does an outcome say that somebody was charged?</summary>
    internal static bool SaysCharged(string outcome)
    {
        string[] words = outcome.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '/', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(static word => word is "charge" or "charges" or "charged") && !words.Any(NotCharged.Contains);
    }

    private void Add(int table, string area, int[] members)
    {
        if (FacetTexts.Coded(_tables[table], ColumnRole.Operation) is not { } texts)
            return;
        int[][] named = [.. Enumerable.Range(0, texts.Texts.Length).Select(code => _names.Of(texts.Texts[code]).ToArray())];
        foreach (int incident in members)
        {
            foreach (int operation in named[texts.CodeAt(incident)])
                _found[operation].Add(new Found(table, incident, area, LineSightings.KindOf(_tables[table].Kinds[incident])));
        }
    }

    private OperationYield Of(int operation, string area, List<Found> own)
    {
        IncidentTime[] times = [.. own.Select(TimeOf).Where(static time => LineSightings.DaysOf(time).First != LineSightings.NoDay)];
        long[] warrants =
        [
            .. own.Where(static one => one.Kind == SightingKind.Warrant).Select(TimeOf).Where(static time => time.HasDay)
                .Select(static time => LineSightings.DaysOf(time).First).Where(static day => day != LineSightings.NoDay).Order(),
        ];
        var drugs = new Drugs();
        int without = 0;
        foreach (Found one in own)
            without += drugs.Add(_items[one.Table][one.Incident]) ? 1 : 0;
        // A seizure of which nothing is said has no quantity, either; one of cash needs none.
        without += own.Count(one => one.Kind == SightingKind.Seizure && !_items[one.Table].Contains(one.Incident)
            && NumberOf(one, ColumnRole.CashGbp) == 0);
        return new OperationYield
        {
            Operation = _names.Shown[operation],
            Area = area,
            First = LineReaches.First(times),
            Last = LineReaches.Last(times),
            FirstWarrant = warrants.Length > 0 ? DayText(warrants[0]) : null,
            LastWarrant = warrants.Length > 0 ? DayText(warrants[^1]) : null,
            Incidents = own.Count,
            Tips = own.Count(static one => one.Kind == SightingKind.Tip),
            Warrants = own.Count(static one => one.Kind == SightingKind.Warrant),
            Arrests = Has(ColumnRole.Arrests) ? (long)own.Sum(one => NumberOf(one, ColumnRole.Arrests)) : null,
            Charged = Has(ColumnRole.Outcome) ? own.Count(IsCharged) : null,
            Seizures = own.Count(static one => one.Kind == SightingKind.Seizure),
            WithoutQuantity = without,
            CashGbp = Has(ColumnRole.CashGbp) ? (double)own.Sum(one => NumberOf(one, ColumnRole.CashGbp)) : null,
            Drugs = drugs.Of(_names.Shown[operation], area),
            Ids =
            [
                .. own.Where(Counts).Select(one => _tables[one.Table].Ids[one.Incident]).Where(static id => id.Length > 0)
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
            Overlapping = [],
        };
    }

    // Of all areas together those of any area: what runs elsewhere at the same time overlaps with nothing.
    private static string[] OverlappingWith(OperationYield one, List<OperationYield> all) =>
    [
        .. all.Where(own => own.Operation == one.Operation && (own.Area == one.Area || one.Area == OperationYield.AllAreas)
                && own.Area is not (NoPosition or OperationYield.AllAreas) && own.First.IsKnown)
            .SelectMany(own => all.Where(other => other.Area == own.Area && other.Operation != own.Operation && other.First.IsKnown
                && other.First.FromUtcSeconds < own.Last.UntilUtcSeconds && own.First.FromUtcSeconds < other.Last.UntilUtcSeconds))
            .Select(static other => other.Operation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Is anything beside tips counted from it?</summary>
    private bool Counts(Found one) => one.Kind is SightingKind.Warrant or SightingKind.Seizure || _items[one.Table].Contains(one.Incident)
        || IsCharged(one) || NumberOf(one, ColumnRole.Arrests) > 0 || NumberOf(one, ColumnRole.CashGbp) > 0;

    private bool Has(ColumnRole role) => _tables.Any(table => table.Find(role) is not null);

    private bool IsCharged(Found one) => _tables[one.Table].Find(ColumnRole.Outcome) is { } outcomes && SaysCharged(outcomes[one.Incident]);

    private decimal NumberOf(Found one, ColumnRole role) =>
        _tables[one.Table].Find(role) is { } numbers ? DrugAmounts.Number(numbers[one.Incident]) ?? 0 : 0;

    private IncidentTime TimeOf(Found one) => _tables[one.Table].Times[one.Incident];

    private static string DayText(long day) => DateTime.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Incident of an operation.</summary>
    /// <param name="Table">0 with a position, 1 without.</param>
    /// <param name="Incident">Index into its table.</param>
    /// <param name="Area">The study area.</param>
    /// <param name="Kind">What it is.</param>
    private readonly record struct Found(int Table, int Incident, string Area, SightingKind Kind);

    /// <summary>Sums of drugs, each in each sort of unit by itself.</summary>
    private sealed class Drugs
    {
        private readonly Dictionary<(string Drug, string Class, string Unit), Sum> _sums = [];

        /// <summary>Adds what one incident brought.</summary>
        /// <returns>Does some item of it not say how much?</returns>
        public bool Add(IEnumerable<SeizureItem> items)
        {
            bool isWithout = false;
            var seen = new HashSet<(string, string, string)>();
            foreach (SeizureItem item in items)
            {
                DrugAmount amount = DrugAmounts.Of(item.Quantity, item.Unit);
                isWithout |= amount.Value is null;
                (string, string, string) key = (DrugAmounts.NameOf(item.Drug), DrugAmounts.ClassOf(item.DrugClass), amount.Unit);
                if (!_sums.TryGetValue(key, out Sum? sum))
                    _sums.Add(key, sum = new Sum());
                sum.Seizures += seen.Add(key) ? 1 : 0;
                sum.Known += amount.Value is null ? 0 : 1;
                sum.Total += amount.Value ?? 0;
            }
            return isWithout;
        }

        public OperationDrug[] Of(string operation, string area) =>
        [
            .. _sums.OrderBy(static one => one.Key.Class.Length == 0).ThenBy(static one => one.Key.Class, StringComparer.Ordinal)
                .ThenByDescending(static one => one.Value.Seizures).ThenBy(static one => one.Key.Drug, StringComparer.Ordinal)
                .ThenBy(static one => one.Key.Unit, StringComparer.Ordinal)
                .Select(one => new OperationDrug(
                    operation, area, one.Key.Drug, one.Key.Class, one.Key.Unit == DrugAmounts.Gram ? DrugAmounts.Kilogram : one.Key.Unit,
                    one.Value.Seizures, one.Value.Known,
                    one.Value.Known == 0 ? null : (double)(one.Key.Unit == DrugAmounts.Gram ? one.Value.Total / GramsAKilogram : one.Value.Total))),
        ];

        private sealed class Sum
        {
            public int Seizures { get; set; }

            public int Known { get; set; }

            public decimal Total { get; set; }
        }
    }
}
