using System.Globalization;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs;

namespace Hotspots.Benchmarks.Changes;

/// <summary>Size and power, by simulation: how often is a change named where there is none, and how often is a doubling found?</summary>
/// <remarks>
/// Whole comparisons, from incidents in memory to verdicts, with a seed. The arguments: files of each sort, 500 where none is given, and the
/// archive of data.police.uk, without which the real months are left out. "time" and a file measure how long a comparison takes instead.
/// </remarks>
internal static class ChangeBenchmark
{
    private const int UsualSets = 500;
    private const string First = "2024-01..2024-06", Second = "2024-07..2024-12";

    /// <summary>Writes the figures.</summary>
    public static void Run(TextWriter output, string[] given)
    {
        if (given is ["time", string file])
        {
            ChangeTime.Run(output, file);
            return;
        }
        int sets = given is [string first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : UsualSets;
        ReadResult like = MadeUpStream.One();
        output.WriteLine("Nothing changed: files in which a change is said");
        foreach (int size in (int[])[200, 1000])
        {
            Nothing(output, $"{size} one by one", sets, random => Halves(new MadeUpStream(random).AddSteady(size).Read(like)));
            Nothing(output, $"{size} in bursts of up to 11", sets, random => Halves(new MadeUpStream(random).AddBursts(size).Read(like)));
            Nothing(output, $"{size}, a quarter in bursts", sets,
                random => Halves(new MadeUpStream(random).AddSteady(size * 3 / 4).AddBursts(size / 4).Read(like)));
            Nothing(output, $"{size} one by one, months known", sets,
                random => Halves(new MadeUpStream(random).AddSteady(size).Read(like, monthsKnown: true)));
            Nothing(output, $"{size} in bursts, months known", sets,
                random => Halves(new MadeUpStream(random).AddBursts(size).Read(like, monthsKnown: true)));
            Nothing(output, $"{size} a year in bursts, a month a year apart", sets,
                random => Compare(new MadeUpStream(random, 2).AddBursts(2 * size).Read(like), null, "2025-06"));
            Nothing(output, $"{size} a year with a season, as the tool chooses", sets,
                random => Compare(new MadeUpStream(random, 2, 0.4).AddSteady(2 * size).Read(like), null, null));
            Nothing(output, $"{size} a year with a season and bursts, as the tool chooses", sets,
                random => Compare(new MadeUpStream(random, 2, 0.4).AddBursts(2 * size).Read(like), null, null));
        }
        Nothing(output, "1000 with a season, half-year against half-year: a season IS a change", sets,
            random => Halves(new MadeUpStream(random, 1, 0.4).AddSteady(1000).Read(like)));
        if (given is [_, string archive, ..])
        {
            var months = new MonthsByLot(archive);
            int each = Math.Max(1, (sets + months.Towns - 1) / months.Towns);
            Nothing(output, $"{months.Towns} British towns, their months dealt by lot", each * months.Towns,
                (random, set) => Compare(months.Deal(like, set % months.Towns, random), "2024-07..2024-08", "2024-12..2025-01"));
        }
        output.WriteLine("One hotspot of six doubled: files in which that is said");
        foreach (int before in (int[])[10, 20, 50, 100])
        {
            foreach (int most in (int[])[0, 2, 10])
            {
                Rate found = SurenessTrial.Count(sets, (ulong)(7 + before + 1000 * most), random =>
                {
                    MadeUpStream made = new MadeUpStream(random).AddSteady(20);
                    for (int crowd = 1; crowd < 6; crowd++)
                        made.AddCrowd(100, most);
                    ComparisonResult result = Halves(made.AddDoubling(before, most).Read(like));
                    return result.Record.Hotspots.Any(static hotspot => hotspot.Verdict == ChangeVerdict.More);
                });
                output.WriteLine($"  {before,5} before, {2 * before} after, {(most == 0 ? "one by one" : $"bursts of up to {most + 1}")}: {found}");
            }
        }
        WeekBenchmark.Run(output, sets);
    }

    private static void Nothing(TextWriter output, string name, int sets, Func<SeededRandom, ComparisonResult> compare) =>
        Nothing(output, name, sets, (random, _) => compare(random));

    private static void Nothing(TextWriter output, string name, int sets, Func<SeededRandom, int, ComparisonResult> compare)
    {
        int places = 0, towns = 0, cells = 0, alone = 0, tested = 0;
        double together = 0;
        Parallel.For(0, sets, set =>
        {
            ComparisonRecord record = compare(new SeededRandom((ulong)set * 1_000_003 + (ulong)name.Length), set).Record;
            PlaceChange[] named = [.. record.Towns, .. record.Hotspots];
            bool isPlace = named.Any(static place => place.IsBeyondChance), isCell = record.Cells.More + record.Cells.Fewer > 0;
            Interlocked.Add(ref places, isPlace ? 1 : 0);
            Interlocked.Add(ref towns, record.Towns.Any(static town => town.IsBeyondChance) ? 1 : 0);
            Interlocked.Add(ref cells, isCell ? 1 : 0);
            Interlocked.Add(ref alone, named.Count(static place => place.P <= 0.05));
            Interlocked.Add(ref tested, named.Count(static place => place is { P: not null, Verdict: not ChangeVerdict.TooFew }));
            lock (output)
                together += record.Together.Dispersion ?? 1;
        });
        output.WriteLine($"  {name}: town or hotspot {new Rate(places, sets)}, of them a town {towns}; cell {new Rate(cells, sets)}; counted "
            + string.Create(CultureInfo.InvariantCulture, $"{together / sets:0.0} times fewer; p ≤ .05 for {new Rate(alone, tested)} places"));
    }

    private static ComparisonResult Halves(ReadResult read) => Compare(read, First, Second);

    private static ComparisonResult Compare(ReadResult read, string? before, string? after) => ComparisonRun.Execute(
        new ComparisonRequest(new RunRequest { Files = ["made-up.csv"] }, before, after), read, TimeProvider.System, null, CancellationToken.None);
}
