using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Runs.Today;

/// <summary>Knox tests of all towns and kinds of a file, in two steps: which of them hold, and in those which bands.</summary>
/// <remarks>
/// <para>
/// The test of a town as a whole asks how often shuffled times have a least p over all bands as small (<see cref="KnoxTable.LeastP"/>). Those are
/// corrected over all towns and kinds (Benjamini and Hochberg); where one holds, its bands are corrected among themselves, and those with q ≤ α and
/// more pairs than chance makes are raised. Where nothing repeats anywhere, a zone is in at most α of all files.
/// </para>
/// <para>
/// Times are shuffled 999 times; where that could be enough but for the number of towns, up to 9,999 times. A p that is taken anew is below α only
/// where the second one is, so that looking twice costs nothing.
/// </para>
/// </remarks>
internal static class TownKnox
{
    /// <summary>Bands of distance, and of time.</summary>
    private const int DistanceBands = 4, TimeBands = 3;

    /// <summary>Days in a band of time.</summary>
    private const int DaysOfBand = 7;

    /// <summary>So many shuffles at least are to be as extreme as a p that just passes in one town of many.</summary>
    private const int Enough = 10;

    private const int FewShuffles = 999, MostShuffles = 9_999;
    private const double Alpha = MultipleTesting.UsualAlpha;

    /// <summary>Tests groups.</summary>
    /// <param name="groups">With <see cref="NearRepeatGroup.FewestEvents"/> events or more each.</param>
    /// <param name="seed">Of the shuffles.</param>
    /// <param name="meter">Told of each event.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One a group, in their order.</returns>
    public static NearRepeatTest[] Of(IReadOnlyList<NearRepeatGroup> groups, ulong seed, ProgressMeter meter, CancellationToken cancellation)
    {
        var found = new Found[groups.Count];
        for (int g = 0; g < found.Length; g++)
        {
            found[g] = Find(groups[g], FewShuffles, seed, cancellation);
            int wanted = (int)Math.Clamp(Enough / Alpha * groups.Count, FewShuffles, MostShuffles);
            if (wanted > FewShuffles && found[g].P <= Alpha)
                found[g] = Find(groups[g], wanted, seed, cancellation);
            meter.Advance(groups[g].Days.Length);
        }
        double[] q = MultipleTesting.Adjust(Array.ConvertAll(found, static one => one.P), Correction.BenjaminiHochberg, Alpha);
        return [.. groups.Select((group, g) => Test(group, found[g], q[g]))];
    }

    /// <summary>The risk that a test speaks of.</summary>
    public static NearRepeatRisk RiskOf(NearRepeatTest test)
    {
        double[] distances = [.. test.Bands.Select(static band => band.FromMetres).Append(test.Bands[^1].ToMetres).Distinct()];
        int[] days = [.. test.Bands.Select(static band => band.FromDay).Append(test.Bands[^1].ToDay + 1).Distinct()];
        return new NearRepeatRisk(
            distances, days, [.. test.Bands.Select(static band => band.Ratio ?? 1)],
            [.. test.Bands.Select(static band => band.Raised ? band.Q : 1)], Alpha);
    }

    private static Found Find(NearRepeatGroup group, int shuffles, ulong seed, CancellationToken cancellation)
    {
        double width = KnoxMethod.UsualWidthFor(group.Points, DistanceBands);
        var options = new KnoxOptions
        {
            DistanceEdges = [.. Enumerable.Range(0, DistanceBands + 1).Select(k => k * width)],
            DayEdges = [.. Enumerable.Range(0, TimeBands + 1).Select(static k => k * DaysOfBand)],
            Permutations = shuffles,
            Seed = seed,
        };
        long first = group.Days.Min();
        int[] days = Array.ConvertAll(group.Days, day => (int)(day - first));
        KnoxTable table = Knox.Run(group.Points, days, options, new WorkSharing(-1, cancellation), new ProgressMeter(null, cancellation));
        return new Found(options, table, table.LeastP);
    }

    private static NearRepeatTest Test(NearRepeatGroup group, Found found, double q)
    {
        bool passes = q <= Alpha;
        double[] ofBands = found.Table.Corrected(Alpha);
        NearRepeatBand[] bands = [.. found.Table.Cells.Select((cell, i) => new NearRepeatBand(
            found.Options.DistanceEdges[i / TimeBands], found.Options.DistanceEdges[i / TimeBands + 1],
            found.Options.DayEdges[i % TimeBands], found.Options.DayEdges[i % TimeBands + 1] - 1,
            cell.Observed, cell.Expected, cell.IsTested ? cell.Ratio : null, ofBands[i], passes && ofBands[i] <= Alpha && cell.Ratio > 1))];
        NearRepeatBand[] raised = Array.FindAll(bands, static band => band.Raised);
        return new NearRepeatTest
        {
            Area = group.Area.Name,
            Kind = group.Kind,
            Incidents = group.Days.Length,
            P = found.P,
            Q = q,
            Holds = raised.Length > 0,
            Metres = raised.Length == 0 ? 0 : raised.Max(static band => band.ToMetres),
            LastDay = raised.Length == 0 ? 0 : raised.Max(static band => band.ToDay),
            Permutations = found.Options.Permutations,
            Bands = bands,
        };
    }

    private sealed record Found(KnoxOptions Options, KnoxTable Table, double P);
}
