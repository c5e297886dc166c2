using Hotspots.Core.Disclosure.Releases;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Layers that are held against one another: the new one and the earlier ones, cut into pieces of ground, month and kinds.</summary>
/// <remarks>
/// Only what is new needs an attack. A period that is repeated as it was told says nothing more, and no count goes over several periods; so the
/// months are those of the new periods, and those that an earlier layer counts together with them.
/// </remarks>
internal sealed class ReleaseLayers
{
    private readonly int[] _months;
    private readonly string[] _kindOf;
    private readonly int[] _cellOfGroup;
    private readonly IReadOnlyList<(LedgerGround Ground, int[] ZoneOfGroup)> _grounds;
    private readonly int _classes;

    private ReleaseLayers(
        int[] months, string[] kindOf, int[] cellOfGroup, IReadOnlyList<(LedgerGround Ground, int[] ZoneOfGroup)> grounds, int classes)
    {
        (_months, _kindOf, _cellOfGroup, _grounds, _classes) = (months, kindOf, cellOfGroup, grounds, classes);
    }

    /// <summary>The earlier layers and last the new one.</summary>
    public required IReadOnlyList<ReleasedLayer> Layers { get; init; }

    /// <summary>The releases of the earlier layers, in the same order.</summary>
    public required IReadOnlyList<LedgerRelease> Earlier { get; init; }

    /// <summary>Incidents in each piece.</summary>
    public required int[] Truth { get; init; }

    /// <summary>The first months of the new layer's new periods, in order.</summary>
    public required IReadOnlyList<int> Periods { get; init; }

    /// <summary>Tips in each piece.</summary>
    public required int[] Tips { get; init; }

    /// <summary>
    /// Is a piece of a class of kinds that holds tips and that no layer tells by itself? What can be worked out of it would be a column of tips.
    /// </summary>
    public required bool[] IsOfTips { get; init; }

    /// <summary>The same of each cell and period of the layers: what subtraction could tell, which none of them does. Empty where there is no such
    /// class.</summary>
    public required IReadOnlyList<ReleasedLayer> OfTips { get; init; }

    /// <summary>What a piece is called in a sentence: "the cell at TM 178 155, May 2026".</summary>
    public string NameOf(int piece)
    {
        int group = piece / (_months.Length * _classes), month = _months[piece / _classes % _months.Length];
        string kinds = _classes == 1 ? "" : $", {_kindOf[piece % _classes]}";
        (LedgerGround ground, int[] zones) = _grounds[^1];
        string where = zones[group] >= 0 ? $"the cell at {ground.Names[zones[group]]}"
            : $"a piece of ground at {Geography.Grids.GridReference.Format(ReleaseGround.Lattice.CentreOf(_cellOfGroup[group]), 3)}";
        return $"{where}, {ReleasePeriods.WordsOf(month, 1)}{kinds}";
    }

