using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Maps;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.RunMaps;

namespace Hotspots.Cli.Paper;

/// <summary><c>hotspots map</c>: the map of a run on paper, to scale.</summary>
internal sealed class MapCommand
{
    private readonly InputOptions _input = new();

    private readonly Option<string> _at = new("--at")
    {
        HelpName = "PLACE",
        Description = "Draws one page round this place: a town, a street (\"Pier Avenue, Clacton\"), a postcode, a grid reference, or easting and "
            + "northing (617500,214800). Default: a page a town, round its hotspots.",
    };

    private readonly Option<string> _title = new("--title")
    {
        HelpName = "TEXT",
        Description = "What stands at the head of the page. Default: the town, or the place.",
    };

    private readonly WrittenOption<int> _scale = new(PaperParameters.Scale);

    private readonly PaperOptions _paper = new(PaperParameters.MapSheet);

    private readonly InputFileOption _streets = StreetOptions.UnderMap();

    private readonly OutputOption _output = new(
        "FILE", "The file to write: .pdf for all pages, .svg or .png for one. One of that name is replaced. Without it nothing is written.",
        static place => MapFile.Check(Narrowed(place)), "--output", "-o");

    private readonly SelectionOptions _selection = new();
    private readonly MethodOptions _methods = new();
    private readonly MarkingOption _marking = new();

    private MapCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var map = new MapCommand();
        var command = new Command(
            "map", "Draws the map of a run to be printed, to scale: of files of incidents, or of folders that \"hotspots run\" and "
                + "\"hotspots place\" wrote.");
        map._input.AddTo(command);
        map._input.Files.Description += " Or a folder of results, and one of a placement beside it.";
        Option[] options =
        [
            map._at, map._title, map._scale, .. map._paper.All, map._streets, .. map._output.All, .. map._selection.All, .. map._methods.All,
            map._marking.Option,
        ];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => map.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        MapRequest request = Request(parsed);
        PaperSize paper = _paper.Size(parsed);
        bool? isLandscape = _paper.IsLandscape(parsed);
        OutputPlace? place = _output.Place(parsed) is { } named ? Narrowed(named) : null;
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place,
            progress => MapFile.Scaled(MapRun.Execute(request, clock, progress, cancellation), paper, isLandscape),
            (found, file) => MapFile.Write(found, paper, isLandscape, file, cancellation),
            FindingsDoor.WriteMap,
            (found, page) => MapReport.Write(page, found, place?.Path));
    }

    // A map may lie beside the results that it is drawn of: of their folder only what is read is kept from being written over.
    private static OutputPlace Narrowed(OutputPlace place) => place with
    {
        Inputs = [.. place.Inputs.SelectMany(static input => ResultFolders.IsOne(input) ? ResultFolders.FilesOf(input) : [input])],
    };

    private MapRequest Request(ParseResult parsed)
    {
        RunRequest run = _input.Request(parsed, _marking.Value(parsed));
        RunRequest chosen = _selection.Apply(parsed, run);
        bool isOfResults = run.Files.Any(ResultFolders.IsOne);
        if (isOfResults)
            RequireResults(parsed, run);
        else
            chosen = _methods.Apply(parsed, chosen);
        return new MapRequest
        {
            Run = chosen,
            IsOfResults = isOfResults,
            At = parsed.GetValue(_at),
            Scale = _scale.Value(parsed),
            Title = string.IsNullOrWhiteSpace(parsed.GetValue(_title)) ? null : parsed.GetValue(_title)!.Trim(),
            Streets = parsed.GetValue(_streets) is { } streets ? TypedPaths.Existing(streets, "streets file") : null,
        };
    }

    private void RequireResults(ParseResult parsed, RunRequest run)
    {
        if (run.Files.FirstOrDefault(static file => !ResultFolders.IsOne(file)) is { } other)
        {
            throw CommandException.Usage(
                $"A map is of folders of results or of files of incidents, not of both: \"{other}\" is no folder that \"hotspots run\" wrote.");
        }
        if (!_selection.ChoosesOnly(parsed, "--area"))
        {
            throw CommandException.Usage(
                "Results are as their run made them: of the filters only --area can be given, which chooses among their towns.");
        }
        if (_methods.IsGiven(parsed))
            throw CommandException.Usage("Results are as their run made them: leave out --method and its numbers, or name the files of incidents.");
    }
}
