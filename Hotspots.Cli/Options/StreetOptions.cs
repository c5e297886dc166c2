namespace Hotspots.Cli.Options;

/// <summary>Options of streets: those that a map is drawn with, and those that ways run along.</summary>
internal static class StreetOptions
{
    /// <summary>Streets under a map on paper.</summary>
    public static InputFileOption UnderMap() => new(
        "--streets", "Draws the map with these streets: a county's .osm.pbf, OS Open Roads (.gpkg), or a pack that \"hotspots streets\" made.");

    /// <summary>Streets that ways run along.</summary>
    /// <param name="beside">The files beside which a pack is looked for: "incidents".</param>
    public static InputFileOption ForWays(string beside) => new(
        "--streets",
        "Ways along streets instead of straight lines: OS Open Roads or OS Open Zoomstack (.gpkg), OpenStreetMap (.osm.pbf), or a pack made with "
            + $"hotspots streets. With --by alone a pack is looked for beside the {beside}, and in the folder streets beside the program.");

    /// <summary>Speeds along them.</summary>
    public static InputFileOption Speeds() => new(
        "--speeds", "Speeds of your own along --streets: a table of two columns, the class of a road and km/h, such as local,25.");
}
