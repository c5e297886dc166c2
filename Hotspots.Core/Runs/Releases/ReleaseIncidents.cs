using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Pipeline;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Incidents of a release: those that may leave at all, each in a cell of the lattice and a month.</summary>
internal sealed class ReleaseIncidents
{
    private const uint MonthSeconds = 31 * 86_400;

    private readonly IncidentTable _table;
    private readonly bool[] _mayLeave;
    private readonly bool[] _isTip;

    private ReleaseIncidents(IncidentTable table, bool[] mayLeave)
    {
        (_table, _mayLeave) = (table, mayLeave);
        _isTip = [.. Enumerable.Range(0, table.Kinds.Texts.Length).Select(code => IsTip(table.Kinds.Texts[code]))];
        Cells = new int[table.Count];
        Months = new int[table.Count];
    }

    /// <summary>What was left out, and why.</summary>
    public List<ReleaseStep> Steps { get; } = [];

    /// <summary>The cell of the lattice of each incident; −1 for one that may not leave or has no month.</summary>
    public int[] Cells { get; }

    /// <summary>The month of each incident.</summary>
    public int[] Months { get; }

    /// <summary>The kind of an incident, in lower case: as a release's kinds are kept.</summary>
    public string KindOf(int incident) => _table.Kinds.Texts[_table.Kinds.CodeAt(incident)].ToLowerInvariant();

    /// <summary>Is an incident a tip, or another sort of intelligence?</summary>
    public bool IsTipAt(int incident) => _isTip[_table.Kinds.CodeAt(incident)];

    /// <summary>Sorts out what may leave.</summary>
    public static ReleaseIncidents Of(ReadResult read)
    {
        IncidentTable table = read.Placed;
        var mayLeave = new bool[table.Count];
        Array.Fill(mayLeave, true);
        var incidents = new ReleaseIncidents(table, mayLeave);
        int suspected = incidents.LeaveOut(ColumnRole.Intelligence, static grade => grade == "E");
        incidents.Steps.Add(new ReleaseStep("grades", suspected == 0 ? "None is graded E, suspected to be false."
            : Say($"{Count(suspected)} graded E, suspected to be false, left out.")));
        // Whatever is not plainly P may carry a condition that nobody here can read.
        int conditions = incidents.LeaveOut(ColumnRole.Handling, static code => code.Length > 0 && code != "P");
        incidents.Steps.Add(new ReleaseStep("handling", conditions == 0 ? "None has a handling code other than P."
            : Say($"{Count(conditions)} with handling code C, or one that is not P, left out before anything is counted.")));
        int undated = 0;
        ReleaseGround.Lattice.CellsAt(table.Points.Eastings, table.Points.Northings, incidents.Cells);
        for (int i = 0; i < table.Count; i++)
        {
            IncidentTime time = table.Times[i];
            bool isDated = time.IsKnown && (time.Precision >= TimePrecision.Month || time.LengthSeconds <= MonthSeconds);
            undated += mayLeave[i] && !isDated ? 1 : 0;
            incidents.Months[i] = isDated ? ReleasePeriods.MonthOf(time.MiddleUtcSeconds) : 0;
            if (!mayLeave[i] || !isDated || table.IsCoarse(i))
                incidents.Cells[i] = -1;
        }
        int unplaced = read.Unplaced.Count, coarse = Enumerable.Range(0, table.Count).Count(i => mayLeave[i] && table.IsCoarse(i));
        if (undated + unplaced + coarse > 0)
        {
            incidents.Steps.Add(new ReleaseStep(
                "positions", Say($"Left out: {Count(unplaced)} without a position, {Count(coarse)} whose position is known too roughly, ")
                + Say($"{Count(undated)} without a month.")));
        }
        return incidents;
    }

    /// <summary>Does a release count a kind?</summary>
    /// <param name="kind">In lower case.</param>
    /// <param name="profile">"partner" or "public".</param>
    /// <param name="kinds">Those asked for, in lower case; none for all.</param>
    public static bool Counts(string kind, string profile, IReadOnlyList<string> kinds) =>
        (profile != ReleaseRules.Public || PublishedKinds.Holds(kind)) && (kinds.Count == 0 || kinds.Contains(kind));

    /// <summary>Is a kind a tip, or another sort of intelligence?</summary>
    public static bool IsTip(string kind) => SensitiveWords.IsIntelligence(kind);