    /// <summary>Cuts them.</summary>
    /// <param name="release">The new one, with what it would tell if nothing had to be hidden.</param>
    /// <param name="ground">Its ground.</param>
    /// <param name="ledger">What was given before.</param>
    /// <param name="counts">What there is to count.</param>
    /// <param name="isSeen">Of the earlier releases, those that the reader has.</param>
    public static ReleaseLayers Of(
        LedgerRelease release, LedgerGround ground, LedgerState ledger, ReleaseCounts counts, Predicate<LedgerRelease> isSeen)
    {
        var ownCells = ground.Cells.ToHashSet();
        Dictionary<int, bool> touches = ledger.Grounds.ToDictionary(
            static one => one.Id, one => one.Id == ground.Id || Array.Exists(one.Cells, ownCells.Contains));
        LedgerRelease[] seen = [.. ledger.Releases.Where(one => isSeen(one) && touches[one.Ground])];
        var months = new SortedSet<int>(release.Told.Keys.SelectMany(period => Enumerable.Range(period, release.PeriodMonths)));
        while (Grow())
        {
        }
        LedgerRelease[] earlier = [.. seen.Select(Within).Where(static one => one.Told.Count > 0)];
        LedgerGround[] grounds = [.. earlier.Select(one => one.Ground).Distinct().Where(id => id != ground.Id).Select(id =>
            ledger.Grounds.First(g => g.Id == id)), ground];
        (int[] cellOfGroup, int[][] zoneOfGroup, Dictionary<int, int> groupOf) = Groups(grounds);
        (string[] names, Dictionary<string, int> classOf, LedgerRelease[] tellers) = Classes([.. earlier, release], counts, groupOf);
        int[] all = [.. months];
        var monthAt = all.Select(static (month, at) => (month, at)).ToDictionary(static one => one.month, static one => one.at);
        int[] truth = new int[cellOfGroup.Length * all.Length * names.Length], tips = new int[truth.Length];
        foreach ((int cell, int month) in counts.Places)
        {
            if (!groupOf.TryGetValue(cell, out int group) || !monthAt.TryGetValue(month, out int at))
                continue;
            foreach ((string kind, int incidents) in counts.At(cell, month))
            {
                if (!classOf.TryGetValue(kind, out int of))
                    continue;
                int piece = (group * all.Length + at) * names.Length + of;
                truth[piece] += incidents;
                tips[piece] += ReleaseIncidents.IsTip(kind) ? incidents : 0;
            }
        }
        // A class that one of the layers counts by itself, and all of it, is one count for several kinds; another comes of subtraction alone.
        bool[] ofTips = [.. names.Select((_, of) => classOf.Any(kind => kind.Value == of && ReleaseIncidents.IsTip(kind.Key))
            && !Array.Exists(tellers, one => Enumerable.Range(0, names.Length).All(other => IsCounted(one, other) == (other == of))))];
        List<ReleasedLayer> layers = [], subtracted = [];
        foreach (LedgerRelease one in tellers)
        {
            int own = Array.FindIndex(grounds, g => g.Id == one.Ground && (one.Id > 0 || g == ground));
            ReleasedLayer layer = LayerOf(
                one, one == release ? zoneOfGroup[^1] : zoneOfGroup[own], one == release ? ground : grounds[own], all, names.Length,
                of => IsCounted(one, of));
            layers.Add(layer);
            if (Array.Exists(ofTips, static of => of) && Enumerable.Range(0, names.Length).Any(of => ofTips[of] && IsCounted(one, of)))
                subtracted.Add(Subtracted(layer, names.Length, ofTips));
        }
        return new ReleaseLayers(all, names, cellOfGroup, [.. grounds.Zip(zoneOfGroup)], names.Length)
        {
            Layers = layers,
            Earlier = earlier,
            Truth = truth,
            Periods = [.. release.Told.Keys.Order()],
            Tips = tips,
            IsOfTips = [.. Enumerable.Range(0, truth.Length).Select(piece => ofTips[piece % names.Length])],
            OfTips = subtracted,
        };

        bool IsCounted(LedgerRelease one, int of) => ReleaseIncidents.Counts(classOf.First(kind => kind.Value == of).Key, one.Profile, one.Kinds);

        // Months that an earlier layer counts together with one that is looked at.
        bool Grow()
        {
            int before = months.Count;
            foreach (LedgerRelease one in seen)
            {
                foreach (int period in one.Told.Keys)
                {
                    int[] own = [.. Enumerable.Range(period, one.PeriodMonths)];
                    if (own.Any(months.Contains))
                        months.UnionWith(own);
                }
            }
            return months.Count > before;
        }

        LedgerRelease Within(LedgerRelease one) =>
            one with { Told = one.Told.Where(told => months.Contains(told.Key)).ToDictionary(static told => told.Key, static told => told.Value) };
    }

    /// <summary>Cells of the lattice that lie in the same zone of every ground are one group.</summary>
    private static (int[] CellOfGroup, int[][] ZoneOfGroup, Dictionary<int, int> GroupOf) Groups(LedgerGround[] grounds)
    {
        var zones = grounds.Select(static ground =>
            ground.Cells.Zip(ground.Zones).ToDictionary(static one => one.First, static one => one.Second)).ToArray();
        var groupOf = new Dictionary<int, int>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var single = new Dictionary<int, int>();
        var cells = new List<int>();
        var ofGroup = new List<int>[grounds.Length];
        for (int g = 0; g < grounds.Length; g++)
            ofGroup[g] = [];
        foreach (int cell in grounds.SelectMany(static ground => ground.Cells).Distinct().Order())
        {
            int[] own = [.. zones.Select(zone => zone.GetValueOrDefault(cell, -1))];
            int group;
            if (own.Length == 1 ? !single.TryGetValue(own[0], out group) : !known.TryGetValue(string.Join(',', own), out group))
            {
                group = cells.Count;
                cells.Add(cell);
                for (int g = 0; g < own.Length; g++)
                    ofGroup[g].Add(own[g]);
                if (own.Length == 1)
                    single[own[0]] = group;
                else
                    known[string.Join(',', own)] = group;
            }
            groupOf[cell] = group;
        }
        return ([.. cells], [.. ofGroup.Select(static list => list.ToArray())], groupOf);
    }

