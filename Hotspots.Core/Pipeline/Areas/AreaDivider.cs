using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Division of incidents into study areas as the user asked: by town, by boundary, or not at all.</summary>
/// <param name="query">Which areas are wanted.</param>
/// <param name="boundaries">Polygons to divide by; null for towns.</param>
internal sealed class AreaDivider(IncidentQuery query, IReadOnlyList<NamedBoundary>? boundaries)
{
    /// <summary>Divides the placed incidents.</summary>
    /// <exception cref="ArgumentException">There is no area of a name that was asked for; the message gives close names.</exception>
    public AreaDivision Divide(IncidentFacets facets)
    {
        IncidentTable placed = facets.Incidents;
        AreaDivision all = query.Whole ? AreaGrounds.Britain.LaidUnder(StudyAreas.Whole(placed), placed.Points)
            : boundaries is not null ? AreaGrounds.Britain.LaidUnder(StudyAreas.WithinBoundary(placed, boundaries), placed.Points)
            : facets.ByTown;
        return query.Areas.Count == 0 ? all : StudyAreas.Select(all, query.Areas, Gazetteer.Britain);
    }
}
