using System.CommandLine;
using System.Globalization;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Runs.Backtests;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots backtest</c>: whether a map of the past would have held what followed, and which map does so best.</summary>
internal sealed class BacktestCommand
{
    private readonly InputOptions _input = new();

    private readonly Option<string> _folds = new("--folds")
    {
        HelpName = "N",
        Description = $"How many tests, one after another up to the end of the data. Default: {BacktestRequest.UsualFolds}, or as many as "
            + "the data are long enough for.",
    };

    private readonly Option<string> _horizon = new("--horizon")
    {
        HelpName = "28d|month|3months",
        Description = "How long each test is: days such as 28d, or calendar months. Default: 28d; month where only months are known.",
    };

    private readonly Option<string> _flag = new("--flag")
    {
        HelpName = "1km2|20cells|plan",
        Description = "Ground that can be patrolled in each town: km², cells of 150 m, or plan, as many cells as --teams and --visits make. "
            + "Half of it and twice as much are shown, too. Default: 1km2.",
    };

    private readonly Option<string> _teams = new("--teams") { HelpName = "N", Description = "With --flag plan: teams in each town." };

    private readonly Option<string> _visits = new("--visits") { HelpName = "N", Description = "With --flag plan: places that each team visits." };

    private readonly Option<string[]> _methods = new("--methods")
    {
        HelpName = "NAME",
        Description = $"The maps to try beside plain counts, several with commas between: {BacktestRequest.MapNames}; all is every one of them "
            + "that can be made. Default: all but the slower methods, which are 12-months, last-month, last-year, blend, kde, gi-star and dbscan.",
    };

    private readonly Option<bool> _nij = new("--nij")
    {
        Description = "Keeps to the rules of the forecasting challenge of the National Institute of Justice: 0.65 to 1.94 km², tests of 7d, 14d, "
            + "month, 2months or 3months, and PAI beside the share of the best. Default of --horizon then: month.",
    };

    private readonly InputFileOption _patrolled = new(
        "--exclude-patrolled", "A file of where patrols were: positions (time, longitude, latitude, or eastings and northings), GPX, or the "
            + "attended.csv that attended -o wrote. What happened in the cells in which one was during a test is counted with and without.");

    private readonly OutputOption _output = new(
        "DIR", "The folder to write to: a table and the record. An earlier back-test in it is replaced. Without it nothing is written.",
        ReleaseDoor.CheckBacktestPlace, "--output", "-o");

    private readonly SelectionOptions _selection = new();
    private readonly MarkingOption _marking = new();

    private BacktestCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var backtest = new BacktestCommand();
        var command = new Command("backtest", "Tests maps on the past: says how many of the incidents that followed would have happened in "
            + "the ground they name, and which map to use.");
        backtest._input.AddTo(command);
        Option[] options =
        [
            backtest._folds, backtest._horizon, backtest._flag, backtest._teams, backtest._visits, backtest._methods, backtest._nij,
            backtest._patrolled, .. backtest._output.All, .. backtest._selection.All, backtest._marking.Option,
        ];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => backtest.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new BacktestRequest(
            _selection.Apply(parsed, _input.Request(parsed, _marking.Value(parsed))),
            Folds(parsed.GetValue(_folds)), parsed.GetValue(_horizon), parsed.GetValue(_flag))
        {
            Methods = parsed.GetValue(_methods) is { Length: > 0 } names ? names : null,
            Teams = Whole("--teams", parsed.GetValue(_teams)),
            Visits = Whole("--visits", parsed.GetValue(_visits)),
            IsNij = parsed.GetValue(_nij),
            PatrolFile = parsed.GetValue(_patrolled),
        };
        OutputPlace? place = _output.Place(parsed);
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place, progress => BacktestRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            (found, stream) => ReleaseDoor.WriteRecord(found, stream),
            (found, page) => BacktestReport.Write(page, found.Record, place?.Path, ReleaseDoor.FileNames(found, place)));
    }

    private static int Folds(string? text) => Number(text) is { } folds and >= 1 and <= BacktestRequest.MostFolds ? folds
        : text is null ? BacktestRequest.UsualFolds
        : throw CommandException.Usage($"--folds takes a whole number from 1 to {BacktestRequest.MostFolds}, not \"{text}\".");

    private static int? Whole(string flag, string? text) => text is null ? null
        : Number(text) is { } number and >= 1 ? number
        : throw CommandException.Usage($"{flag} takes a whole number of 1 or more, not \"{text}\".");

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
