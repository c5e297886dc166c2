using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Files.Roads;
using Hotspots.Core.Files.Roads.Packs;
using Hotspots.Core.Geography.Roads;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;

namespace Hotspots.Benchmarks.Roads;

/// <summary>Times of a county's streets: reading a pack, making the network, what 150 teams reach, and reaching everything.</summary>
/// <remarks>Without files a made-up county of some 300,000 edges; with files, theirs.</remarks>
internal static class RoadsBenchmark
{
    private const int Side = 400, Incidents = 4_000, Sites = 150, Runs = 5;
    private const double Reach = 1_000;

    /// <summary>Asserts that the table is that of single searches, then writes medians.</summary>
    public static void Run(TextWriter output, IReadOnlyList<string> files)
    {
        StreetMap map = files.Count > 0 ? StreetFiles.Read(files, StreetReading.All) : MadeUp();
        if (files.Count > 0)
            Say(output, "files read", Median(() => StreetFiles.Read(files, StreetReading.All)), $"{map.Roads.Count:N0} roads");
        using var packed = new MemoryStream();
        StreetPack.Write(map, packed);
        byte[] pack = packed.ToArray();
        Say(output, "pack read", Median(() => StreetPack.Read(pack)), $"{pack.Length:N0} bytes, {map.Roads.Lines.Vertices.Length:N0} vertices");
        StreetNetwork network = StreetNetwork.Of(map.Roads, TravelProfile.Car).Joined(isOne: false);
        Say(
            output, "network made", Median(() => StreetNetwork.Of(map.Roads, TravelProfile.Car).Joined(isOne: false)),
            $"{network.Edges.Count:N0} edges, {network.ArcNodes.Length:N0} arcs");
        StreetTravel travel = StreetTravel.Metres(network);
        GridPoint[] demand = Places(network, Incidents, 1), sites = Places(network, Sites, 2);
        var workers = new WorkSharing(-1, CancellationToken.None);
        ReachTable table = ReachTable.Build(demand, sites, travel, Reach, workers);
        Verify(table, demand, sites, travel);
        Say(
            output, "reach table", Median(() => ReachTable.Build(demand, sites, travel, Reach, workers)),
            string.Create(CultureInfo.InvariantCulture, $"{Incidents:N0} incidents, {Sites} sites, {Reach:N0} m: {table.Sites.Length:N0} pairs"));
        ITravelTargets targets = travel.To(demand);
        var costs = new double[demand.Length];
        Say(output, "everything reached", Median(() => targets.From(sites[0], costs)), "from one site");
    }

    private static void Verify(ReachTable table, GridPoint[] demand, GridPoint[] sites, StreetTravel travel)
    {
        ITravelTargets targets = travel.To(demand);
        var costs = new double[demand.Length];
        for (int site = 0; site < sites.Length; site += 10)
        {
            targets.From(sites[site], costs);
            for (int i = 0; i < demand.Length; i++)
            {
                bool isThere = table.Sites.AsSpan(table.Starts[i]..table.Starts[i + 1]).Contains(site);
                if (isThere != costs[i] <= Reach)
                    throw new InvalidOperationException($"The table is wrong about site {site} and incident {i}.");
            }
        }
    }

    private static GridPoint[] Places(StreetNetwork network, int count, int seed)
    {
        var random = new Random(seed);
        var places = new GridPoint[count];
        for (int i = 0; i < count; i++)
        {
            int edge = random.Next(network.Edges.Count);
            places[i] = network.PlaceOf(new StreetPlace(edge, random.NextDouble() * network.Edges.Lengths[edge], 0));
        }
        return places;
    }

    /// <summary>A lattice of crooked streets, a tenth of them missing, a tenth one-way.</summary>
    private static StreetMap MadeUp()
    {
        var random = new Random(300);
        var roads = new RoadTableBuilder();
        var places = new GridPoint[Side * Side];
        for (int i = 0; i < places.Length; i++)
            places[i] = new GridPoint(400_000 + 90 * (i % Side) + random.Next(-25, 26), 300_000 + 90 * (i / Side) + random.Next(-25, 26));
        for (int i = 0; i < places.Length; i++)
        {
            if (i % Side + 1 < Side)
                Add(i, i + 1);
            if (i / Side + 1 < Side)
                Add(i, i + Side);
        }
        return new StreetMap
        {
            Roads = roads.Build(),
            Ground = GroundTable.None,
            Names = [],
            Sources = [new StreetSource("made up", "Made up")],
            Inputs = [new InputFile("made up", 0, "")],
        };

        void Add(int from, int to)
        {
            int lot = random.Next(10);
            if (lot == 0)
                return;
            GridPoint a = places[from], b = places[to];
            RoadTraits traits = RoadTraits.Car | RoadTraits.Foot | (lot == 1 ? RoadTraits.OneWay : RoadTraits.None);
            var road = new RoadFeature((RoadClass)random.Next((int)RoadClass.Service + 1), traits, 0, $"Street {random.Next(20_000)}", "");
            GridPoint Between(double part) => new(
                a.Easting + part * (b.Easting - a.Easting) + random.Next(-8, 9), a.Northing + part * (b.Northing - a.Northing) + random.Next(-8, 9));
            roads.Add(road, [a, Between(0.25), Between(0.5), Between(0.75), b], [from, -1, -1, -1, to]);
        }
    }

    private static double Median(Action run)
    {
        var times = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(times);
        return times[Runs / 2];
    }

    private static void Say(TextWriter output, string what, double seconds, string of) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"roads  {what,-20} {seconds,8:0.000} s  {of}"));
}
