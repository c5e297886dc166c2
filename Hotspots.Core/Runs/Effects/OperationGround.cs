using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Treated ground of an operation, and when it was, after the incidents that carry its name.</summary>
/// <remarks>
/// The convex hull of its incidents in the town that has most of them, <see cref="WidenedMetres"/> wider; an incident with fewer than two
/// others of the operation in its square of <see cref="NearMetres"/> and the eight round it has no say in it. It begins with the first warrant:
/// reports that carry the name earlier are those by which the place was chosen.
/// </remarks>
/// <param name="Name">As the files spell it.</param>
/// <param name="Town">The town it lies in.</param>
/// <param name="Outline">The ground, metres.</param>
/// <param name="Words">How it was made.</param>
/// <param name="Window">When it was; null where no incident with its name says the day.</param>
/// <param name="Notes">What a reader must know of it.</param>
internal sealed record OperationGround(
    string Name, string Town, Geometry Outline, string Words, EffectWindow? Window, IReadOnlyList<string> Notes)
{
    /// <summary>Added all round, metres.</summary>
    public const double WidenedMetres = 100;

    private const double NearMetres = 300;
    private const int Neighbours = 2, FewestRaidDays = 28;

    private static readonly string[] Prefixes = ["operation ", "op "];

    /// <summary>Finds it.</summary>
    /// <param name="name">With or without the word "Operation", in any case.</param>
    /// <param name="areas">The towns in which it may be, with all of their incidents.</param>
    /// <param name="facets">The incidents.</param>
    /// <param name="data">How far the data reach.</param>
    /// <exception cref="ArgumentException">No incident carries the name, or none says where; says what there is.</exception>
    public static OperationGround Of(string name, IReadOnlyList<StudyArea> areas, IncidentFacets facets, DataCoverage data)
    {
        CodedTextColumn texts = facets.Texts(Facet.Operation)
            ?? throw new ArgumentException("No file has a column of operations: draw the treated ground and give it with ⟨treated⟩.");
        string[] known = [.. Enumerable.Range(0, texts.Texts.Length).Select(code => texts.Texts[code])];
        bool[] isMeant = [.. known.Select(text => text.Length > 0 && Plain(text) == Plain(name))];
        if (!isMeant.Contains(true))
            throw new ArgumentException($"No incident is of the operation \"{name}\"; there are {NameList.Known(known)}.");
        string spelt = known[Array.IndexOf(isMeant, true)];
        IncidentTable all = facets.Incidents;
        (StudyArea Area, int[] Own)[] towns =
        [
            .. areas.Where(static area => !area.IsScattered)
                .Select(area => (area, Array.FindAll(area.Members, i => isMeant[texts.CodeAt(i)] && !all.IsCoarse(i))))
                .Where(static town => town.Item2.Length > 0).OrderByDescending(static town => town.Item2.Length),
        ];
        if (towns.Length == 0)
            throw new ArgumentException($"No incident of {spelt} has a position in the areas asked for: draw the treated ground and give it "
                + "with ⟨treated⟩.");
        (StudyArea main, int[] own) = towns[0];
        int[] kept = NotAlone(own, all.Points);
        Geometry hull = Outermost.HullOf(all.Points, kept).Buffer(WidenedMetres);
        string words = Say($"The ground is the hull round {kept.Length:N0} of the {own.Length:N0} incidents in {main.Name} that carry the name ")
            + Say($"{spelt}, {WidenedMetres:0} m wider{(kept.Length < own.Length ? "; the others stand alone" : "")}: it says where what ")
            + "carries the name happened, not where officers were.";
        var notes = new List<string>();
        if (towns.Length > 1)
            notes.Add($"{spelt} also has incidents in {NameList.Few([.. towns[1..].Select(static t => Say($"{t.Area.Name} ({t.Own.Length:N0})"))])}, "
                + "which are not part of the ground; ⟨area⟩ looks at another town.");
        int[] everywhere = [.. towns.SelectMany(static town => town.Own)];
        return new OperationGround(spelt, main.Name, hull, words, Times(spelt, everywhere, all, data, notes), notes);
    }

    private static int[] NotAlone(int[] own, PointSet points)
    {
        var counts = new Dictionary<(int, int), int>();
        foreach (int i in own)
            counts[Square(i)] = counts.GetValueOrDefault(Square(i)) + 1;
        int[] kept = Array.FindAll(own, i =>
        {
            (int column, int row) = Square(i);
            int near = 0;
            for (int square = 0; square < 9; square++)
                near += counts.GetValueOrDefault((column + square % 3 - 1, row + square / 3 - 1));
            return near > Neighbours;
        });
        return kept.Length > 0 ? kept : own;

        (int, int) Square(int i) => ((int)Math.Floor(points.Eastings[i] / NearMetres), (int)Math.Floor(points.Northings[i] / NearMetres));
    }

    private static EffectWindow? Times(string name, int[] own, IncidentTable all, DataCoverage data, List<string> notes)
    {
        long first = long.MaxValue, last = long.MinValue, warrant = long.MaxValue;
        foreach (int incident in own)
        {
            IncidentTime time = all.Times[incident];
            if (!time.IsKnown || !time.HasDay)
                continue;
            var span = new StudyPeriod(time.FromUtcSeconds, Math.Max(time.FromUtcSeconds + 1, time.UntilUtcSeconds));
            if (span.FirstDay < data.FirstDay || span.LastDay > data.LastDay)
                continue;
            (first, last) = (Math.Min(first, span.FirstDay), Math.Max(last, span.LastDay));
            if (string.Equals(all.Kinds[incident], IncidentKind.Warrant, StringComparison.OrdinalIgnoreCase))
                warrant = Math.Min(warrant, span.FirstDay);
        }
        if (last == long.MinValue)
            return null;
        if (warrant == long.MaxValue)
        {
            notes.Add($"The dates are those of the incidents that carry the name {name}, {DayWords(first)} to {DayWords(last)}; ⟨start⟩ and "
                + "⟨end⟩ give others.");
            return new EffectWindow(first, last + 1, null);
        }
        bool isShort = last - warrant < FewestRaidDays;
        notes.Add($"Incidents carry the name {name} from {DayWords(first)} to {DayWords(last)}, its first warrant is of {DayWords(warrant)}: "
            + (warrant > first ? "the time until then is that by which the place was chosen, and is not \"before\"; " : "")
            + (isShort ? "as days of raids alone tell nothing, what followed them is counted with them; " : "")
            + "⟨start⟩, ⟨end⟩ and ⟨chosen⟩ give other dates.");
        return new EffectWindow(warrant, isShort ? null : last + 1, warrant > first ? first : null);
    }

    private static string Plain(string name)
    {
        string plain = name.Trim().ToLowerInvariant();
        foreach (string prefix in Prefixes)
        {
            if (plain.StartsWith(prefix, StringComparison.Ordinal))
                return plain[prefix.Length..].Trim();
        }
        return plain;
    }

    private static string DayWords(long day) => DateTime.UnixEpoch.AddDays(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
