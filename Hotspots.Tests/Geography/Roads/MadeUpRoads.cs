using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Geography.Roads;

/// <summary>Made-up roads: a town of crooked streets, some of them one-way, with a bridge and an island.</summary>
internal static class MadeUpRoads
{
    public const RoadTraits Open = RoadTraits.Car | RoadTraits.Foot;

    /// <summary>Adds a road whose vertices meet others where their keys are the same.</summary>
    public static RoadTableBuilder Road(
        this RoadTableBuilder roads, RoadClass road, RoadTraits traits, params (double Easting, double Northing, int Key)[] line)
    {
        roads.Add(
            new RoadFeature(road, traits, 0, "", ""), Array.ConvertAll(line, static at => new GridPoint(at.Easting, at.Northing)),
            Array.ConvertAll(line, static at => at.Key));
        return roads;
    }

    /// <summary>A lattice of streets 100 m apart, shifted about; every fifth is one-way, every seventh missing.</summary>
    public static RoadTable Town(int side, int seed)
    {
        var random = new Random(seed);
        var places = new (double Easting, double Northing)[side * side];
        for (int i = 0; i < places.Length; i++)
            places[i] = (500_000 + 100 * (i % side) + random.Next(-30, 31), 200_000 + 100 * (i / side) + random.Next(-30, 31));
        var roads = new RoadTableBuilder();
        int count = 0;
        for (int i = 0; i < places.Length; i++)
        {
            if (i % side + 1 < side)
                Add(i, i + 1);
            if (i / side + 1 < side)
                Add(i, i + side);
        }
        // Nobody gets to the island.
        roads.Road(RoadClass.Local, Open, (499_000, 199_000, -1), (499_100, 199_000, -1));
        return roads.Build();

        void Add(int from, int to)
        {
            count++;
            if (count % 7 == 0)
                return;
            RoadTraits traits = Open | (count % 5 == 0 ? count % 2 == 0 ? RoadTraits.OneWay : RoadTraits.OneWayBack : RoadTraits.None);
            double east = (places[from].Easting + places[to].Easting) / 2 + 7, north = (places[from].Northing + places[to].Northing) / 2 - 5;
            roads.Road(
                (RoadClass)(1 + count % 6), traits, (places[from].Easting, places[from].Northing, from), (east, north, -1),
                (places[to].Easting, places[to].Northing, to));
        }
    }
}
