using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Core.Runs.Tonight;
using Hotspots.Paper.Briefs;

namespace Hotspots.Cli.Paper;

/// <summary><c>hotspots brief</c>: the sheet for the shift: where, when, why, on a map to scale.</summary>
internal sealed class BriefCommand
{
    private readonly TableOption _on = new(BriefParameters.On);
    private readonly NumberOption _places = new(BriefParameters.Places);
    private readonly NumberOption _weeks = new(TonightParameters.Weeks);

    private readonly Option<bool> _cards = new("--cards") { Description = "Adds a sheet of patrol cards to cut off behind each page." };

    private readonly InputFileOption _streets = new(
        "--streets", "Draws the map with these streets: a county's .osm.pbf, OS Open Roads (.gpkg), or a pack that \"hotspots streets\" made.");

    private readonly QuestionOptions _options = new(new OutputOption(
        "FILE", "The file to write: .pdf for all towns, .svg or .png for one page. One of that name is replaced. Without it nothing is written.",
        BriefFile.Check, "--output", "-o"));

    private BriefCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var brief = new BriefCommand();
        return brief._options.Command(
            "brief", "Makes the sheet for a shift, to be printed: at most five places a town, when and why, on a map to scale.",
            [brief._on, brief._places, brief._weeks, brief._cards, brief._streets],
            parsed => brief.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new BriefRequest(
            _options.Run(parsed), parsed.GetValue(_on), _places.Whole(parsed), _weeks.Whole(parsed),
            parsed.GetValue(_streets) is { } streets ? TypedPaths.Existing(streets, "streets file") : null);
        bool hasCards = parsed.GetValue(_cards);
        return _options.Tell(
            parsed, terminal, progress => BriefRun.Execute(request, clock, progress, cancellation),
            (found, file) => BriefFile.Write(found, file, hasCards, cancellation),
            static (found, stream, _) => FindingsDoor.WriteBrief(found, stream),
            static (found, page, place) => BriefReport.Write(page, found, place?.Path));
    }
}
