using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Ground that can be patrolled, as the user says it: "1km2", "20cells", or a plan of teams and visits; in each town.</summary>
/// <param name="Cells">Cells.</param>
internal readonly record struct FlagWish(int Cells)
{
    /// <summary>Side of the square that is as large as a cell, metres: that of the tool's own cells, and of British hot-spot trials.</summary>
    public const double CellMetres = ChangedPlaces.CellMetres;

    /// <summary>Area of a cell, km².</summary>
    public const double CellKm2 = CellMetres * CellMetres / 1e6;

    /// <summary>Least and most ground of the forecasting challenge of the National Institute of Justice, 0.25 to 0.75 square miles, km².</summary>
    private const double NijLeastKm2 = 0.6475, NijMostKm2 = 1.9425;

    private const int NijLeast = (int)(NijLeastKm2 / CellKm2 + 1), NijMost = (int)(NijMostKm2 / CellKm2);

    /// <summary>Is the ground that of the challenge?</summary>
    public bool IsNij { get; private init; }

    /// <summary>
    /// Half of it, itself and twice as much: a choice that hangs on the size shows. By the challenge's rules its least and its
    /// most.
    /// </summary>
    public int[] Sizes => IsNij ? [.. new[] { NijLeast, Cells, NijMost }.Distinct()] : Cells == 1 ? [1, 2] : [Cells / 2, Cells, 2 * Cells];

    /// <summary>Where among <see cref="Sizes"/> that stands which was asked for.</summary>
    public int Asked => Array.IndexOf(Sizes, Cells);

    /// <summary>Reads one; null for 1 km².</summary>
    /// <param name="text">"1km2", "20cells", "plan".</param>
    /// <param name="teams">Of a plan: teams in a town.</param>
    /// <param name="visits">Of a plan: places that a team visits.</param>
    /// <param name="isNij">Must it be ground of the challenge's size?</param>
    /// <exception cref="ArgumentException">It is no size of ground; says what to write.</exception>
    public static FlagWish Parse(string? text, int? teams = null, int? visits = null, bool isNij = false)
    {
        FlagGround ground = BacktestParameters.Flag.Parse(text ?? FlagGround.Usual);
        if (ground.Cells is not null && (teams ?? visits) is not null)
            throw new ArgumentException($"⟨teams⟩ and ⟨visits⟩ go with ⟨flag {FlagGround.Plan}⟩: give that too, or leave them out.");
        long cells = ground.Cells ?? OfPlan(BacktestParameters.Teams, teams) * OfPlan(BacktestParameters.Visits, visits);
        if (cells > FlagGround.MostCells)
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The plan visits {cells:N0} cells in each town, and {FlagGround.MostCells:N0} can be flagged at most: give fewer ⟨teams⟩ or "
                    + $"⟨visits⟩."));
        if (isNij && !(cells is >= NijLeast and <= NijMost))
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"By the rules that ⟨nij⟩ names {NijLeastKm2:0.##} to {NijMostKm2:0.##} km² are flagged, {NijLeast} to {NijMost} cells, and not "
                    + $"{cells:0}: give such a ⟨flag⟩, or leave it out."));
        return new FlagWish((int)cells) { IsNij = isNij };
    }

    private static long OfPlan(Parameter parameter, int? number)
    {
        if (number is not { } some)
            throw new ArgumentException(
                $"⟨flag {FlagGround.Plan}⟩ is as many cells as teams visit: give ⟨teams N⟩ and ⟨visits N⟩ (of each team) too.");
        parameter.Check(some);
        return some;
    }
}