    /// <summary>The kinds asked for as they are kept: each once, in lower case and in order.</summary>
    public static string[] Kept(IReadOnlyList<string> kinds) =>
        [.. kinds.Select(static kind => KindNames.Canonical(kind.Trim()).ToLowerInvariant()).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>Adds the line that says which kinds are counted.</summary>
    /// <exception cref="ArgumentException">None is left, or tips alone were asked for.</exception>
    public void ChooseKinds(ReleaseRules rules, IReadOnlyList<string> kinds)
    {
        if (kinds.Count > 0 && kinds.All(IsTip))
            throw TipsAlone();
        var counted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var others = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _table.Count; i++)
        {
            if (!_mayLeave[i])
                continue;
            string kind = KindOf(i);
            SortedDictionary<string, int> list = Counts(kind, rules.Profile, kinds) ? counted : others;
            list[kind] = list.GetValueOrDefault(kind) + 1;
        }
        if (counted.Count == 0)
        {
            throw new ArgumentException(rules.IsPublic
                ? $"There is no crime in the files of a kind that the police publish, such as burglary; they hold {Listed(others)}. What is not "
                    + "published is "
                    + "not for everybody: use ⟨profile partner⟩ for a body that you share with."
                : $"The files hold none of the kinds asked for; they hold {Listed(others)}.");
        }
        if (counted.Keys.All(IsTip))
            throw TipsAlone();
        string why = rules.IsPublic ? " Left out, not being crime that the police record and publish: " : " Not asked for: ";
        Steps.Add(new ReleaseStep(
            "kinds", $"One count for all kinds together, in the files {Listed(counted)}. Tips have no column of their own."
            + (others.Count == 0 ? "" : why + Listed(others) + ".")));
    }

    /// <summary>The names of operations and lines in the files.</summary>
    public static string[] NamesIn(ReadResult read) =>
    [
        .. new[] { read.Placed, read.Unplaced }.SelectMany(static table => new[] { ColumnRole.Operation, ColumnRole.Line }.Select(table.Find)
                .OfType<TextColumn>().SelectMany(static column => Enumerable.Range(0, column.Count).Select(i => column[i].Trim())))
            .Where(static name => name.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
    ];

    /// <summary>Refuses when an operation of the files is live.</summary>
    /// <exception cref="Model.OutputException">It is; says until when to wait.</exception>
    public static ReleaseStep RequireNoneLive(ReadResult read, ReleaseRules rules, DateTimeOffset now)
    {
        const long Day = 86_400;
        if (rules.LiveDays == 0)
            return new ReleaseStep("live operations", "Not asked of a layer for partners.");
        long newest = long.MinValue;
        string name = "";
        foreach (IncidentTable table in (IncidentTable[])[read.Placed, read.Unplaced])
        {
            if (table.Find(ColumnRole.Operation) is not { } operations)
                continue;
            for (int i = 0; i < table.Count; i++)
            {
                if (operations[i].Trim().Length > 0 && table.Times[i].IsKnown && table.Times[i].FromUtcSeconds > newest)
                    (newest, name) = (table.Times[i].FromUtcSeconds, operations[i].Trim());
            }
        }
        if (newest == long.MinValue)
            return new ReleaseStep("live operations", "The files name no operation.");
        DateTime last = LondonTime.ToClock(newest);
        if (now.ToUnixTimeSeconds() - newest < rules.LiveDays * Day)
        {
            throw new Model.OutputException(string.Create(
                CultureInfo.InvariantCulture,
                $"Not written: the last incident of operation {name} in the files is of {last:d MMMM yyyy}, less than {rules.LiveDays} days ago; ")
                + string.Create(CultureInfo.InvariantCulture, $"wait until {last.AddDays(rules.LiveDays):d MMMM yyyy}."));
        }
        return new ReleaseStep(
            "live operations", Say($"The last incident of any operation is of {last:d MMMM yyyy}, {rules.LiveDays} days ago or more."));
    }

    private static ArgumentException TipsAlone() => new(
        "A layer of tips alone is never handed over: one tip in a small place names who gave it. Count other kinds with them.");

    private int LeaveOut(ColumnRole role, Predicate<string> isOut)
    {
        if (_table.Find(role) is not { } column)
            return 0;
        int count = 0;
        for (int i = 0; i < _table.Count; i++)
        {
            if (!_mayLeave[i] || !isOut(column[i].Trim().ToUpperInvariant()))
                continue;
            _mayLeave[i] = false;
            count++;
        }
        return count;
    }

    private static string Listed(SortedDictionary<string, int> kinds)
    {
        const int Most = 8;
        string listed = string.Join(", ",
            kinds.OrderByDescending(static kind => kind.Value).Take(Most).Select(static kind => Say($"{kind.Key} {kind.Value:N0}")));
        return kinds.Count > Most ? Say($"{listed} and {kinds.Count - Most} more kinds") : listed;
    }

    private static string Count(int count) => Say($"{count:N0} incident{(count == 1 ? "" : "s")}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
