using Hotspots.Core.Model;
using Hotspots.Core.Model.Today;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of near-repeat zones may be written: the only thing that their writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone. It holds ground and counts, and no incident.</remarks>
internal sealed class ReleasedToday
{
    private ReleasedToday(ReleaseStamp stamp, TodayRecord record) =>
        (Stamp, Record) = (stamp, stamp.On(record));

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>The zones, and how they were made.</summary>
    public TodayRecord Record { get; }

    /// <summary>Takes them through the door.</summary>
    /// <exception cref="OutputException">The profile does not exist, or there is no marking.</exception>
    public static ReleasedToday Through(TodayRecord record) => new(ReleaseStamp.Of(record), record);
}
