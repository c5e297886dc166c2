using System.Globalization;
using System.Text;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Backtests;

namespace Hotspots.Benchmarks.Backtests;

/// <summary>Null simulation of back-tests: how often a map is called better than plain counts where none is.</summary>
internal static class BacktestBenchmark
{
    private const int UsualDraws = 200, Incidents = 400, Months = 5;

    /// <summary>Draws incidents by lot, tests maps on them and counts.</summary>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="given">How many draws; none for 200.</param>
    public static void Run(TextWriter output, string[] given)
    {
        int draws = given is [string text, ..] ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : UsualDraws;
        (string Name, string Flag, Func<SeededRandom, (double East, double North)> Place)[] worlds =
        [
            ("scattered over 9 km², 1 km² flagged", "1km2", static random => (3000 * random.NextDouble(), 3000 * random.NextDouble())),
            ("80 addresses, each as often as ever, 20 cells flagged", "20cells", static random =>
            {
                int address = (int)(80 * random.NextDouble() * random.NextDouble());
                return (337 * (address * 7 % 9), 341 * (address * 5 % 10));
            }),
        ];
        string folder = Directory.CreateTempSubdirectory("hotspots-backtest-").FullName;
        try
        {
            foreach ((string name, string flag, Func<SeededRandom, (double East, double North)> place) in worlds)
            {
                var called = new SortedDictionary<string, int>(StringComparer.Ordinal);
                for (int draw = 1; draw <= draws; draw++)
                {
                    string choice = ChoiceOf(folder, flag, new SeededRandom((ulong)draw), place);
                    called[choice] = called.GetValueOrDefault(choice) + 1;
                }
                int better = draws - called.GetValueOrDefault("counts");
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: another map called better in {better} of {draws} draws "
                    + $"({100.0 * better / draws:0.0} %): {string.Join(", ", called.Select(static pair => $"{pair.Key} {pair.Value}"))}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string ChoiceOf(string folder, string flag, SeededRandom random, Func<SeededRandom, (double East, double North)> place)
    {
        var text = new StringBuilder("kind,time,easting,northing\n");
        for (int i = 0; i < Incidents; i++)
        {
            (double east, double north) = place(random);
            int month = 1 + (int)(Months * random.NextDouble());
            text.Append(CultureInfo.InvariantCulture, $"tip,2025-0{month},{615_000 + east:0.0},{215_000 + north:0.0}\n");
        }
        string path = Path.Combine(folder, "incidents.csv");
        File.WriteAllText(path, text.ToString());
        BacktestResult result = BacktestRun.Execute(
            new BacktestRequest(new RunRequest { Files = [path], Whole = true }, Flag: flag), TimeProvider.System, null, CancellationToken.None);
        return result.Record.Choice;
    }
}
