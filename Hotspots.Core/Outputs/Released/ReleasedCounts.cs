using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of a proved layer is handed over: the only thing that its writers are ever given.</summary>
/// <remarks>
/// As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone. It holds counts that were attacked, and nothing that was counted in the file
/// beside. Its profiles are none of <see cref="ReleaseProfile.All"/>: no ordinary layer can be proved to be safe.
/// </remarks>
internal sealed class ReleasedCounts
{
    private ReleasedCounts(ReleaseStamp stamp, ReleaseResult result)
    {
        (Stamp, Counts, Totals, Sheet, Finished) = (stamp, result.Counts, result.Totals, result.Sheet, result.Record.Finished);
        Handed = result.Record.Handed;
        Outlines = result.Outlines;
    }

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>When it was ready.</summary>
    public DateTimeOffset Finished { get; }

    /// <summary>The counts of zones, by period.</summary>
    public IReadOnlyList<HandedCount> Counts { get; }

    /// <summary>The totals of periods.</summary>
    public IReadOnlyList<HandedCount> Totals { get; }

    /// <summary>The outline of each zone.</summary>
    public IReadOnlyList<NetTopologySuite.Geometries.Geometry> Outlines { get; }

    /// <summary>What its reader may know of how it was made.</summary>
    public HandedRecord Handed { get; }

    /// <summary>The sheet for its reader, line by line.</summary>
    public IReadOnlyList<string> Sheet { get; }

    /// <summary>The marking as it stands in the names of files: "OFFICIAL-SENSITIVE".</summary>
    public string MarkingInNames => new([.. Stamp.Marking.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);

    /// <summary>Takes a proved layer through the door.</summary>
    /// <exception cref="OutputException">There is no marking, or its profile is not one of those for others.</exception>
    public static ReleasedCounts Through(ReleaseResult result)
    {
        ReleaseRecord record = result.Record;
        if (!ReleaseRules.Profiles.Contains(record.Profile, StringComparer.Ordinal))
            throw new OutputException($"Counts are handed over as {string.Join(" or ", ReleaseRules.Profiles)}, not as \"{record.Profile}\".");
        var profile = new ReleaseProfile(record.Profile, ReleaseProfile.Internal.Withheld);
        return new ReleasedCounts(new ReleaseStamp(record.RunId, ReleasedRun.Marking(record.Marking), profile, null), result);
    }
}
