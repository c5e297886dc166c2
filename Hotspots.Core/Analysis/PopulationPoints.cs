using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis;

/// <summary>Population at risk as points with counts: what a column of the user's own says that incidents are to be held against.</summary>
/// <param name="Name">What the column is called: "households".</param>
/// <param name="Places">Where, metres; the weights are the counts, 0 or more.</param>
internal sealed record PopulationPoints(string Name, PointSet Places)
{
    /// <summary>Which of the places belong to a study area, ascending; null where all do.</summary>
    internal Func<StudyArea, int[]>? MembersIn { get; init; }

    /// <summary>Those of one area.</summary>
    internal PopulationPoints In(StudyArea area) => MembersIn is null ? this : new PopulationPoints(Name, Places.Select(MembersIn(area)));
}
