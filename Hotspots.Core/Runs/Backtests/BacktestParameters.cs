using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Parameters of a back-test.</summary>
internal static class BacktestParameters
{
    /// <summary>More tests than this tell nothing new.</summary>
    private const int MostFolds = 60;

    /// <summary>Tests at most.</summary>
    public static Parameter Folds { get; } = new(
        "folds", "How many tests, one after another up to the end of the data", "", 1, MostFolds, IsInteger: true,
        string.Create(CultureInfo.InvariantCulture, $"{BacktestRequest.UsualFolds}, or as many as the data are long enough for"), "")
    {
        Usual = BacktestRequest.UsualFolds,
    };

    /// <summary>Length of a test.</summary>
    public static WrittenParameter<TestHorizon> Horizon { get; } = new(
        "horizon", ParameterKind.Quantity, "28d|month|3months", TestHorizon.Takes,
        "How long each test is: days such as 28d, or calendar months", "28d; month where only months are known",
        static (_, text) => TestHorizon.Read(text));

    /// <summary>Ground that is flagged in each town.</summary>
    public static WrittenParameter<FlagGround> Flag { get; } = new(
        "flag", ParameterKind.Quantity, "1km2|20cells|plan", FlagGround.Takes,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Ground that can be patrolled in each town: km², cells of {FlagWish.CellMetres} m, or plan, as many cells as ⟨teams⟩ and ⟨visits⟩ "
                + $"make. Half of it and twice as much are shown, too"),
        FlagGround.Usual, static (_, text) => FlagGround.Read(text));

    /// <summary>Of a plan: teams in a town.</summary>
    public static Parameter Teams { get; } = OfPlan("teams", "teams in each town");

    /// <summary>Of a plan: places that a team visits.</summary>
    public static Parameter Visits { get; } = OfPlan("visits", "places that each team visits");

    private static Parameter OfPlan(string name, string what) => new(
        name, $"With ⟨flag {FlagGround.Plan}⟩: {what}", "", 1, FlagGround.MostCells, IsInteger: true, "", "");
}
