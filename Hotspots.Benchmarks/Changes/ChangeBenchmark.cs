using System.Globalization;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs;

namespace Hotspots.Benchmarks.Changes;

/// <summary>Size and power, by simulation: how often is a change named where there is none, and how often is a doubling found?</summary>
/// <remarks>
/// Whole comparisons, from incidents in memory to verdicts, with a seed. The arguments: files of each sort, 500 where none is given; the
/// archive of data.police.uk, without which the real months are left out; a seed, 0 where none is given. "fresh" before them looks at files
/// made in ways that nothing was settled by. "time" and a file measure how long a comparison takes instead.
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
        bool isFresh = given is ["fresh", ..];
        string[] rest = isFresh ? given[1..] : given;
        int[] numbers = [.. rest.Where(static one => int.TryParse(one, out _)).Select(static one => int.Parse(one, CultureInfo.InvariantCulture))];
        string? archive = rest.FirstOrDefault(static one => !int.TryParse(one, out _));
        int sets = numbers is [int first, ..] ? first : UsualSets;
        var nothing = new NothingChanged(output, sets, numbers is [_, int seed, ..] ? (ulong)seed : 0);
        if (isFresh)
        {
            FreshFiles.Run(nothing, archive);
            return;
        }
        ReadResult like = MadeUpStream.One();
        output.WriteLine("Nothing changed: files in which a change is said");
        foreach (int size in (int[])[200, 1000])
        {
            nothing.In($"{size} one by one", random => Halves(new MadeUpStream(random).AddSteady(size).Read(like)));
            nothing.In($"{size} in bursts of up to 11", random => Halves(new MadeUpStream(random).AddBursts(size).Read(like)));
            nothing.In($"{size}, a quarter in bursts",
                random => Halves(new MadeUpStream(random).AddSteady(size * 3 / 4).AddBursts(size / 4).Read(like)));
            nothing.In($"{size} one by one, months known",
                random => Halves(new MadeUpStream(random).AddSteady(size).Read(like, monthsKnown: true)));
            nothing.In($"{size} in bursts, months known",
                random => Halves(new MadeUpStream(random).AddBursts(size).Read(like, monthsKnown: true)));
            nothing.In($"{size} a year in bursts, a month a year apart",
                random => Compare(new MadeUpStream(random, 2).AddBursts(2 * size).Read(like), null, "2025-06"));
            nothing.In($"{size} a year with a season, as the tool chooses",
                random => Compare(new MadeUpStream(random, 2, 0.4).AddSteady(2 * size).Read(like), null, null));
            nothing.In($"{size} a year with a season and bursts, as the tool chooses",
                random => Compare(new MadeUpStream(random, 2, 0.4).AddBursts(2 * size).Read(like), null, null));
        }
        nothing.In("1000 with a season, half-year against half-year: a season IS a change",
            random => Halves(new MadeUpStream(random, 1, 0.4).AddSteady(1000).Read(like)));
        if (archive is not null)
        {
            var months = new MonthsByLot(archive);
            int each = Math.Max(1, (sets + months.Towns - 1) / months.Towns);
            nothing.In($"{months.Towns} British towns, their months dealt by lot", each * months.Towns, (random, set) =>
                Compare(months.Deal(like, set % months.Towns, random), "2024-07..2024-08", "2024-12..2025-01"));
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

    internal static ComparisonResult Halves(ReadResult read) => Compare(read, First, Second);

    internal static ComparisonResult Compare(ReadResult read, string? before, string? after) => ComparisonRun.Execute(
        new ComparisonRequest(new RunRequest { Files = ["made-up.csv"] }, before, after), read, TimeProvider.System, null, CancellationToken.None);
}
