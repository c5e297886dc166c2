using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model;

/// <summary>Result of one study area. What did the methods find in one study area?</summary>
/// <param name="Area">The area; its members are the incidents that were analysed.</param>
/// <param name="Findings">What each method found, in the order in which they were asked for; at least one. Labels are in the order of
/// <see cref="StudyArea.Members"/>.</param>
internal sealed record AreaResult(StudyArea Area, IReadOnlyList<MethodFindings> Findings)
{
    /// <summary>With what it was asked how sure the places are; null where that was not asked.</summary>
    public SurenessSettings? Sureness { get; init; }

    /// <summary>Of each finding's places, how many go on in a neighbouring area and are listed there; empty where none does.</summary>
    public IReadOnlyList<int> ListedElsewhere { get; init; } = [];

    /// <summary>What the first method found: the one whose places come first.</summary>
    public MethodFindings Main => Findings[0];
}

/// <summary>Everything that came out of a run.</summary>
/// <param name="Read">The incidents and what is known of their files.</param>
/// <param name="Areas">What was found in each study area, in order of name.</param>
/// <param name="Hotspots">The hotspots of all areas, in order of <see cref="Hotspot.Rank"/>.</param>
/// <param name="Record">How it was made.</param>
internal sealed record RunResult(
    ReadResult Read, IReadOnlyList<AreaResult> Areas, IReadOnlyList<Hotspot> Hotspots, RunRecord Record)
{
    /// <summary>All placed incidents as methods were given them: with the weights of their kinds.</summary>
    public PointSet Points { get; init; } = Read.Placed.Points;
}
