using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Changes;

/// <summary>Files in which nothing changed, made in ways by which nothing in the tool was settled.</summary>
internal static class FreshFiles
{
    /// <summary>In Clacton-on-Sea, far from the first.</summary>
    private static readonly GridPoint SecondTown = new(616_500, 214_500);

    /// <summary>Looks at them.</summary>
    /// <param name="nothing">Counts.</param>
    /// <param name="archive">An archive of data.police.uk; without one its districts are left out.</param>
    public static void Run(NothingChanged nothing, string? archive)
    {
        ReadResult like = MadeUpStream.One();
        foreach (int size in (int[])[200, 1000])
        {
            nothing.In($"{size}, half of the week on two days, in bursts of up to 5",
                random => ChangeBenchmark.Halves(new MadeUpStream(random) { HasRhythm = true }.AddBursts(size, 4).Read(like)));
            nothing.In($"{size}, the same, four weeks against the four before",
                random => ChangeBenchmark.Compare(
                    new MadeUpStream(random) { HasRhythm = true }.AddBursts(size, 4).Read(like), "2024-05-06..2024-06-02", "2024-06-03..2024-06-30"));
            nothing.In($"{size}, up to 11 at once, four weeks against the four before",
                random => ChangeBenchmark.Compare(
                    new MadeUpStream(random) { IsOneDay = true }.AddBursts(size).Read(like), "2024-05-06..2024-06-02", "2024-06-03..2024-06-30"));
        }
        nothing.In("two towns, 2,000 in one and 80 in the other, one by one", random => ChangeBenchmark.Halves(Two(random, 0).Read(like)));
        nothing.In("two towns, 2,000 in one and 80 in the other, in bursts of up to 4", random => ChangeBenchmark.Halves(Two(random, 3).Read(like)));
        if (archive is null)
            return;
        var days = new DaysByLot(archive);
        nothing.In($"{days.Towns} British towns, their days drawn again and again for a year", nothing.Sets,
            (random, set) => ChangeBenchmark.Halves(days.Draw(like, set % days.Towns, random)));
        nothing.In($"{days.Towns} British towns, the same, a month against the one before", nothing.Sets,
            (random, set) => ChangeBenchmark.Compare(days.Draw(like, set % days.Towns, random), "2024-07", "2024-08"));
    }

    private static MadeUpStream Two(SeededRandom random, int most) =>
        new MadeUpStream(random).AddBursts(2000, most).With(new MadeUpStream(random) { Corner = SecondTown }.AddBursts(80, most));
}
