using System.Globalization;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Analysis.Significance.Moran;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Peers;

/// <summary>Statistics of 200 by 200 cells that hold the incidents of <see cref="TownSquare"/>, beside spdep's; eight neighbours.</summary>
internal static class SignificancePeers
{
    private const int Side = 200, Permutations = 999;
    private const double Significant = 0.05;
    private static readonly WorkSharing Workers = new(-1, CancellationToken.None);
    private static readonly CellGrid Grid = TownSquare.Grid(Side);

    /// <summary>z of Gi*, the cell itself among its neighbours.</summary>
    public static PeerResult GiStarScores(int n)
    {
        double[] counts = TownSquare.Counts(n, Grid), ones = Ones();
        (double[] ours, double milliseconds) = OurTime.Of(
            () => GiStar.Scores(counts, RingSums.Of(Grid, 1, counts, Workers), RingSums.Of(Grid, 1, ones, Workers)));
        return Beside(counts, milliseconds, "gistar", (folder, answers) =>
        {
            double worst = Difference.Largest(ours, folder.Column("z", Grid.CellCount));
            return (
                worst <= 1e-9 ? Verdict.Yes : Verdict.No,
                string.Create(CultureInfo.InvariantCulture, $"z within {Difference.Say(worst)}{Lists(answers)}"));
        });
    }

    /// <summary>I and z of local Moran.</summary>
    public static PeerResult LocalMoranScores(int n)
    {
        double[] counts = TownSquare.Counts(n, Grid), ones = Ones();
        (LocalMoranScores ours, double milliseconds) = OurTime.Of(() =>
        {
            (double[] sums, int[] neighbours) = Others(counts, ones);
            return LocalMoran.Scores(counts, sums, neighbours);
        });
        return Beside(counts, milliseconds, "localmoran", (folder, answers) =>
        {
            double worstI = Difference.Largest(ours.I, folder.Column("i", Grid.CellCount)),
                worstZ = Difference.Largest(ours.Z, folder.Column("z", Grid.CellCount));
            return (
                worstI <= 1e-9 && worstZ <= 1e-9 ? Verdict.Yes : Verdict.No,
                string.Create(CultureInfo.InvariantCulture, $"I within {Difference.Say(worstI)}, z within {Difference.Say(worstZ)}{Lists(answers)}"));
        });
    }

    /// <summary>Global Moran's I and its two z; the lists of neighbours made beforehand by both.</summary>
    public static PeerResult Moran(int n)
    {
        double[] counts = TownSquare.Counts(n, Grid);
        NeighbourLists lists = Neighbours();
        (MoranFindings? ours, double milliseconds) = OurTime.Of(() => GlobalMoran.Of(counts, lists, 0, 1, Workers, new ProgressMeter(null)));
        return Beside(counts, milliseconds, "moran", (_, answers) =>
        {
            double worst = Math.Max(
                Apart(ours!.I, answers.Number("i")),
                Math.Max(Apart(ours.ZRandomised, answers.Number("z")), Apart(ours.ZNormal, answers.Number("znormal"))));
            return (worst <= 1e-9 ? Verdict.Yes : Verdict.No, string.Create(
                CultureInfo.InvariantCulture,
                $"I {ours.I:0.000000}, z {ours.ZRandomised:0.00} (normal {ours.ZNormal:0.00}), all within a share of "
                + $"{Difference.Say(worst)}{Lists(answers)}"));
        });
    }

    /// <summary>p of local Moran from 999 conditional permutations each.</summary>
    public static PeerResult LocalMoranPermutations(int n)
    {
        double[] counts = TownSquare.Counts(n, Grid), ones = Ones();
        (double[] ours, double milliseconds) = OurTime.Of(() =>
        {
            (double[] sums, int[] neighbours) = Others(counts, ones);
            return ConditionalPermutations.TwoSided(counts, sums, neighbours, Permutations, 1, Workers, new ProgressMeter(null));
        });
        return Beside(counts, milliseconds, "permutations", (folder, answers) =>
        {
            double[] tail = folder.Column("tail", Grid.CellCount), doubled = folder.Column("doubled", Grid.CellCount);
            int here = 0, there = 0, both = 0, inTail = 0;
            for (int i = 0; i < tail.Length; i++)
            {
                bool isHere = ours[i] <= Significant, isThere = doubled[i] <= Significant;
                here += isHere ? 1 : 0;
                there += isThere ? 1 : 0;
                both += isHere && isThere ? 1 : 0;
                inTail += isHere && tail[i] <= Significant ? 1 : 0;
            }
            // Draws as far from the expectation on either side are at least those of the nearer tail, and counts that crowd at 0 seldom lie
            // that far below: what is significant by twice the tail is so to us, and what is to us is by the tail, but for chance.
            bool alike = both >= 0.95 * there && inTail >= 0.95 * here;
            return (alike ? Verdict.Nearly : Verdict.No, string.Create(
                CultureInfo.InvariantCulture,
                $"p ≤ {Significant} in {here:N0} cells against {there:N0}, {both:N0} the same; in {inTail:N0} of ours its smaller tail is as "
                    + $"rare{Lists(answers)}"));
        });
    }

    private static PeerResult Beside(
        double[] counts, double milliseconds, string job, Func<PeerFolder, PeerAnswers, (Verdict Verdict, string Words)> compare)
    {
        using var folder = new PeerFolder();
        folder.Write(counts);
        return PeerTime.Beside(milliseconds, () =>
        {
            PeerAnswers answers = Peer.Ask(
                "spdep.R", folder.Path, job, Side.ToString(CultureInfo.InvariantCulture), Permutations.ToString(CultureInfo.InvariantCulture));
            (Verdict verdict, string words) = compare(folder, answers);
            return (answers.Milliseconds, verdict, words);
        });
    }

    private static (double[] Sums, int[] Neighbours) Others(double[] counts, double[] ones)
    {
        double[] sums = RingSums.Of(Grid, 1, counts, Workers);
        for (int i = 0; i < sums.Length; i++)
            sums[i] -= counts[i];
        return (sums, Array.ConvertAll(RingSums.Of(Grid, 1, ones, Workers), static size => (int)size - 1));
    }

    private static NeighbourLists Neighbours()
    {
        List<int> from = [], to = [];
        Span<int> neighbours = stackalloc int[8];
        for (int cell = 0; cell < Grid.CellCount; cell++)
        {
            foreach (int other in neighbours[..Grid.Neighbours(cell, neighbours)])
            {
                from.Add(cell);
                to.Add(other);
            }
        }
        return NeighbourLists.FromPairs(Grid.CellCount, [.. from], [.. to], bothWays: false);
    }

    private static double[] Ones()
    {
        var ones = new double[Grid.CellCount];
        Array.Fill(ones, 1);
        return ones;
    }

    private static double Apart(double ours, double theirs) => Math.Abs(ours - theirs) / Math.Abs(theirs);

    private static string Lists(PeerAnswers answers) =>
        string.Create(CultureInfo.InvariantCulture, $"; its lists of neighbours {answers.Number("lists"):0.0} s besides");
}
