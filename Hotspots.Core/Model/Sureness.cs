namespace Hotspots.Core.Model;

/// <summary>How sure is it that a place is hot, in one word?</summary>
public enum SurenessWord
{
    /// <summary>Chance, or the choice of cells, could have made it.</summary>
    Unsure,

    /// <summary>It mostly stays when chance or the cells change.</summary>
    Likely,

    /// <summary>It stays whatever is changed.</summary>
    Clear,
}

/// <summary>With what was it asked how sure places are?</summary>
/// <param name="Cell">Side of the square as large as a cell of the usual setting, metres; two thirds and one and a half times as much are tried too.</param>
/// <param name="CellShape">"hexagon" or "square".</param>
/// <param name="Settings">How many settings of cell and neighbourhood are tried.</param>
/// <param name="Resamples">How many times the incidents are drawn again.</param>
/// <param name="Seed">Seed of chance.</param>
/// <param name="Alpha">The level of significance.</param>
/// <param name="Correction">How p-values are corrected for the number of cells: "bh".</param>
public sealed record SurenessSettings(double Cell, string CellShape, int Settings, int Resamples, long Seed, double Alpha, string Correction);

/// <summary>How sure is it that a place is hot?</summary>
/// <remarks>
/// A place is hot when at least half of its incidents, by weight, lie in cells whose Gi* is high and significant after correction for
/// the number of cells. Clear: hot in at least 95 % of the resamples and in at least 7 of 9 settings. Likely: in at least 80 % and in
/// at least 5 of 9. Unsure: everything else, and every place none of whose cells is significantly hot.
/// </remarks>
/// <param name="ResampleShare">Share of the resamples in which it is hot, 0 to 1.</param>
/// <param name="Resamples">How many times the incidents were drawn again.</param>
/// <param name="SmallestQ">The smallest corrected p-value among its hot cells in the usual setting, 0 to 1; 1 when no cell of it is hotter than average.</param>
/// <param name="SettingsHot">In how many settings of cell and neighbourhood it is hot.</param>
/// <param name="Settings">How many were tried.</param>
/// <param name="Alpha">The level of significance of all this.</param>
public readonly record struct Sureness(double ResampleShare, int Resamples, double SmallestQ, int SettingsHot, int Settings, double Alpha)
{
    /// <summary>Share of the resamples that a clear place survives.</summary>
    public const double ClearShare = 0.95;

    /// <summary>Share of the resamples that a likely place survives.</summary>
    public const double LikelyShare = 0.8;

    /// <summary>The word, by the rule in the remarks.</summary>
    public SurenessWord Word =>
        SmallestQ > Alpha ? SurenessWord.Unsure
        : ResampleShare >= ClearShare && 9 * SettingsHot >= 7 * Settings ? SurenessWord.Clear
        : ResampleShare >= LikelyShare && 9 * SettingsHot >= 5 * Settings ? SurenessWord.Likely
        : SurenessWord.Unsure;
}
