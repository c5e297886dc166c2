using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Runs.Stores;

namespace Hotspots.Cli.Stores;

/// <summary><c>hotspots new</c>: what has come to a store since the last look, and what of it changes anything?</summary>
internal sealed class NewCommand
{
    private readonly Argument<string> _store = StoreCommand.NewStore();
    private readonly WrittenOption<DateOnly> _since = new(StoreParameters.Since);

    private readonly Option<bool> _seen = new("--seen")
    {
        Description = "Records that this was looked at: the next time what came after it is new.",
    };

    private readonly SelectionOptions _selection = new("--from", "--to");
    private readonly MarkingOption _marking = new();
    private readonly ReasonOption _reason = new() { IsAlways = true };
    private readonly Option<bool> _json = new("--json") { Description = "Writes one JSON object and nothing else." };

    private NewCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var news = new NewCommand();
        var command = new Command(
            "new", "Says what has come to a store since the last look: new and corrected incidents, hotspots that appeared, grew or went, lines seen "
                + "for the first time in a town, and operations that are over.") { news._store };
        Option[] options = [news._since, news._seen, news._json, news._reason, .. news._selection.All, news._marking.Option];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => news.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        bool json = parsed.GetValue(_json);
        var request = _selection.Apply(parsed, StoreRequest.Of(parsed.GetValue(_store)!, _reason, parsed, _marking.Value(parsed)));
        StoreNewsRecord news = ProgressDisplay.Run(
            terminal, json, progress => NewsRun.Execute(request, _since.Value(parsed), parsed.GetValue(_seen), clock, progress, cancellation));
        if (json)
            terminal.WriteJson(stream => StoreDoor.WriteNews(news, stream));
        else
            NewsReport.Write(new Page(terminal), news, parsed.GetValue(_seen));
        return ExitCode.Done;
    }
}
