using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Lines;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of county lines may be written: the only thing that its writers are ever given.</summary>
/// <remarks>
/// As <see cref="ReleasedRun"/>: made by <see cref="Through(LinesRecord)"/> alone. It holds counts and cells, and no position; references of
/// incidents only where the profile does not withhold them.
/// </remarks>
internal sealed class ReleasedLines
{
    private ReleasedLines(ReleaseStamp stamp, LinesRecord record) => (Stamp, Record) = (stamp, stamp.On(record));

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>How it was made, and what came out.</summary>
    public LinesRecord Record { get; }

    /// <summary>Takes it through the door.</summary>
    /// <exception cref="OutputException">Its profile does not exist or is for others, or it has no marking.</exception>
    public static ReleasedLines Through(LinesRecord record) => Through(record, ReleaseProfile.Named(record.Profile));

    /// <summary>As the other, with a profile that need not have a name that users know.</summary>
    internal static ReleasedLines Through(LinesRecord record, ReleaseProfile profile)
    {
        if (!profile.TellsLines)
            throw new OutputException(
                $"What is known of county lines is not released as \"{profile.Name}\": it rests on intelligence, some of it with handling "
                    + $"conditions; use {ReleaseProfile.Internal.Name}. Nothing was written.");
        LinesRecord told = !profile.Withheld.Contains(ColumnRole.Id) ? record
            : record with { Operations = [.. record.Operations.Select(static operation => operation with { Ids = [] })] };
        return new ReleasedLines(ReleaseStamp.Of(told with { Profile = ReleaseProfile.Internal.Name }) with { Profile = profile }, told);
    }
}
