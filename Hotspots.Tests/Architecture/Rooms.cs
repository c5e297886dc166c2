namespace Hotspots.Tests.Architecture;

/// <summary>One room of the house: a folder whose code may use certain other rooms and libraries, and nothing else of the project.</summary>
/// <param name="Name">The namespace: "Hotspots.Core.Files"; its sub-namespaces belong to it.</param>
/// <param name="MayUse">Names of the other rooms it may use.</param>
/// <param name="Libraries">Assemblies beyond the runtime that it may use.</param>
internal sealed record Room(string Name, string[] MayUse, string[] Libraries)
{
    /// <summary>Single types of other rooms that it may use: full name, and why.</summary>
    public (string Type, string Why)[] Doors { get; init; } = [];

    /// <summary>The last part of the name, "Files".</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];
}

/// <summary>Who may use whom? THE table; the tests read the sources and the compiled assemblies against it.</summary>
internal static class Rooms
{
    private const string Geometry = "NetTopologySuite";
    private const string Projection = "ProjNET";

    /// <summary>What the host of the map window is made of: parts of ASP.NET Core, which comes with the runtime.</summary>
    private static readonly string[] WebServer =
    [
        "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Hosting.Abstractions",
        "Microsoft.AspNetCore.Hosting.Server.Abstractions",
        "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Http.Abstractions", "Microsoft.AspNetCore.Http.Extensions",
        "Microsoft.AspNetCore.Http.Features",
        "Microsoft.AspNetCore.Http.Results",
        "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Routing.Abstractions", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Server.Kestrel.Core",
        "Microsoft.AspNetCore.WebUtilities", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Features",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives",
        "Microsoft.Net.Http.Headers",
    ];

    /// <summary>A GeoPackage is a SQLite database.</summary>
    private static readonly string[] Sqlite = ["SQLitePCLRaw.batteries_v2", "SQLitePCLRaw.core"];

    /// <summary>An MBTiles file of the user's own is one too.</summary>
    private static readonly string[] TileFiles = ["Microsoft.Data.Sqlite", .. Sqlite];

    private static readonly string[] DesktopLibraries = [Geometry, .. WebServer, .. TileFiles];

    public static readonly Room[] Table =
    [
        // A face of the methods for other programs. Its project compiles these rooms and no other.
        new Room(
            "Hotspots.Methods", ["Hotspots.Core.Model", "Hotspots.Core.Indexing", "Hotspots.Core.Statistics", "Hotspots.Core.Analysis"], [Geometry]),
        Core("Model", [], [Geometry]),
        Core("Geography", ["Model", "Indexing"], [Geometry, Projection]),
        Core("Indexing", ["Model"], []),
        Core("Statistics", ["Model"], []),
        Core("Analysis", ["Model", "Indexing", "Statistics"], [Geometry]),
        Core("Placement", ["Model", "Indexing"], [Geometry]),
        Core("Evaluation", ["Model", "Indexing", "Statistics"], []),
        Core("Disclosure", ["Model", "Indexing", "Statistics", "Geography"], []),
        Core("Outputs", ["Model", "Geography"], [Geometry, .. Sqlite]),
        Core("Files", ["Model", "Geography", "Outputs"], [Geometry, "ExcelDataReader", .. Sqlite]),
        Core("Selection", ["Model", "Geography"], []) with
        {
            Doors =
            [
                ("Hotspots.Core.Files.Times.TimeParser", "a limit of time is written as times in files are"),
                ("Hotspots.Core.Files.Columns.KindNames", "a kind that is asked for is called as in files"),
                ("Hotspots.Core.Evaluation.Shift", "a shift that is asked for is a shift that is tested"),
                ("Hotspots.Core.Evaluation.Shifts", "a shift that is asked for is a shift that is tested"),
                ("Hotspots.Core.Evaluation.HoursOfWeek", "what counts with its share in a shift counts as in every other table of hours"),
            ],
        },
        Core(
            "Pipeline", ["Model", "Geography", "Indexing", "Statistics", "Analysis", "Placement", "Evaluation", "Files", "Outputs", "Selection"],
            [Geometry, Projection]),
        Core(
            "Runs",
            ["Model", "Geography", "Indexing", "Statistics", "Analysis", "Placement", "Evaluation", "Disclosure", "Files", "Selection", "Pipeline"],
            [Geometry]),
        new Room("Hotspots.Paper", ["Hotspots.Core.Model", "Hotspots.Core.Geography"],
            [Geometry, "SkiaSharp", "DocumentFormat.OpenXml", "DocumentFormat.OpenXml.Framework"])
        {
            Doors =
            [
                ("Hotspots.Core.Files.Release.ReleaseDoor", "THE way out: what is written passes it"),
                ("Hotspots.Core.Files.Release.FindingsDoor", "the way out of what is no layer"),
                ("Hotspots.Core.Files.Release.RaidGate", "the way out of a day of warrants"),
            ],
        },
        new Room(
            "Hotspots.Cli", ["Hotspots.Core.Model", "Hotspots.Core.Selection", "Hotspots.Core.Pipeline", "Hotspots.Core.Runs", "Hotspots.Paper"],
            ["System.CommandLine", "Spectre.Console", "Spectre.Console.Ansi"])
        {
            Doors =
            [
                ("Hotspots.Core.Analysis.AnalysisCatalog", "options, help and the list of methods are made from THE list"),
                ("Hotspots.Core.Analysis.AnalysisMethod", "an entry of that list"),
                ("Hotspots.Core.Analysis.MethodFamily", "the list is shown family by family"),
                ("Hotspots.Core.Files.IncidentFiles", "to inspect is to read and no more: there is no run in it"),
                ("Hotspots.Core.Files.ReadOptions", "what the user says of columns"),
                ("Hotspots.Core.Files.Release.ReleaseDoor", "THE way out: what is written passes it"),
                ("Hotspots.Core.Files.Release.FindingsDoor", "the way out of what is no layer"),
                ("Hotspots.Core.Files.Release.RaidGate", "the way out of a day of warrants"),
                ("Hotspots.Core.Files.Release.AttendanceDoor", "the way out of what was visited"),
                ("Hotspots.Core.Files.Release.CountsDoor", "the way out of counts for others"),
                ("Hotspots.Core.Files.Release.LinesDoor", "the way out of what is known of lines"),
                ("Hotspots.Core.Files.Release.StoreDoor", "the way out of what a store holds"),
                ("Hotspots.Core.Files.Fixes.FixReading", "what the user says of logs of positions"),
            ],
        },
        new Room(
            "Hotspots.Desktop",
            ["Hotspots.Core.Model", "Hotspots.Core.Selection", "Hotspots.Core.Pipeline", "Hotspots.Core.Runs", "Hotspots.Paper"],
            DesktopLibraries)
        {
            Doors =
            [
                ("Hotspots.Core.Analysis.AnalysisCatalog", "the page's method panel is made from THE list"),
                ("Hotspots.Core.Analysis.AnalysisMethod", "an entry of that list"),
                ("Hotspots.Core.Analysis.MethodFamily", "the list is shown family by family"),
                ("Hotspots.Core.Files.IncidentFiles", "files are read once and analysed many times: reading is no part of a run"),
                ("Hotspots.Core.Files.ReadOptions", "what the user says of columns"),
                ("Hotspots.Core.Files.Roads.StreetFiles", "streets are read once, and drawn and travelled many times"),
                ("Hotspots.Core.Files.Roads.StreetReading", "what of them is wanted"),
                ("Hotspots.Core.Files.Fixes.FixReading", "what the user says of logs of positions"),
                ("Hotspots.Core.Files.Release.AttendanceDoor", "the way out of what was visited"),
                ("Hotspots.Core.Files.Release.ReleaseDoor", "THE way out: what is written passes it"),
                ("Hotspots.Core.Files.Release.FindingsDoor", "the way out of what is no layer"),
                ("Hotspots.Core.Files.Release.RaidGate", "the way out of a day of warrants"),
                ("Hotspots.Core.Files.Release.CountsDoor", "the way out of counts for others"),
                ("Hotspots.Core.Files.Release.EnteredCounts", "such counts on their way, known to the ledger"),
            ],
        },
    ];