    /// <summary>Kinds that every release counts or leaves out alike are one class.</summary>
    private static (string[] Names, Dictionary<string, int> ClassOf, LedgerRelease[] Tellers) Classes(
        LedgerRelease[] releases, ReleaseCounts counts, Dictionary<int, int> groupOf)
    {
        // A kind of which there is none yet may come: every kind that somebody asked for is one.
        string[] kinds =
        [
            .. counts.Places.Where(at => groupOf.ContainsKey(at.Cell)).SelectMany(at => counts.At(at.Cell, at.Month).Select(static one => one.Kind))
                .Concat(releases.SelectMany(static one => one.Kinds)).Append(IncidentKind.Tip).Append("burglary").Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var members = new List<List<string>>();
        var classOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string kind in kinds)
        {
            string key = string.Concat(releases.Select(one => ReleaseIncidents.Counts(kind, one.Profile, one.Kinds) ? '1' : '0'));
            if (!key.Contains('1', StringComparison.Ordinal))
                continue;
            if (!known.TryGetValue(key, out int of))
            {
                known[key] = of = members.Count;
                members.Add([]);
            }
            members[of].Add(kind);
            classOf[kind] = of;
        }
        return ([.. members.Select(static list => string.Join(" and ", list))], classOf, releases);
    }

    private static ReleasedLayer LayerOf(LedgerRelease release, int[] zoneOfGroup, LedgerGround ground, int[] months, int classes,
        Predicate<int> counts)
    {
        int[] periods = [.. release.Told.Keys.Order()];
        int zones = ground.Names.Count;
        int[] periodOf = Array.ConvertAll(months, month => Array.FindIndex(periods, p => month >= p && month < p + release.PeriodMonths));
        bool[] isCounted = [.. Enumerable.Range(0, classes).Select(c => counts(c))];
        var cellOf = new int[zoneOfGroup.Length * months.Length * classes];
        for (int piece = 0; piece < cellOf.Length; piece++)
        {
            int zone = zoneOfGroup[piece / (months.Length * classes)], period = periodOf[piece / classes % months.Length];
            cellOf[piece] = zone >= 0 && period >= 0 && isCounted[piece % classes] ? zone * periods.Length + period : -1;
        }
        int[][] totals =
            [.. Enumerable.Range(0, periods.Length).Select(p => Enumerable.Range(0, zones).Select(zone => zone * periods.Length + p).ToArray())];
        var told = new ToldCount[zones * periods.Length + periods.Length];
        for (int p = 0; p < periods.Length; p++)
        {
            ToldValue[] values = release.Told[periods[p]];
            for (int zone = 0; zone < zones; zone++)
                told[zone * periods.Length + p] = CountOf(values[zone]);
            told[zones * periods.Length + p] = CountOf(values[zones]);
        }
        return new ReleasedLayer(release.Id == 0 ? "the new layer" : release.Name, cellOf, totals, told);
    }

    /// <summary>The tips of each cell of a layer: a part of its count that nobody is told.</summary>
    private static ReleasedLayer Subtracted(ReleasedLayer layer, int classes, bool[] ofTips)
    {
        int[] cellOf = [.. layer.CellOfPiece.Select((cell, piece) => ofTips[piece % classes] ? cell : -1)];
        var told = new ToldCount[layer.Cells];
        Array.Fill(told, new ToldCount(CountState.Untold, 0, CountInterval.Unbounded));
        return new ReleasedLayer(layer.Name, cellOf, [], told);
    }

    /// <summary>A value as the attack knows it.</summary>
    public static ToldCount CountOf(ToldValue value) => value.As switch
    {
        ToldAs.Exact => ToldCount.Exactly(value.Least),
        ToldAs.Range => ToldCount.Between(value.Least, value.Most),
        _ => ToldCount.Hidden,
    };
}
