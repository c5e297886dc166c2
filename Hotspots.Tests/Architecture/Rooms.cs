namespace Hotspots.Tests.Architecture;

/// <summary>One room of the house: a folder whose code may use certain other rooms and libraries, and nothing else of the project.</summary>
/// <param name="Name">The namespace: "Hotspots.Core.Files"; its sub-namespaces belong to it.</param>
/// <param name="MayUse">Names of the other rooms it may use.</param>
/// <param name="Libraries">Assemblies beyond the runtime that it may use.</param>
internal sealed record Room(string Name, string[] MayUse, string[] Libraries)
{
    /// <summary>The last part of the name, "Files".</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];
}

/// <summary>Who may use whom? THE table; the tests read the sources and the compiled assemblies against it.</summary>
internal static class Rooms
{
    private const string Geometry = "NetTopologySuite";
    private const string Projection = "ProjNET";

    public static readonly Room[] Table =
    [
        Core("Model", [], [Geometry]),
        Core("Geography", ["Model"], [Geometry, Projection]),
        Core("Indexing", ["Model"], []),
        Core("Analysis", ["Model", "Indexing"], [Geometry]),
        Core("Placement", ["Model", "Indexing"], [Geometry]),
        Core("Evaluation", ["Model", "Indexing"], [Geometry]),
        Core("Files", ["Model", "Geography"], [Geometry, "ExcelDataReader"]),
        Core("Pipeline", ["Model", "Geography", "Indexing", "Analysis", "Placement", "Evaluation", "Files"], [Geometry, Projection]),
        new Room("Hotspots.Cli", ["Hotspots.Core.Model", "Hotspots.Core.Pipeline"], ["System.CommandLine", "Spectre.Console"]),
    ];

    /// <summary>The room a namespace belongs to, or null when it is no part of the project.</summary>
    public static Room? Of(string? space, IReadOnlyList<Room> table)
    {
        foreach (Room room in table)
        {
            if (space == room.Name || space?.StartsWith(room.Name + ".", StringComparison.Ordinal) == true)
                return room;
        }
        return null;
    }

    /// <summary>May code of one room mention the other?</summary>
    public static bool MayUse(Room user, Room used) => user == used || user.MayUse.Contains(used.Name);

    private static Room Core(string name, string[] mayUse, string[] libraries) =>
        new("Hotspots.Core." + name, Array.ConvertAll(mayUse, static room => "Hotspots.Core." + room), libraries);
}
