using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Pairs of a tip and the warrant that followed it soon and near by: whoever sees both knows what the tip said.</summary>
/// <remarks>Where days are not known, a pair is what may be one.</remarks>
internal static class TipWarrantPairs
{
    private const long Day = 86_400;

    /// <summary>How many pairs there are, and which incidents are in any.</summary>
    /// <param name="table">The incidents.</param>
    /// <param name="incidents">Those of them that may leave, and their kinds.</param>
    /// <param name="rules">How soon, and how near.</param>
    public static (int Pairs, bool[] IsIn) Find(IncidentTable table, ReleaseIncidents incidents, ReleaseRules rules)
    {
        var isIn = new bool[table.Count];
        double reach = Math.Max(1, rules.PairMetres);
        var warrants = new Dictionary<(long Column, long Row), List<int>>();
        for (int i = 0; i < table.Count; i++)
        {
            if (incidents.Cells[i] < 0 || incidents.KindOf(i) != IncidentKind.Warrant)
                continue;
            (long, long) square = SquareOf(i);
            if (!warrants.TryGetValue(square, out List<int>? there))
                warrants[square] = there = [];
            there.Add(i);
        }
        int pairs = 0;
        for (int tip = 0; tip < table.Count; tip++)
        {
            if (incidents.Cells[tip] < 0 || !incidents.IsTipAt(tip))
                continue;
            (long column, long row) = SquareOf(tip);
            for (int at = 0; at < 9; at++)
            {
                foreach (int warrant in warrants.GetValueOrDefault((column + at % 3 - 1, row + at / 3 - 1)) ?? [])
                {
                    if (table.Points[tip].DistanceTo(table.Points[warrant]) > reach
                        || !MayFollow(table.Times[tip], table.Times[warrant], rules.PairDays))
                        continue;
                    (isIn[tip], isIn[warrant]) = (true, true);
                    pairs++;
                }
            }
        }
        return (pairs, isIn);

        (long, long) SquareOf(int i) => table.Points[i] is var at
            ? ((long)Math.Floor(at.Easting / reach), (long)Math.Floor(at.Northing / reach)) : default;
    }

    private static bool MayFollow(IncidentTime tip, IncidentTime warrant, int days) =>
        warrant.UntilUtcSeconds > tip.FromUtcSeconds && warrant.FromUtcSeconds - tip.UntilUtcSeconds <= days * Day;
}
