using Hotspots.Core.Model;
using Hotspots.Core.Model.Backtests;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of a back-test may be written: the only thing that its writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone. It holds counts of towns, and no incident and no place.</remarks>
internal sealed class ReleasedBacktest
{
    private ReleasedBacktest(ReleaseStamp stamp, BacktestResult result)
    {
        Stamp = stamp;
        Scores = result.Scores;
        Record = stamp.On(result.Record);
    }

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>One a town, fold, map and size of ground.</summary>
    public IReadOnlyList<BacktestScore> Scores { get; }

    /// <summary>How it was made, and what it comes to.</summary>
    public BacktestRecord Record { get; }

    /// <summary>Takes a back-test through the door.</summary>
    /// <exception cref="OutputException">Its profile does not exist, or it has no marking.</exception>
    public static ReleasedBacktest Through(BacktestResult result) => new(ReleaseStamp.Of(result.Record), result);
}
