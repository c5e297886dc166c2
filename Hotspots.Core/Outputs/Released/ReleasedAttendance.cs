using Hotspots.Core.Model;
using Hotspots.Core.Model.Attendance;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of attendance may be written: the only thing that its writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone. It holds visits, and neither a position of a unit nor its
/// name.</remarks>
internal sealed class ReleasedAttendance
{
    private ReleasedAttendance(ReleaseStamp stamp, AttendedRecord record) =>
        (Stamp, Record) = (stamp, stamp.On(record));

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>How it was made, and what came out.</summary>
    public AttendedRecord Record { get; }

    /// <summary>Takes it through the door.</summary>
    /// <exception cref="OutputException">Its profile does not exist, or it has no marking.</exception>
    public static ReleasedAttendance Through(AttendedRecord record) => new(ReleaseStamp.Of(record), record);
}
