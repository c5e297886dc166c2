using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of a comparison may be written: the only thing that its writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone. It holds counts and outlines, and no incident.</remarks>
internal sealed class ReleasedComparison
{
    private ReleasedComparison(ReleaseStamp stamp, ComparisonResult result)
    {
        Stamp = stamp;
        Hotspots = result.Hotspots;
        Cells = result.Cells;
        Record = stamp.On(result.Record);
    }

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>The hotspots, the surest change first.</summary>
    public IReadOnlyList<DrawnChange> Hotspots { get; }

    /// <summary>The cells.</summary>
    public IReadOnlyList<DrawnChange> Cells { get; }

    /// <summary>How it was made, and what holds for towns.</summary>
    public ComparisonRecord Record { get; }

    /// <summary>Takes a comparison through the door.</summary>
    /// <exception cref="OutputException">Its profile does not exist, or it has no marking.</exception>
    public static ReleasedComparison Through(ComparisonResult result) => new(ReleaseStamp.Of(result.Record), result);
}
