using System.Globalization;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Today;

namespace Hotspots.Benchmarks.Today;

/// <summary>
/// Size and power, by simulation: how often has a file a near-repeat zone where nothing repeats, and how often where repeats are made?
/// </summary>
/// <remarks>
/// Whole files through the whole tool, with a seed; the first argument is the number of files of each sort, 400 where none is given.
/// </remarks>
internal static class TodayBenchmark
{
    private const int UsualSets = 400;
    private const string LastDay = "2024-12-31";

    /// <summary>What is laid out, and how.</summary>
    private static readonly (string Name, Func<SeededRandom, int, string> File)[] Nothings =
    [
        ("one by one, evenly", static (random, n) => MadeUpIncidents.Even(random, n).ToCsv(monthsKnown: false)),
        ("one by one, in crowds", static (random, n) => Crowds(random, n).ToCsv(monthsKnown: false)),
        ("the same addresses again, times reshuffled", static (random, n) => Reshuffled(random, n).ToCsv(monthsKnown: false)),
        ("three towns with two kinds each", Towns),
    ];

    /// <summary>Writes the figures.</summary>
    public static void Run(TextWriter output, string[] given)
    {
        int sets = given is [string first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : UsualSets;
        output.WriteLine("Nothing repeats: files with a zone in force; with a town whose test holds");
        foreach ((string name, Func<SeededRandom, int, string> file) in Nothings)
        {
            foreach (int size in (int[])[200, 1000])
                output.WriteLine($"  {size,5} incidents, {name}: {Shares(sets, (ulong)size, random => file(random, size))}");
        }
        output.WriteLine("Up to ten repeats at an address within a fortnight: the same");
        foreach (int size in (int[])[60, 200, 1000])
        {
            string shares = Shares(sets, (ulong)(7 + size), random => MadeUpIncidents.Batches(random, size).ToCsv(monthsKnown: false));
            output.WriteLine($"  {size,5} incidents: {shares}");
        }
    }

    /// <summary>Shares of files with a zone, and with a test that holds.</summary>
    public static string Shares(int sets, ulong seed, Func<SeededRandom, string> file)
    {
        int holds = 0;
        Rate zones = SurenessTrial.Count(sets, seed, random =>
        {
            string path = Path.Combine(Path.GetTempPath(), $"hotspots-today-{Guid.NewGuid():N}.csv");
            File.WriteAllText(path, file(random));
            TodayRecord record = TodayRun.Execute(
                new TodayRequest(new RunRequest { Files = [path] }, LastDay), TimeProvider.System, null, CancellationToken.None);
            File.Delete(path);
            if (record.Tests.Any(static test => test.Holds))
                Interlocked.Increment(ref holds);
            return record.Zones.Count > 0;
        });
        return $"{zones}; {new Rate(holds, sets)}";
    }

    private static MadeUpIncidents Crowds(SeededRandom random, int count)
    {
        const int Many = 6;
        MadeUpIncidents made = MadeUpIncidents.Even(random, count / 4);
        for (int crowd = 0; crowd < Many; crowd++)
            made.AddCrowd(random, count * 3 / 4 / Many, 40);
        return made;
    }

    // Addresses with up to eleven incidents each, and no fortnight that holds them together.
    private static MadeUpIncidents Reshuffled(SeededRandom random, int count)
    {
        PointSet addresses = MadeUpIncidents.Batches(random, count).Points;
        var made = new MadeUpIncidents();
        for (int i = 0; i < addresses.Count; i++)
            made.Add(addresses.Eastings[i], addresses.Northings[i], MadeUpIncidents.Days * random.NextDouble());
        return made;
    }

    private static string Towns(SeededRandom random, int count)
    {
        // From Mold to the middles of Buckley and Flint.
        (double East, double North, string Name)[] towns = [(0, 0, "Mold"), (4_600, 600, "Buckley"), (700, 9_000, "Flint")];
        string[] kinds = ["tip", "burglary"];
        string[] files =
        [
            .. towns.SelectMany(town => kinds.Select(kind =>
                MadeUpIncidents.Even(random, count / 6).Moved(town.East, town.North, town.Name).ToCsv(monthsKnown: false)
                    .Replace(",tip,", $",{kind},", StringComparison.Ordinal))),
        ];
        return files[0] + string.Concat(files.Skip(1).Select(static file => file[(file.IndexOf('\n', StringComparison.Ordinal) + 1)..]));
    }
}
