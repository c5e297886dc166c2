namespace Hotspots.Core.Model;

/// <summary>What did the analysis find in one study area?</summary>
/// <param name="Area">The area; its members are the incidents that were analysed.</param>
/// <param name="Labels">The cluster of each member, in the order of <see cref="StudyArea.Members"/>.</param>
/// <param name="Parameters">Every parameter of the method as it was used here.</param>
public sealed record AreaResult(StudyArea Area, ClusterLabels Labels, IReadOnlyList<ParameterValue> Parameters);

/// <summary>Everything that came out of a run.</summary>
/// <param name="Read">The incidents and what is known of their files.</param>
/// <param name="Areas">What was found in each study area, in order of name.</param>
/// <param name="Hotspots">The hotspots of all areas, in order of <see cref="Hotspot.Rank"/>.</param>
/// <param name="Record">How it was made.</param>
public sealed record RunResult(
    ReadResult Read, IReadOnlyList<AreaResult> Areas, IReadOnlyList<Hotspot> Hotspots, RunRecord Record);
