using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Releases;

namespace Hotspots.Benchmarks.Releases;

/// <summary>Re-identification: somebody rings once a month for a year. Can a reader of what was given out find cell, street and house?</summary>
/// <remarks>
/// In each made-up town one house gives a tip a month, among 150 incidents a month, most of them in four places. Each way of giving out is attacked
/// as
/// well as it can be by simple means: masked points that belong together are averaged, and the nearest house is taken; of a rounded point a house
/// of its square; of counts the quietest cell that never had a nought, and a house of it by lot. The reader is told which points belong together.
/// </remarks>
internal static class ReidentificationBenchmark
{
    private const int Metres = 1_500, Months = 12, AMonth = 150, Year = 2025;
    private const double Inner = 50, Outer = 150, Round = 100;

    private readonly record struct Guess(bool IsCell, bool IsStreet, bool IsHouse);

    /// <summary>Writes how many were found.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="towns">How many towns.</param>
    public static void Run(TextWriter output, int towns)
    {
        string folder = Directory.CreateTempSubdirectory("hotspots-towns-").FullName;
        try
        {
            var town = new ReleaseTown(Metres);
            File.WriteAllText(Path.Combine(folder, "area.geojson"), town.Boundary());
            File.WriteAllText(Path.Combine(folder, "uprn.csv"), town.Addresses());
            List<Guess> counts = [], masked = [], once = [], rounded = [];
            for (int seed = 1; seed <= towns; seed++)
            {
                var random = new SeededRandom((ulong)seed);
                int giver = random.NextInt32(town.Houses.Count);
                List<TownIncident> incidents = Incidents(town, random, giver);
                ReleaseResult last = GiveAYear(folder, seed, incidents);
                LedgerGround ground = last.Entry.Ground;
                Guess Of(int house) => new(
                    ZoneOf(ground, town.Houses[house]) == ZoneOf(ground, town.Houses[giver]),
                    ReleaseTown.StreetOf(town.Houses[house]) == ReleaseTown.StreetOf(town.Houses[giver]), house == giver);
                counts.Add(Of(ByCounts(last, town, random)));
                GridPoint[] points = [.. Enumerable.Range(0, Months).Select(_ => Masked(town.Houses[giver], random))];
                masked.Add(Of(town.Nearest(new GridPoint(points.Average(static p => p.Easting), points.Average(static p => p.Northing)))));
                once.Add(Of(town.Nearest(points[0])));
                rounded.Add(Of(ByRounding(town, giver, random)));
            }
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{towns} towns of {town.Houses.Count} houses, one tip a month from one house for {Months} "
                    + $"months; found by a reader:"));
            Tell(output, "coordinates rounded to 100 m", rounded);
            Tell(output, "points moved by 50 to 150 m, one month", once);
            Tell(output, "points moved by 50 to 150 m, anew each month, averaged", masked);
            Tell(output, "hotspots release, for partners, each month", counts);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Tell(TextWriter output, string what, List<Guess> guesses) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what}: cell {guesses.Count(static g => g.IsCell)}, street {guesses.Count(static g => g.IsStreet)}, house "
            + $"{guesses.Count(static g => g.IsHouse)}"));

    private static ReleaseResult GiveAYear(string folder, int seed, List<TownIncident> incidents)
    {
        string file = Path.Combine(folder, "incidents.csv"),
            ledger = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{seed}.sqlite"));
        File.WriteAllText(file, ReleaseTown.Csv(incidents));
        ReadResult read = IncidentFiles.Read([file], ReadOptions.Default, null, CancellationToken.None);
        ReleaseResult? last = null;
        for (int month = 1; month <= Months; month++)
        {
            var request = new ReleaseRequest
            {
                Run = new RunRequest { Files = [file], BoundaryFile = Path.Combine(folder, "area.geojson") },
                Profile = ReleaseRules.Partner,
                To = "The council",
                Period = string.Create(CultureInfo.InvariantCulture, $"{Year}-01..{Year}-{month:00}"),
                AddressFile = Path.Combine(folder, "uprn.csv"),
                Ledger = ledger,
            };
            last = ReleaseRun.Execute(request, read, new Day(new DateTimeOffset(Year, 1, 1, 9, 0, 0, TimeSpan.Zero).AddMonths(month).AddDays(30)),
                null,
                CancellationToken.None);
            string place = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"out{seed}-{month}"));
            CountsDoor.Write(last, new OutputPlace(place) { Inputs = [file], Formats = ["csv"] }, CancellationToken.None);
            Directory.Delete(place, recursive: true);
        }
        File.Delete(ledger);
        return last!;
    }

    private static List<TownIncident> Incidents(ReleaseTown town, SeededRandom random, int giver)
    {
        GridPoint[] places = [.. Enumerable.Range(0, 4).Select(_ => town.Houses[random.NextInt32(town.Houses.Count)])];
        var incidents = new List<TownIncident>();
        for (int month = 1; month <= Months; month++)
        {
            for (int i = 0; i < AMonth; i++)
            {
                GridPoint at = town.Houses[random.NextInt32(town.Houses.Count)];
                if (i % 3 > 0)
                {
                    GridPoint middle = places[random.NextInt32(places.Length)];
                    at = new GridPoint(middle.Easting + 80 * Normal(random), middle.Northing + 80 * Normal(random));
                }
                incidents.Add(new TownIncident(i % 4 == 0 ? "tip" : "seizure", new DateOnly(Year, month, 1 + i % 28), at));
            }
            incidents.Add(new TownIncident("seizure", new DateOnly(Year, month, DateTime.DaysInMonth(Year, month)), places[0]));
            incidents.Add(new TownIncident("tip", new DateOnly(Year, month, 1 + random.NextInt32(28)), town.Houses[giver]));
        }
        return incidents;
    }

    /// <summary>The quietest cell of those that never had a nought, and a house of it by lot.</summary>
    private static int ByCounts(ReleaseResult layer, ReleaseTown town, SeededRandom random)
    {
        const double Hidden = 2.5;
        int[] cells =
        [
            .. layer.Counts.GroupBy(static one => one.Zone).Where(static zone => zone.All(static one => one.Count != 0))
                .OrderBy(static zone => zone.Sum(static one => one.Count ?? Hidden)).ThenBy(static zone => zone.Key).Select(static zone => zone.Key),
        ];
        int guess = cells.Length > 0 ? cells[0] : random.NextInt32(layer.Entry.Ground.Names.Count);
        int[] houses = [.. Enumerable.Range(0, town.Houses.Count).Where(house => ZoneOf(layer.Entry.Ground, town.Houses[house]) == guess)];
        return houses[random.NextInt32(houses.Length)];
    }

    private static int ByRounding(ReleaseTown town, int giver, SeededRandom random)
    {
        (double, double) SquareOf(int house) => (Math.Floor(town.Houses[house].Easting / Round), Math.Floor(town.Houses[house].Northing / Round));
        int[] houses = [.. Enumerable.Range(0, town.Houses.Count).Where(house => SquareOf(house) == SquareOf(giver))];
        return houses[random.NextInt32(houses.Length)];
    }

    private static GridPoint Masked(GridPoint place, SeededRandom random)
    {
        double radius = Math.Sqrt(random.NextDouble() * (Outer * Outer - Inner * Inner) + Inner * Inner), angle = 2 * Math.PI * random.NextDouble();
        return new GridPoint(place.Easting + radius * Math.Cos(angle), place.Northing + radius * Math.Sin(angle));
    }

    private static int ZoneOf(LedgerGround ground, GridPoint place) =>
        Array.BinarySearch(ground.Cells, ReleaseGround.Lattice.CellAt(place.Easting, place.Northing)) is >= 0 and int at ? ground.Zones[at] : -1;

    private static double Normal(SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed class Day(DateTimeOffset day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => day;
    }
}
