using Hotspots.Core.Model.Roads;

namespace Hotspots.Core.Files.Roads.Packages;

/// <summary>Columns that a layer of roads is asked for, by their place among them; the shape comes before.</summary>
internal static class RoadColumn
{
    /// <summary>What kind a road is, what it is called and numbered, its id and the nodes at its ends; further ones are the layer's own.</summary>
    public const int Kind = 0, Name = 1, Number = 2, Id = 3, StartNode = 4, EndNode = 5, First = 6;
}

/// <summary>OS Open Roads: the words of its layer road_link, which was RoadLink before April 2023.</summary>
internal static class OpenRoads
{
    /// <summary>What is asked of it, in the order of <see cref="RoadColumn"/>, without case and underscores.</summary>
    public static string[] Columns { get; } =
        ["roadfunction", "name1", "roadclassificationnumber", "id", "startnode", "endnode", "primaryroute", "roadstructure", "formofway"];

    /// <summary>What is known of a road; null for what no team travels.</summary>
    /// <remarks>One-way streets, footpaths and closed ways are not in the product.</remarks>
    public static RoadFeature? FeatureOf(PackageRow row)
    {
        const int PrimaryRoute = RoadColumn.First + 1, Structure = PrimaryRoute + 1, Form = Structure + 1;
        RoadClass road = row.Text(RoadColumn.Kind + 1) switch
        {
            "Motorway" => RoadClass.Motorway,
            "A Road" => row.IsTrue(PrimaryRoute) ? RoadClass.Trunk : RoadClass.Primary,
            "B Road" => RoadClass.Secondary,
            "Minor Road" => RoadClass.Tertiary,
            "Local Road" => RoadClass.Local,
            _ => RoadClass.Service,
        };
        if (row.Text(Form) == "Guided Busway")
            return null;
        RoadTraits traits = RoadTraits.Car | (road == RoadClass.Motorway ? RoadTraits.None : RoadTraits.Foot);
        if (row.Text(Structure).Contains("Tunnel", StringComparison.OrdinalIgnoreCase))
            traits |= RoadTraits.Tunnel;
        return new RoadFeature(road, traits, 0, row.Text(RoadColumn.Name + 1), row.Text(RoadColumn.Number + 1));
    }
}