    /// <summary>
    /// The rooms of Desktop: what the page and the host say to each other lies lowest, the folder that holds all of them puts them
    /// together. What libraries they use the table of the house says.
    /// </summary>
    public static readonly Room[] Desktop =
    [
        Within("Seam"),
        Within("Answers", "Seam"),
        Within("Access", "Answers"),
        Within("Content", "Answers"),
        Within("Events", "Seam"),
        Within("Loading", "Access", "Events", "Seam"),
        Within("Running", "Loading", "Seam"),
        Within("Pictures", "Loading", "Running", "Seam"),
        Within("Tiles", "Answers", "Events"),
        Within("Views", "Access", "Seam"),
        Within("Window", "Loading"),
        Within("Requests", "Access", "Answers", "Events", "Loading", "Pictures", "Running", "Seam", "Views"),
        Within("Briefs", "Answers", "Events", "Loading", "Requests", "Running", "Seam"),
        Within(
            "", "Access", "Answers", "Briefs", "Content", "Events", "Loading", "Pictures", "Requests", "Running", "Seam", "Tiles", "Views", "Window"),
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

    /// <summary>May code of one room mention a name (a type or a namespace) of another?</summary>
    /// <remarks>A namespace may be mentioned for the sake of a door in it; which types are then used is seen in the compiled assembly.</remarks>
    public static bool MayUse(Room user, Room used, string name) =>
        user == used || user.MayUse.Contains(used.Name)
        || user.Doors.Any(
            door =>
                door.Type == name || door.Type.StartsWith(name + ".", StringComparison.Ordinal)
                    || name.StartsWith(door.Type + ".", StringComparison.Ordinal));

    private static Room Within(string name, params string[] mayUse) => new(
        ("Hotspots.Desktop." + name).TrimEnd('.'),
        Array.ConvertAll(mayUse, static room => "Hotspots.Desktop." + room),
        ["Hotspots.Core", "Hotspots.Paper", .. DesktopLibraries])
    {
        Doors =
            [
                ("Hotspots.Desktop.Refusal", "any room may refuse, in one sentence"),
                ("Hotspots.Desktop.HostOptions", "what the host was started with"),
            ],
    };

    private static Room Core(string name, string[] mayUse, string[] libraries) =>
        new("Hotspots.Core." + name, Array.ConvertAll(mayUse, static room => "Hotspots.Core." + room), libraries);
}
