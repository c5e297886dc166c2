using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Ground to flag as it is written: "0.5km2", "20cells", or "plan".</summary>
/// <param name="Cells">Cells, 1 to <see cref="MostCells"/>; null for as many as a plan makes.</param>
internal readonly record struct FlagGround(int? Cells)
{
    /// <summary>More cells than this are no ground to choose.</summary>
    public const int MostCells = 100_000;

    /// <summary>When nobody says.</summary>
    public const string Usual = "1km2";

    /// <summary>As many cells as the teams of a plan visit.</summary>
    public const string Plan = "plan";

    private const string Km2 = "km2", CellsWord = "cells";

    /// <summary>What can be written.</summary>
    public static string Takes { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"km² such as 0.5km2, or cells of {FlagWish.CellMetres:0} m such as 20cells, from 1 cell ({FlagWish.CellKm2:0.####} km²) to "
            + $"{MostCells:N0}, or plan with ⟨teams⟩ and ⟨visits⟩");

    /// <summary>Reads one; null where it is none.</summary>
    public static FlagGround? Read(string text)
    {
        string plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("²", "2", StringComparison.Ordinal).ToLowerInvariant();
        if (plain == Plan)
            return new FlagGround(null);
        double? cells = plain.EndsWith(Km2, StringComparison.Ordinal)
            ? Math.Floor((WrittenParameter.Number(plain.AsSpan()[..^Km2.Length]) ?? double.NaN) / FlagWish.CellKm2 + 1e-9)
            : plain.EndsWith(CellsWord, StringComparison.Ordinal) ? WrittenParameter.Number(plain.AsSpan()[..^CellsWord.Length]) : null;
        return cells is >= 1 and <= MostCells && double.IsInteger(cells.Value) ? new FlagGround((int)cells) : null;
    }
}
