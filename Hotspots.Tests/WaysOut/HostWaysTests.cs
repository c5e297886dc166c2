using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotspots.Core.Files.Release;
using Hotspots.Tests.Desktop;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.WaysOut;

/// <summary>Every address of the host: what it answers is searched for secrets, and what it hands out as a file is marked.</summary>
public sealed partial class HostWaysTests
{
    private const string Night = """
        "fromHour":22,"untilHour":5,"weeks":4,"filters":{"areas":["Clacton-on-Sea"]}
        """;

    private const string Raid = """{"on":"2026-02-02","at":"06:00","teams":2,"muster":"617500,214800"}""";

    private const string Place = """
        {"window":"w","teams":2,"reach":1500,"unit":"m","speed":30,"detour":1.3,"objective":"coverage","patrolHours":4}
        """;

    private const string Sheet = """
        "on":"2026-06-30","filters":{"areas":["Clacton-on-Sea"]}
        """;

    private const string Picture = """
        {"paper":"a4","ground":[615000,212000,620000,216000],"layers":["hotspots","names"],"filters":{"areas":["Clacton-on-Sea"]}}
        """;

    private static readonly string[] SheetNames = ["brief.pdf", "brief.html", "brief.svg", "brief.png", "visits.ics", "round.gpx"];

    private static readonly string[] PictureNames = ["map.png", "map.svg", "map.pdf"];

