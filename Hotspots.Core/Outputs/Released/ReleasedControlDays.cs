using Hotspots.Core.Model;
using Hotspots.Core.Model.Effects;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of the evaluation of control days may be written: the only thing that its writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone. It holds counts, and no incident.</remarks>
internal sealed class ReleasedControlDays
{
    private ReleasedControlDays(ReleaseStamp stamp, ControlDayRecord record) =>
        (Stamp, Record) = (stamp, stamp.On(record));

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>How it was made, and what came out.</summary>
    public ControlDayRecord Record { get; }

    /// <summary>Takes an evaluation through the door.</summary>
    /// <exception cref="OutputException">Its profile does not exist, or it has no marking.</exception>
    public static ReleasedControlDays Through(ControlDayRecord record) => new(ReleaseStamp.Of(record), record);
}
