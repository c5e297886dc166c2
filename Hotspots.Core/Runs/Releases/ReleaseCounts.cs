using System.Runtime.InteropServices;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Counts by cell of the lattice, month and kind: of a month that was given, as they were known then; else as the files have them.</summary>
/// <remarks>A month is closed on the ground where it was given: what came in later is counted, and never told.</remarks>
internal sealed class ReleaseCounts
{
    private readonly Dictionary<(int Cell, int Month), List<(string Kind, int Incidents)>> _counts = [];
    private readonly List<(HashSet<int> Cells, HashSet<int> Months)> _closed = [];
    private readonly Lazy<(int Cell, int Month)[]> _places;

    private ReleaseCounts() => _places = new(() => [.. _counts.Keys.Order()]);

    /// <summary>Incidents of the files whose month had been given before they came in.</summary>
    public int CameLater { get; private set; }

    /// <summary>Counts them.</summary>
    /// <param name="table">The incidents.</param>
    /// <param name="incidents">Those of them that may leave.</param>
    /// <param name="ledger">What was given before.</param>
    public static ReleaseCounts Of(IncidentTable table, ReleaseIncidents incidents, LedgerState ledger)
    {
        var counts = new ReleaseCounts();
        foreach (IGrouping<int, LedgerRelease> given in ledger.Releases.GroupBy(static release => release.Ground))
        {
            HashSet<int> months =
            [
                .. given.SelectMany(static release => release.Told.Keys.SelectMany(period => Enumerable.Range(period, release.PeriodMonths))),
            ];
            counts._closed.Add(([.. ledger.GroundOf(given.First()).Cells], months));
        }
        foreach (LedgerTruth known in ledger.Truth)
            counts.Add((known.Cell, known.Month), known.Kind, known.Incidents);
        var ofFiles = new Dictionary<(int Cell, int Month), int>();
        for (int i = 0; i < table.Count; i++)
        {
            if (incidents.Cells[i] < 0)
                continue;
            (int, int) at = (incidents.Cells[i], incidents.Months[i]);
            if (counts.IsClosed(at))
                CollectionsMarshal.GetValueRefOrAddDefault(ofFiles, at, out _)++;
            else
                counts.Add(at, incidents.KindOf(i), 1);
        }
        foreach (((int, int) at, int count) in ofFiles)
            counts.CameLater += Math.Max(0, count - counts.At(at.Item1, at.Item2).Sum(static one => one.Incidents));
        return counts;
    }

    /// <summary>The kinds in a cell and month.</summary>
    public IReadOnlyList<(string Kind, int Incidents)> At(int cell, int month) => _counts.TryGetValue((cell, month), out var kinds) ? kinds : [];

    /// <summary>All cells and months with any incident, in order.</summary>
    public IReadOnlyList<(int Cell, int Month)> Places => _places.Value;

    /// <summary>What is known of cells and months that no release has told yet, of all kinds: what the ledger is to keep.</summary>
    public LedgerTruth[] Open(IReadOnlySet<int> cells, IReadOnlySet<int> months) =>
    [
        .. Places.Where(at => cells.Contains(at.Cell) && months.Contains(at.Month) && !IsClosed(at))
            .SelectMany(at => _counts[at].OrderBy(static one => one.Kind, StringComparer.Ordinal).Select(
                one => new LedgerTruth(at.Cell, at.Month, one.Kind, one.Incidents))),
    ];

    private bool IsClosed((int Cell, int Month) at)
    {
        foreach ((HashSet<int> cells, HashSet<int> months) in _closed)
        {
            if (months.Contains(at.Month) && cells.Contains(at.Cell))
                return true;
        }
        return false;
    }

    private void Add((int, int) at, string kind, int incidents)
    {
        List<(string Kind, int Incidents)> kinds = CollectionsMarshal.GetValueRefOrAddDefault(_counts, at, out _) ??= [];
        int known = kinds.FindIndex(one => one.Kind == kind);
        if (known < 0)
            kinds.Add((kind, incidents));
        else
            kinds[known] = (kind, kinds[known].Incidents + incidents);
    }
}