    /// <summary>THE list: an address as it is mapped, and how it is asked.</summary>
    private static readonly HostWay[] Ways =
    [
        // Downloads.
        new("Post /api/export/{layer}", [.. ReleaseDoor.LayerNames.Select(static name => new Asked("/api/export/" + name, "{}"))])
            { MayHaveReferences = ["/incidents.", "/hotspots.gpkg"] },
        new("Post /api/change/layers/{name}",
            [.. ReleaseDoor.ComparisonLayerNames.Select(static name => new Asked("/api/change/layers/" + name, "{}"))]),
        new("Post /api/backtest/layers/{name}",
            [.. ReleaseDoor.BacktestLayerNames.Select(static name => new Asked("/api/backtest/layers/" + name, """{"flag":"2cells"}"""))]),
        new("Post /api/effect/layers/{name}",
            [.. ReleaseDoor.EffectLayerNames.Select(static name => new Asked("/api/effect/layers/" + name,
                """{"operation":"Operation Saltmarsh"}"""))]),
        new("Post /api/brief/{name}",
            [
                .. SheetNames.Select(static name => new Asked("/api/brief/" + name, $"{{{Sheet}}}")),
                new("/api/brief/brief.pdf", $$"""{{{Sheet}},"cards":true}"""), new("/api/brief/brief.pptx", $$"""{{{Sheet}},"paper":"slide"}"""),
            ])
            { IsOfPlaces = true },
        new("Post /api/attended/{name}", []) { Why = "what the door of attendance writes, as of hotspots attended; needs a log that was taken" },
        new("Post /api/picture/{name}", [.. PictureNames.Select(static name => new Asked("/api/picture/" + name, Picture))]),
        new("Post /api/release/write", []) { Why = "what was tried, by its key alone: the files of hotspots release, searched as its output" },
        new("Post /api/raid/{name}", [new("/api/raid/raid.pdf", Raid)]) { MayHaveReferences = ["raid.pdf"] },
        new("Post /api/place", [new("/api/place", Place)]),
        new("Get /api/place/layers/{name}",
            [.. ReleaseDoor.PlacementLayerNames.Select(static name => new Asked($"/api/place/layers/{name}?window=w", null))])
            { MayHaveReferences = ["/coverage.", "/placement.gpkg"] },
        new("Get /api/rejects.csv", [new("/api/rejects.csv", null)]) { MayTell = SecretInput.Words, MayHaveReferences = ["rejects"] },
        // What the page shows to its user.
        new("Post /api/run", [new("/api/run", """{"methods":["dbscan","kde","gi-star"]}""")]),
        new("Get /api/run/{run}/{layer}/{method}", []) { Why = "asked below, with the run's own layers" },
        new("Get /api/brief/papers", [new("/api/brief/papers", null)]),
        new("Post /api/brief", [new("/api/brief", $"{{{Sheet}}}")]) { IsOfPlaces = true },
        new("Post /api/brief/sheets/{number}", [new("/api/brief/sheets/1", $$"""{{{Sheet}},"pixels":400}""")]) { IsOfPlaces = true },
        new("Post /api/attended", []) { Why = "the words of what was attended; needs a log that was taken" },
        new("Get /api/release/profiles", [new("/api/release/profiles", null)]),
        new("Post /api/release/try", [new("/api/release/try", """{"profile":"partner","to":"Tendring District Council"}""")])
            { IsOfPlaces = true },
        new("Post /api/now", [new("/api/now", $"{{{Night}}}")]),
        new("Post /api/change", [new("/api/change", "{}")]),
        new("Post /api/when", [new("/api/when", "{}")]),
        new("Post /api/backtest", [new("/api/backtest", """{"flag":"2cells"}""")]),
        new("Post /api/effect", [new("/api/effect", """{"operation":"Operation Saltmarsh"}""")]),
        new("Get /api/dataset", [new("/api/dataset", null)]),
        new("Get /api/incidents", [new("/api/incidents", null)]),
        new("Get /api/report", [new("/api/report", null)]),
        // One incident, all that its row says; and rows to be mended, as they are.
        new("Get /api/incident/{index}", [new("/api/incident/5", null)]) { MayTell = SecretInput.Words, MayHaveReferences = ["5"] },
        new("Get /api/rejects", [new("/api/rejects", null)]) { MayTell = SecretInput.Words, MayHaveReferences = ["rejects"] },
        new("Get /api/within", [new("/api/within?boundary=district:Tendring&version=1", null)]),
        new("Get /api/place", [new("/api/place?q=Pier", null)]),
        new("Get /api/area/{area}", [new("/api/area/3", null)]),
        new("Get /api/streets/{column}/{row}", [new("/api/streets/61/21", null)]),
        new("Get /api/methods", [new("/api/methods", null)]),
        new("Get /api/weights", [new("/api/weights", null)]),
        new("Get /api/settings", [new("/api/settings", null)]),
        new("Get /api/tiles", [new("/api/tiles", null)]),
        new("Get /api/folder", [new("/api/folder", null)]),
        new("Get /{**path}", [new("/", null), new("/NOTICE.txt", null)]),
        // What takes and does not give, or gives what is not of the incidents.
        new("Get /api/events", []) { Why = "a line that stays open: says how far work is, in per cent" },
        new("Post /api/tiles", []) { Why = "opens a map file; says what is in it" },
        new("Delete /api/tiles", []) { Why = "closes it" },
        new("Get /api/tiles/{zoom}/{column}/{row}", []) { Why = "a tile of that file" },
        new("Put /api/tile-server", []) { Why = "turns a tile server on" },
        new("Get /api/tile-server/picture", []) { Why = "a picture of that server" },
        new("Get /api/tile-server/words", []) { Why = "what that server says of its layers" },
        new("Post /api/views", []) { Why = "keeps what the page is looking at in memory" },
        new("Put /api/views/{key}", []) { Why = "the same" },
        new("Get /api/views/{key}", []) { Why = "gives the page what it kept, by a random key" },
        new("Put /api/settings", []) { Why = "keeps a setting that the user chose" },
        new("Delete /api/settings", []) { Why = "forgets it" },
        new("Post /api/files", []) { Why = "takes files; answers with counts" },
        new("Post /api/files/undo", []) { Why = "takes the last files back" },
        new("Delete /api/files/{part}", []) { Why = "takes a file out" },
        new("Put /api/files/{part}/columns", []) { Why = "reads a file anew" },
        new("Put /api/marking", []) { Why = "changes the marking" },
        new("Delete /api/jobs/{job}", []) { Why = "stops a loading" },
        new("Post /api/stages", []) { Why = "takes files that wait; shows their first rows to the user, to be mapped" },
        new("Post /api/stages/{stage}/look", []) { Why = "the same" },
        new("Post /api/stages/{stage}/load", []) { Why = "loads them; answers with counts" },
        new("Delete /api/stages/{stage}", []) { Why = "lets them go" },
        new("Post /api/place/files", []) { Why = "takes a file of stations or zones" },
        new("Post /api/release/files", []) { Why = "takes a file of addresses" },
        new("Post /api/brief/actions", []) { Why = "takes a list of what to do" },
        new("Post /api/attended/logs", []) { Why = "takes logs of positions" },
    ];

