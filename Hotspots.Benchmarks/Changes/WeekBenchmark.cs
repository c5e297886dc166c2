using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs;

namespace Hotspots.Benchmarks.Changes;

/// <summary>Size of the tests of the week, by simulation: how often is a weekday, a shift or an hour named where all are alike?</summary>
internal static class WeekBenchmark
{
    /// <summary>Writes the figures.</summary>
    public static void Run(TextWriter output, int sets)
    {
        output.WriteLine("All of the week alike: files in which a part of it is named");
        foreach (int size in (int[])[200, 1000])
        {
            foreach ((string name, Func<SeededRandom, MadeUpIncidents> make) in (((string, Func<SeededRandom, MadeUpIncidents>)[])
                [("one by one", random => MadeUpIncidents.Even(random, size)), ("in bursts", random => MadeUpIncidents.Batches(random, size))]))
            {
                int weekdays = 0, shifts = 0, hours = 0;
                SurenessTrial.Count(sets, (ulong)size, random =>
                {
                    string path = Path.Combine(Path.GetTempPath(), $"hotspots-week-{Guid.NewGuid():N}.csv");
                    File.WriteAllText(path, make(random).ToCsv(monthsKnown: false));
                    var when = new TimeProfileRequest(new RunRequest { Files = [path], Areas = ["Mold"] });
                    TimeProfile profile = TimeProfileRun.Execute(when, TimeProvider.System, null, CancellationToken.None).Groups[0];
                    File.Delete(path);
                    Tally(ref weekdays, Names(profile, TimePart.Weekday));
                    Tally(ref shifts, Names(profile, TimePart.Shift));
                    Tally(ref hours, Names(profile, TimePart.Hour));
                    return true;
                });
                output.WriteLine(
                    $"  {size,5} {name}: weekday {new Rate(weekdays, sets)}; shift {new Rate(shifts, sets)}; hour {new Rate(hours, sets)}");
            }
        }
    }

    private static bool Names(TimeProfile profile, TimePart part) =>
        profile.Divisions.Any(division => division.Part == part && division.Bins.Any(static bin => bin.StandsOut));

    private static void Tally(ref int count, bool holds)
    {
        if (holds)
            Interlocked.Increment(ref count);
    }
}
