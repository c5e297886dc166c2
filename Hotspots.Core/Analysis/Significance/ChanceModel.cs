using Hotspots.Core.Analysis.Significance.Moran;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Null model of Gi*. Beside which kind of chance is a Gi* judged?</summary>
internal enum ChanceModel
{
    /// <summary>The larger of the normal p and that of <see cref="BinomialCounts"/>: far from the other places, and more than scattered incidents
    /// give.</summary>
    Counts,

    /// <summary>2Φ(−|z|), as most programs have it; far too small where cells hold few incidents.</summary>
    Normal,

    /// <summary>From <see cref="ConditionalPermutations"/>.</summary>
    Permutation,
}