    [Fact]
    public void Every_address_of_the_host_is_in_the_list()
    {
        string root = Repository.Path("Hotspots.Desktop");
        string[] mapped =
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                    && !path.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .SelectMany(static path => Mapped().Matches(File.ReadAllText(path)))
                .Select(static match => $"{match.Groups["method"].Value} {match.Groups["path"].Value}"),
        ];
        // One way to take files, at several addresses.
        string[] given = [.. GivenAddress().Matches(File.ReadAllText(Path.Combine(root, "MapHost.cs"))).Select(
            static match => $"Post {match.Groups["path"].Value}")];
        int written = mapped.Length + 1;
        mapped = [.. mapped.Concat(given).Order(StringComparer.Ordinal)];
        Assert.Equal(Ways.Select(static way => way.Address).Order(StringComparer.Ordinal), mapped);
        Assert.All(Ways.Where(static way => way.Asked.Length == 0), static way => Assert.NotEqual("", way.Why));
        // However it is written down: no other way of mapping an address is used.
        Assert.Equal(written, Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Sum(static path =>
            path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? 0
                : AnyMap().Count(File.ReadAllText(path))));
    }

    /// <summary>What goes down the line as a file is written by a door.</summary>
    [Fact]
    public void Whatever_is_downloaded_goes_through_a_door()
    {
        string root = Repository.Path("Hotspots.Desktop");
        string[] doors =
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Where(static path => !path.EndsWith("Download.cs", StringComparison.Ordinal))
                .SelectMany(static path => Downloaded().Matches(File.ReadAllText(path))).Select(static match => match.Groups["what"].Value)
                .Order(StringComparer.Ordinal),
        ];
        // "write" is what QuestionEndpoints was given, the doors of layers; "Write" the sheet of a shift, and "entered" what CountsDoor gave.
        Assert.Equal(
            [
                "AttendanceDoor.WriteLayer", "RaidFile.Write", "ReleaseDoor.WriteLayer", "ReleaseDoor.WriteLayer", "ReleaseDoor.WriteRejects",
                "Write", "entered.Write", "write",
            ],
            doors);
        Assert.Equal(3, DoorGiven().Count(File.ReadAllText(Path.Combine(root, "Requests", "QuestionEndpoints.cs"))));
        string brief = File.ReadAllText(Path.Combine(root, "Briefs", "BriefEndpoint.cs"));
        Assert.Contains("FindingsDoor.WriteSheets(brief, stream, (marked, to) => BriefFile.Write(marked,", brief, StringComparison.Ordinal);
        Assert.Contains("FindingsDoor.WriteCalendar(brief,", brief, StringComparison.Ordinal);
        Assert.Contains("FindingsDoor.WriteRoute(brief,", brief, StringComparison.Ordinal);
        Assert.Contains("CountsDoor.Enter(", File.ReadAllText(Path.Combine(root, "Requests", "ReleaseDesk.cs"))
            + File.ReadAllText(Path.Combine(root, "Requests", "ReleaseEndpoints.cs")), StringComparison.Ordinal);
        Assert.Contains("FindingsDoor.WriteSheets(map, stream,", File.ReadAllText(Repository.Path("Hotspots.Paper", "RunMaps", "MapFile.cs")),
            StringComparison.Ordinal);
        string sheets = File.ReadAllText(Repository.Path("Hotspots.Paper", "Briefs", "BriefFile.cs"));
        Assert.Contains("FindingsDoor.WriteSheets(brief, stream,", sheets, StringComparison.Ordinal);
        Assert.Contains("RaidGate.WriteSheets(plan, stream, Draw)", File.ReadAllText(Repository.Path("Hotspots.Paper", "Raids", "RaidFile.cs")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_the_host_answers_holds_a_secret_and_what_it_hands_out_is_marked()
    {
        using var input = new SecretInput();
        await using HostRun run = await HostRun.StartAsync(input.Csv, static options => options with { Marking = SecretInput.Marking });
        var faults = new List<string>();
        foreach (HostWay way in Ways)
        {
            foreach (Asked asked in way.Asked)
                Judge(way, asked, await AnswerAsync(run, way, asked), input, faults);
        }
        JsonElement answer = await run.RunAsync("""{"methods":["dbscan","kde","gi-star"]}""");
        HostWay layers = Ways.Single(static way => way.Address == "Get /api/run/{run}/{layer}/{method}");
        JsonElement[] made = [.. answer.GetProperty("layers").EnumerateArray()];
        Assert.NotEmpty(made);
        foreach (JsonElement layer in made)
        {
            string path = $"/api/run/{Said(answer, "runId")}/{Said(layer, "layer")}/{Said(layer, "method")}";
            Judge(layers, new Asked(path, null), await AnswerAsync(run, layers, new Asked(path, null)), input, faults);
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        static string? Said(JsonElement from, string name) => from.GetProperty(name).GetString();
    }

    private static async Task<(string Text, bool IsFile)> AnswerAsync(HostRun run, HostWay way, Asked asked)
    {
        using HttpResponseMessage answer = asked.Body is { } body
            ? await run.PostAsync(asked.Path, body) : await run.SendAsync(HttpMethod.Get, asked.Path);
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{way.Address} {asked.Path}: {answer.StatusCode} {Encoding.UTF8.GetString(bytes)}");
        var text = new StringBuilder(Unpacked.Of(bytes));
        foreach ((string _, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers))
            text.Append(Unpacked.Bare(Uri.UnescapeDataString(string.Concat(values)))).Append('\n');
        return (text.ToString(), answer.Content.Headers.ContentDisposition?.DispositionType == "attachment");
    }

    private static void Judge(HostWay way, Asked asked, (string Text, bool IsFile) answer, SecretInput input, List<string> faults)
    {
        string[] words = [.. SecretInput.WordsIn(answer.Text).Except(way.MayTell)];
        if (words.Length > 0)
            faults.Add($"{asked.Path}: holds {string.Join(", ", words)}");
        if (answer.IsFile && !answer.Text.Contains(SecretInput.MarkingWord, StringComparison.OrdinalIgnoreCase))
            faults.Add($"{asked.Path}: is a file and has no marking");
        if (!way.MayHaveReferences.Any(asked.Path.Contains) && SecretInput.ReferenceIn(answer.Text) is { Length: > 0 } reference)
            faults.Add($"{asked.Path}: holds the reference {reference}");
        if (way.IsOfPlaces && input.PositionIn(answer.Text) is { Length: > 0 } position)
            faults.Add($"{asked.Path}: holds the position of a tip, {position}");
    }

    /// <summary>One request.</summary>
    /// <param name="Path">Its address.</param>
    /// <param name="Body">What is posted; null where it is only got.</param>
    private sealed record Asked(string Path, string? Body);

    /// <summary>An address of the host.</summary>
    /// <param name="Address">As it is mapped.</param>
    /// <param name="Asked">How it is asked; none where <see cref="Why"/> says why not.</param>
    private sealed record HostWay(string Address, Asked[] Asked)
    {
        /// <summary>Secret words that the user may see there.</summary>
        public string[] MayTell { get; init; } = [];

        /// <summary>Parts of addresses whose answers may hold references of incidents.</summary>
        public string[] MayHaveReferences { get; init; } = [];

        /// <summary>Is it of places only, so that no position of a tip may be in it?</summary>
        public bool IsOfPlaces { get; init; }

        /// <summary>Why it is not asked, or tells more than others.</summary>
        public string Why { get; init; } = "";
    }

    [GeneratedRegex("routes\\.Map(?<method>Get|Post|Put|Delete)\\(\\s*\"(?<path>[^\"]+)\"")]
    private static partial Regex Mapped();

    [GeneratedRegex(@"\.Map(Get|Post|Put|Delete|Patch|Methods|Fallback\w*|Group|Hub\w*)\(")]
    private static partial Regex AnyMap();

    [GeneratedRegex(@"Download\.WriteAsync\(context, stream => (?<what>[\w.]+)\(")]
    private static partial Regex Downloaded();

    [GeneratedRegex(@"\bReleaseDoor\.WriteLayer\)\)")]
    private static partial Regex DoorGiven();

    [GeneratedRegex("\\.Map\\(application, \"(?<path>[^\"]+)\"\\)")]
    private static partial Regex GivenAddress();
}
