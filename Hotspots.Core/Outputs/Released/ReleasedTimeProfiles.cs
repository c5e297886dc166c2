using Hotspots.Core.Model;
using Hotspots.Core.Model.TimeProfiles;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of time profiles may be written: the only thing that their writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone. It holds counts, and no incident.</remarks>
internal sealed class ReleasedTimeProfiles
{
    private ReleasedTimeProfiles(ReleaseStamp stamp, TimeProfileRecord record) =>
        (Stamp, Record) = (stamp, stamp.On(record));

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>The profiles, and how they were made.</summary>
    public TimeProfileRecord Record { get; }

    /// <summary>Takes them through the door.</summary>
    /// <exception cref="OutputException">The profile does not exist, or there is no marking.</exception>
    public static ReleasedTimeProfiles Through(TimeProfileRecord record) => new(ReleaseStamp.Of(record), record);
}
