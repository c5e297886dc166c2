using Hotspots.Core.Model;
using Hotspots.Core.Model.Raids;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of a plan of a day of warrants may be written: the only thing that its writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through(RaidRecord)"/> alone. It is let out whole, or not at all.</remarks>
internal sealed class ReleasedRaid
{
    private ReleasedRaid(ReleaseStamp stamp, RaidRecord record) => (Stamp, Record) = (stamp, stamp.On(record));

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>The plan, and how it was made.</summary>
    public RaidRecord Record { get; }

    /// <summary>Takes it through the door.</summary>
    /// <exception cref="OutputException">The profile does not exist or is for others, or there is no marking.</exception>
    public static ReleasedRaid Through(RaidRecord record) => Through(record, ReleaseProfile.Named(record.Profile));

    /// <summary>As the other, with a profile that need not have a name that users know.</summary>
    internal static ReleasedRaid Through(RaidRecord record, ReleaseProfile profile)
    {
        if (!profile.TellsAddresses)
            throw new OutputException(
                $"A plan of a day of warrants is never released as \"{profile.Name}\": it is made of addresses; use "
                    + $"{ReleaseProfile.Internal.Name}, for those who carry it out. Nothing was written.");
        return new ReleasedRaid(ReleaseStamp.Of(record with { Profile = ReleaseProfile.Internal.Name }) with { Profile = profile }, record);
    }
}
