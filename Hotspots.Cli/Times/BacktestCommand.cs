using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Runs.Backtests;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots backtest</c>: whether a map of the past would have held what followed, and which map does so best.</summary>
internal sealed class BacktestCommand
{
    private readonly NumberOption _folds = new(BacktestParameters.Folds);
    private readonly TableOption _horizon = new(BacktestParameters.Horizon);
    private readonly TableOption _flag = new(BacktestParameters.Flag);
    private readonly NumberOption _teams = new(BacktestParameters.Teams);
    private readonly NumberOption _visits = new(BacktestParameters.Visits);

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

    private readonly QuestionOptions _options = new(new OutputOption(
        "DIR", "The folder to write to: a table and the record. An earlier back-test in it is replaced. Without it nothing is written.",
        ReleaseDoor.CheckBacktestPlace, "--output", "-o"));

    private BacktestCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var backtest = new BacktestCommand();
        return backtest._options.Command(
            "backtest",
            "Tests maps on the past: says how many of the incidents that followed would have happened in the ground they name, and which map to use.",
            [
                backtest._folds, backtest._horizon, backtest._flag, backtest._teams, backtest._visits, backtest._methods, backtest._nij,
                backtest._patrolled,
            ],
            parsed => backtest.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new BacktestRequest(_options.Run(parsed), _folds.Whole(parsed), parsed.GetValue(_horizon), parsed.GetValue(_flag))
        {
            Methods = parsed.GetValue(_methods) is { Length: > 0 } names ? names : null,
            Teams = (int?)_teams.Given(parsed),
            Visits = (int?)_visits.Given(parsed),
            IsNij = parsed.GetValue(_nij),
            PatrolFile = parsed.GetValue(_patrolled),
        };
        return _options.Tell(
            parsed, terminal, progress => BacktestRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            static (found, stream, _) => ReleaseDoor.WriteRecord(found, stream),
            static (found, page, place) => BacktestReport.Write(page, found.Record, place?.Path, ReleaseDoor.FileNames(found, place)));
    }
}
