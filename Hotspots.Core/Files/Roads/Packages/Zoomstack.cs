using Hotspots.Core.Model.Roads;

namespace Hotspots.Core.Files.Roads.Packages;

/// <summary>OS Open Zoomstack: the words of its layers.</summary>
internal static class Zoomstack
{
    /// <summary>What is asked of its roads, in the order of <see cref="RoadColumn"/>; it numbers no nodes.</summary>
    public static string[] Columns { get; } = ["type", "name", "number", "", "", "", "level"];

    /// <summary>Stems of the layers that are drawn.</summary>
    public static IReadOnlyList<KeyValuePair<string, GroundKind>> Ground { get; } =
    [
        new("buildings", GroundKind.Building), new("greenspace", GroundKind.Greenspace), new("woodland", GroundKind.Woodland),
        new("surfacewater", GroundKind.Water), new("waterlines", GroundKind.Watercourse), new("rail", GroundKind.Railway),
    ];

    /// <summary>Stems of the layers of names, and what all of a layer name; null where each row says it.</summary>
    public static IReadOnlyList<KeyValuePair<string, MapNameKind?>> Labels { get; } =
        [new("names", null), new("railwaystations", MapNameKind.Station)];

    /// <summary>What is known of a road; null for what no team travels.</summary>
    public static RoadFeature? FeatureOf(PackageRow row)
    {
        const int Level = RoadColumn.First + 1;
        string type = row.Text(RoadColumn.Kind + 1);
        RoadClass? road = type switch
        {
            "Motorway" => RoadClass.Motorway,
            "Primary" => RoadClass.Trunk,
            "A Road" => RoadClass.Primary,
            "B Road" => RoadClass.Secondary,
            "Minor" or "Minor Road" => RoadClass.Tertiary,
            "Local" or "Local Road" or "Tunnels" => RoadClass.Local,
            "Restricted" or "Restricted Local Access Road" or "Local Access Road" => RoadClass.Service,
            _ => null,
        };
        if (road is not { } known)
            return null;
        RoadTraits traits = RoadTraits.Car | (known == RoadClass.Motorway ? RoadTraits.None : RoadTraits.Foot);
        int level = (int)row.Whole(Level);
        if (level > 0)
            traits |= RoadTraits.Bridge;
        if (type == "Tunnels")
            traits |= RoadTraits.Tunnel;
        return new RoadFeature(known, traits, level, row.Text(RoadColumn.Name + 1), row.Text(RoadColumn.Number + 1));
    }

    /// <summary>What a name is of; null for what is not drawn.</summary>
    public static MapNameKind? LabelOf(string type) => type switch
    {
        "Capital" or "City" => MapNameKind.City,
        "Town" => MapNameKind.Town,
        "Suburban Area" => MapNameKind.Suburb,
        "Village" => MapNameKind.Village,
        "Hamlet" or "Small Settlements" => MapNameKind.Hamlet,
        _ => null,
    };
}
