using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using Xunit.Abstractions;

namespace Hotspots.Tests.Analysis.Significance;

/// <summary>Where there is no hotspot, how often does a method of cells call something hot?</summary>
public sealed class NothingThereTests(ITestOutputHelper output)
{
    private const int Runs = 60;

    [Theory]
    [InlineData("gi-star", 150)]
    [InlineData("gi-star", 600)]
    [InlineData("local-moran", 150)]
    [InlineData("local-moran", 600)]
    public void Hardly_ever_whether_or_not_some_lie_far_away(string method, int count)
    {
        foreach (bool known in (bool[])[true, false])
        {
            int even = Hot(random => Nothing.Even(count, random)), strays = Hot(random => Nothing.EvenAndFar(count, 3, random));
            int far = Hot(random => Nothing.EvenAndFar(count, count / 20, random)), heaps = Hot(random => Nothing.Heaps(count, random));
            output.WriteLine(
                $"{method} {count} {(known ? "on built-up ground" : "on touched ground")}: even {even}, strays {strays}, far {far}, heaps {heaps} of "
                + $"{Runs}");
            // One in twenty may be. Where the ground is guessed from the incidents, its rim is a guess too: no more than one in ten.
            Assert.All((int[])[even, strays, far], hot => Assert.InRange(hot, 0, known ? Runs / 20 : Runs / 10));

            int Hot(Func<SeededRandom, (double[] E, double[] N)> draw) => Enumerable.Range(1, Runs).Count(seed =>
            {
                (double[] e, double[] n) = draw(new SeededRandom((ulong)seed));
                var input = new AnalysisInput { Points = new PointSet(e, n), Ground = known ? Nothing.GroundOf(e, n) : null };
                MethodFindings found = AnalysisCatalog.Find(method).Run(input, new Dictionary<string, double>(), null, CancellationToken.None);
                return found.Cells!.Statistics.Classes.Contains(CellClass.HighHigh);
            });
        }
    }

    [SharedFact("cases/methods/even-3-strays.csv")]
    public void Three_strays_change_next_to_nothing()
    {
        using var folder = new TemporaryFolder();
        foreach (string method in (string[])["gi-star", "local-moran"])
        {
            // Other cells have other chances where they are rearranged.
            string[] even = Hot("even.csv"), strays = Hot("even-3-strays.csv");
            if (method == "gi-star")
                Assert.Equal(even, strays);
            else
                Assert.InRange(strays.Length, even.Length - 3, even.Length + 3);

            string[] Hot(string file)
            {
                CommandLineRun run = CommandLineRun.Of(
                    "run", SharedData.Path("cases/methods/" + file), "--method", method, "--output", folder.PathOf(method), "--json");
                Assert.Equal("", run.Error);
                using var cells = System.Text.Json.JsonDocument.Parse(folder.Read(Path.Combine(method, "cells.geojson")));
                string[] hot = [.. cells.RootElement.GetProperty("features").EnumerateArray()
                    .Where(static f => f.GetProperty("properties").GetProperty("class").GetString() == "high-high")
                        .Select(static f => f.GetProperty("geometry").GetRawText())];
                output.WriteLine(
                    $"{file} {method}: {hot.Length} hot cells, {run.Json.GetProperty("hotspots")} hotspots; "
                    + $"{string.Join(' ', run.Json.GetProperty("notes").EnumerateArray())}");
                return hot;
            }
        }
    }

    [Fact]
    public void A_crowd_among_many_is_found_by_rearranging_without_being_told_how_often()
    {
        // 2,000 over 4 by 4 km, 120 of them about one place; p ≤ 0.05 / cells is beyond 999 rearrangements.
        var random = new SeededRandom(12);
        double[] e = new double[2000], n = new double[2000];
        for (int i = 0; i < e.Length; i++)
        {
            (e[i], n[i]) = i < 120
                ? (302_000 + 130 * Normal(random), 402_000 + 130 * Normal(random))
                : (300_000 + 4000 * random.NextDouble(), 400_000 + 4000 * random.NextDouble());
        }
        MethodFindings usual = Run([]), few = Run(new() { ["permutations"] = 999 });
        output.WriteLine($"usual {usual.Labels.ClusterCount} with {usual.Labels.Members().FirstOrDefault()?.Length}, 999 {few.Labels.ClusterCount}");
        Assert.Equal(1, usual.Labels.ClusterCount);
        Assert.InRange(usual.Labels.Labels[..120].Count(static label => label == 0), 60, 120);
        Assert.Contains(few.Notes, static note => note.Contains("must reach it before one passes", StringComparison.Ordinal));
        Assert.DoesNotContain(usual.Notes, static note => note.Contains("must reach it before one passes", StringComparison.Ordinal));

        MethodFindings Run(Dictionary<string, double> given) => AnalysisCatalog.Find("local-moran").Run(
            AnalysisInput.Of(new PointSet(e, n)), given, null, CancellationToken.None);
    }

    private static double Normal(SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
