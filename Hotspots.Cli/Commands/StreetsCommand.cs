using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Pipeline.Roads;

namespace Hotspots.Cli.Commands;

/// <summary><c>hotspots streets</c>: which streets are in these files, and a small pack of those that are wanted.</summary>
internal sealed class StreetsCommand
{
    private readonly InputFilesArgument _files = new("FILE")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Files of streets: OpenStreetMap (.osm.pbf), OS Open Roads or OS Open Zoomstack (.gpkg).",
    };

    private readonly InputFileOption _around = new("--around", "Only streets near the incidents of this file.");

    private readonly WrittenOption<double> _within = new(StreetCut.Distance);

    private readonly Option<bool> _roadsOnly = new("--roads-only")
    {
        Description = "Leaves out what is only drawn: buildings, parks, woods, water and railways.",
    };

    private readonly OutputOption _output = new(
        "FILE", "The pack to write, such as county.streets. Without it nothing is written.", ReleaseDoor.CheckFilePlace, "--output", "-o");

    public static Command Build(Terminal terminal, CancellationToken cancellation)
    {
        var streets = new StreetsCommand();
        var command = new Command("streets", "Says what streets are in files, and makes a small pack of those that are wanted.") { streets._files };
        foreach (Option option in (IEnumerable<Option>)[streets._around, streets._within, streets._roadsOnly, .. streets._output.All])
            command.Add(option);
        command.SetAction(parsed => streets.Execute(parsed, terminal, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var cut = new StreetCut
        {
            Files = parsed.GetValue(_files) ?? [],
            Around = parsed.GetValue(_around) is { } around ? TypedPaths.Existing(around, forOption: _around.Name) : null,
            Within = _within.Value(parsed),
            HasGround = !parsed.GetValue(_roadsOnly),
        };
        OutputPlace? output = _output.Place(parsed);
        StreetMap map = ProgressDisplay.Run(terminal, false, progress => cut.Execute(progress, cancellation));
        if (output is not null)
            terminal.Stage.Write(() => FindingsDoor.WriteStreets(map, output, cancellation));
        Write(new Page(terminal), map, output?.Path);
        return ExitCode.Done;
    }

    private static void Write(Page page, StreetMap map, string? path)
    {
        RoadTable roads = map.Roads;
        page.Heading(Wording.Count(roads.Count, "road", "roads"));
        var rows = new List<string[]>();
        foreach (RoadClass road in Enum.GetValues<RoadClass>())
        {
            int[] own = [.. Enumerable.Range(0, roads.Count).Where(i => roads.Classes[i] == road)];
            if (own.Length > 0)
            {
                rows.Add([
                    road.ToString().ToLowerInvariant(), Wording.Number(own.Length), Wording.Measure(own.Sum(i => roads.LengthOf(i)) / 1000),
                    Wording.Number(own.Count(i => roads.Names[i] > 0)),
                ]);
            }
        }
        page.Table([new("Class"), new("Roads", true), new("km", true), new("With a name", true)], rows);
        string[] ground =
        [
            .. map.Ground.Kinds.GroupBy(static kind => kind).OrderBy(static kind => kind.Key)
                .Select(static kind => $"{kind.Key.ToString().ToLowerInvariant()} {Wording.Number(kind.Count())}"),
            .. map.Names.Count > 0 ? [$"names {Wording.Number(map.Names.Count)}"] : Array.Empty<string>(),
        ];
        if (ground.Length > 0)
            page.Text($"To be drawn: {string.Join(", ", ground)}.");
        page.Text(string.Join(", ", map.Sources.Select(static source => source.Name)) + $": {map.Attribution}. Say so wherever it is shown.");
        page.Heading(path is null ? "Nothing was written" : "Written to " + path);
        page.Text(path is null ? "-o FILE writes a pack, such as county.streets." : "hotspots place … --streets FILE goes along them.");
    }
}
