using System.Globalization;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Emerging;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Benchmarks.Emerging;

/// <summary>Size, by simulation: how often has a cell a trend, and a file a pattern of rise or fall, where nothing changes?</summary>
/// <remarks>
/// Whole files through the whole tool, with a seed; the first argument is the number of files of each sort, 200 where none is given.
/// </remarks>
internal static class EmergingBenchmark
{
    private const int UsualSets = 200;

    /// <summary>Writes the figures.</summary>
    public static void Run(TextWriter output, string[] given)
    {
        int sets = given is [string first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : UsualSets;
        output.WriteLine("Nothing changes in a year of 13 steps: cells with a trend at 5 %; files with a rising or falling pattern");
        foreach (int size in (int[])[200, 1000, 5000])
        {
            output.WriteLine($"  {size,5} incidents, evenly: {Shares(sets, (ulong)size, random => MadeUpIncidents.Even(random, size))}");
            output.WriteLine($"  {size,5} incidents, in crowds: {Shares(sets, (ulong)size, random => Crowds(random, size))}");
        }
    }

    private static string Shares(int sets, ulong seed, Func<SeededRandom, MadeUpIncidents> make)
    {
        int cells = 0, trends = 0;
        Rate changing = SurenessTrial.Count(sets, seed, random =>
        {
            EmergingCells found = Cells(make(random));
            Interlocked.Add(ref cells, found.TrendP.Length);
            Interlocked.Add(ref trends, found.TrendP.Count(static p => p <= 0.05));
            return found.Classes.Any(static one => one.Pattern is EmergingPattern.Intensifying or EmergingPattern.Diminishing);
        });
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * trends / cells:0.0} %; {changing}");
    }

    private static EmergingCells Cells(MadeUpIncidents made)
    {
        string path = Path.Combine(Path.GetTempPath(), $"hotspots-emerging-{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, made.ToCsv(monthsKnown: false));
        RunResult run = HotspotRun.Execute(
            new RunRequest { Files = [path], Methods = ["emerging"], Areas = ["Mold"] }, TimeProvider.System, null, CancellationToken.None);
        File.Delete(path);
        return run.Areas[0].Main.Cells!.Emerging!;
    }

    private static MadeUpIncidents Crowds(SeededRandom random, int count)
    {
        const int Many = 4;
        MadeUpIncidents made = MadeUpIncidents.Even(random, count / 4);
        for (int crowd = 0; crowd < Many; crowd++)
            made.AddCrowd(random, count * 3 / 4 / Many, 40);
        return made;
    }
}
