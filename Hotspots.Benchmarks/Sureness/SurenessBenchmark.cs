using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Sureness;

/// <summary>What the words clear, likely and unsure are worth: false alarms, power, calibration, and real months where their archive is
/// given.</summary>
internal static class SurenessBenchmark
{
    private const int Sets = 60;

    // THE list of its parts; those from "towns" on need the archive.
    private static readonly (string Name, Action<TextWriter, string> Run)[] Parts =
    [
        ("nothing-days", static (output, _) => Nothing(output, false)),
        ("nothing-months", static (output, _) => Nothing(output, true)),
        ("crowd-days", static (output, _) => Power(output, false)),
        ("crowd-months", static (output, _) => Power(output, true)),
        ("draws", static (output, _) => Calibrated(output)),
        ("people", static (output, _) => People(output)),
        ("towns", static (output, archive) => Towns(output, new RealTowns(archive))),
        ("real", static (output, archive) => Months(output, RealMonths.Of(archive))),
    ];

    /// <summary>Says it all, as docs/how-sure.md has it, or the parts that are named.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="arguments">
    /// The archive of data.police.uk from October 2018 to February 2019, beginnings of the names of parts, both or nothing.
    /// </param>
    public static void Run(TextWriter output, string[] arguments)
    {
        string[] wanted = Array.FindAll(arguments, argument => Array.Exists(Parts, part => part.Name.StartsWith(argument, StringComparison.Ordinal)));
        string? archive = Array.Find(arguments, argument => !wanted.Contains(argument));
        foreach ((string name, Action<TextWriter, string> run) in Parts)
        {
            if (wanted.Length > 0 && !Array.Exists(wanted, argument => name.StartsWith(argument, StringComparison.Ordinal)))
                continue;
            if (archive is null && name is ("towns" or "real"))
                output.WriteLine($"\n{name}: name the archive of data.police.uk from October 2018 to February 2019 after \"sureness\".");
            else
                run(output, archive ?? "");
        }
    }

    private static void Nothing(TextWriter output, bool months)
    {
        output.WriteLine("\nNothing there: runs with a place called clear or likely");
        for (int kind = 0; kind < NothingThere.Kinds.Length; kind++)
        {
            for (int fault = 0; fault < (months ? 1 : NothingThere.Faults.Length); fault++)
            {
                Rate[] rates = [.. NothingThere.Sizes.Select(size => NothingThere.FalseAlarms(kind, fault, size, Sets, months))];
                output.WriteLine(
                    $"  {(months ? "months" : "days"),-7}{NothingThere.Kinds[kind].Name,-20} {NothingThere.Faults[fault].Name,-15} n 100 / 500 / "
                    + $"2,000: {string.Join(" / ", rates.Select(static r => r.Count))} of {Sets}");
            }
        }
    }

    private static void Power(TextWriter output, bool months)
    {
        output.WriteLine("\nA crowd (30 m wide) among others strewn evenly: likely or clear; clear");
        foreach ((int crowd, int others) in new[] { (20, 150), (30, 150), (20, 600), (30, 600), (60, 600), (30, 2000), (60, 2000), (100, 2000) })
            output.WriteLine(
                $"  {(months ? "months" : "days"),-7}{crowd,4} among {others,5}: "
                + $"{NothingThere.Told(crowd, others, SurenessWord.Likely, Sets, months)}; "
                + $"{NothingThere.Told(crowd, others, SurenessWord.Clear, Sets, months)}");
    }

    private static void Calibrated(TextWriter output)
    {
        output.WriteLine("\nTwo draws from one intensity, n 100, 500 and 2,000: again among as many heaviest; true share within its interval");
        PointSet mold = Calibration.PostcodesOf("Mold"), wycombe = Calibration.PostcodesOf("High Wycombe");
        (string Name, Func<SeededRandom, int, MadeUpIncidents> Draw)[] intensities =
        [
            ("addresses of Mold", (random, n) => MadeUpIncidents.From(random, mold, n, 15)),
            ("addresses of High Wycombe", (random, n) => MadeUpIncidents.From(random, wycombe, n, 15, "High Wycombe")),
            ("three hotspots", Calibration.ThreeHotspots),
        ];
        foreach ((string name, Func<SeededRandom, int, MadeUpIncidents> draw) in intensities)
        {
            var all = new Calibration(draw);
            foreach (int size in NothingThere.Sizes)
                all.Add(Sets, size);
            Say(output, name, all);
        }
    }

    private static void Say(TextWriter output, string name, Calibration all)
    {
        output.WriteLine($"  {name}");
        foreach (SurenessWord word in new[] { SurenessWord.Clear, SurenessWord.Likely, SurenessWord.Unsure, SurenessWord.TooLittle })
            output.WriteLine($"    {SurenessSentences.WordOf(word),-18} {all.AgainByWord[(int)word]}");
        output.WriteLine($"    {"share in interval",-18} {all.Covered}");
    }

    private static void Towns(TextWriter output, RealTowns towns)
    {
        string[] five = ["Clacton-on-Sea", "Flint", "High Wycombe", "Mold", "Colchester"];
        output.WriteLine("\nTwo draws from real towns");
        Say(output, "map points of five towns", towns.MapPoints(five, 12));
        Say(output, "five months of 30 towns, smoothed", towns.Smoothed(30, 2));
        output.WriteLine($"\nFive real towns moved together by 40 to 150 m: hotspots with another word: {towns.Moved(five, 6)}");
    }

    private static void People(TextWriter output)
    {
        output.WriteLine("\nIncidents that follow the postcodes of a town: runs in which a place is called more than its people explain");
        foreach (string town in new[] { "Mold", "High Wycombe" })
        {
            PointSet positions = Calibration.PostcodesOf(town);
            foreach (bool strays in new[] { false, true })
            {
                foreach (int size in NothingThere.Sizes)
                {
                    var drawn = new Calibration((random, n) => MadeUpIncidents.From(random, positions, n, 0, town));
                    drawn.Add(Sets, size, strays: strays);
                    output.WriteLine($"  {town,-13} {(strays ? "three strays" : "clean"),-13} n {size,5}: {drawn.MoreThanPeople}");
                }
            }
        }
    }

    private static void Months(TextWriter output, RealMonths months)
    {
        output.WriteLine(
            $"\nReal months: places of October to December 2018 in {months.Areas} areas, again among as many heaviest in January and February 2019");
        string[] sizes = ["under 20", "20 to 49", "50 to 99", "100 and more"];
        foreach (SurenessWord word in new[] { SurenessWord.Clear, SurenessWord.Likely, SurenessWord.Unsure, SurenessWord.TooLittle })
        {
            Rate all = default;
            for (int size = 0; size < sizes.Length; size++)
                all = all.And(months.Again[(int)word, size]);
            output.WriteLine($"  {SurenessSentences.WordOf(word),-18} {all}");
            for (int size = 0; size < sizes.Length; size++)
                output.WriteLine($"    {sizes[size],-14} {months.Again[(int)word, size]}");
        }
        output.WriteLine($"  share in interval  {months.Covered}");
    }
}
