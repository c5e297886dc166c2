using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Lines;

namespace Hotspots.Benchmarks.Lines;

/// <summary>
/// Size and power, by simulation: how often are two county lines said to share places, or to give way to one another, where names are laid by lot?
/// </summary>
/// <remarks>
/// Whole files through the whole tool, with a seed; the first argument is the number of files of each sort, 200 where none is given. What lines do
/// by the month is uneven, and so are places: only which name stands where is chance.
/// </remarks>
internal static class LinesBenchmark
{
    private const int UsualSets = 200, Names = 5, Places = 40, Days = 728;

    /// <summary>Writes the figures.</summary>
    public static void Run(TextWriter output, string[] given)
    {
        int sets = given is [string first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : UsualSets;
        output.WriteLine("Files in which any two of five lines are said to share places; in which one is said to give way to another");
        foreach (int size in (int[])[300, 1500])
        {
            string lots = Shares(sets, (ulong)size, random => Made(random, size, repeats: 0, together: false));
            output.WriteLine($"  {size,5} incidents, names by lot: {lots}");
            string bursts = Shares(sets, (ulong)size + 1, random => Made(random, size, repeats: 3, together: false));
            output.WriteLine($"  {size,5} incidents, names by lot, up to three repeats of each at its place within nine days: {bursts}");
            string two = Shares(sets, (ulong)size + 2, random => Made(random, size, repeats: 0, together: true));
            output.WriteLine($"  {size,5} incidents, two lines at the same quarter of the places: {two}");
        }
        const int Many = 200_000;
        string path = Written(Made(new SeededRandom(1), Many, repeats: 0, together: false));
        for (int trial = 0; trial < 3; trial++)
        {
            long began = Stopwatch.GetTimestamp();
            LinesRecord record = Told(path);
            output.WriteLine($"  {Many:N0} incidents, {record.Links.Count} pairs: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        }
        File.Delete(path);
    }

    private static string Shares(int sets, ulong seed, Func<SeededRandom, string> file)
    {
        int changed = 0;
        Rate shared = SurenessTrial.Count(sets, seed, random =>
        {
            string path = Written(file(random));
            LinesRecord record = Told(path);
            File.Delete(path);
            if (record.Links.Any(static link => link.Turf is TurfWord.AFell or TurfWord.BFell))
                Interlocked.Increment(ref changed);
            return record.Links.Any(static link => link.IsShared);
        });
        return $"{shared}; {new Rate(changed, sets)}";
    }

    private static LinesRecord Told(string path) => LinesRun.Execute(
        new LinesRequest(new RunRequest { Files = [path] }), TimeProvider.System, null, CancellationToken.None);

    private static string Written(string text)
    {
        string path = Path.Combine(Path.GetTempPath(), $"hotspots-lines-{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        return path;
    }

    // Names are dealt within a month: each has a share of its own there, whatever the place.
    private static string Made(SeededRandom random, int count, int repeats, bool together)
    {
        var text = new StringBuilder("id,kind,time,easting,northing,town,line\n");
        var first = new DateOnly(2024, 1, 1);
        double[] places = [.. Enumerable.Range(0, Places).Select(_ => random.NextDouble() * random.NextDouble())];
        double[][] shares =
            [.. Enumerable.Range(0, Days / 28).Select(_ => Enumerable.Range(0, Names).Select(_ => 0.2 + random.NextDouble()).ToArray())];
        int row = 0;
        while (row < count)
        {
            int day = random.NextInt32(Days), name = Drawn(random, shares[day / 28]), place = Drawn(random, places);
            if (together)
                place = name < 2 ? place % (Places / 4) : Places / 4 + place % (3 * Places / 4);
            for (int more = repeats > 0 ? random.NextInt32(repeats + 1) : 0; more >= 0; more--)
            {
                int on = Math.Min(Days - 1, more == 0 ? day : day + random.NextInt32(10));
                (int east, int north) = (617_100 + 160 * (place % 8), 214_500 + 160 * (place / 8));
                text.Append(CultureInfo.InvariantCulture, $"R{row++},tip,{first.AddDays(on):yyyy-MM-dd},{east},{north},Clacton-on-Sea,Line {name}\n");
            }
        }
        return text.ToString();
    }

    private static int Drawn(SeededRandom random, double[] weights)
    {
        double left = random.NextDouble() * weights.Sum();
        int drawn = 0;
        while (drawn < weights.Length - 1 && (left -= weights[drawn]) > 0)
            drawn++;
        return drawn;
    }
}
