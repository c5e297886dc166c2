using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Incidents within areas in the box, as a run with that boundary counts them.</summary>
internal static class IncidentsWithin
{
    /// <summary>A byte an incident, in their order: 1 for those that are counted.</summary>
    /// <param name="boundary">"ward:Pier, Tendring"; see <see cref="AtlasBoundaries.IsNamedBy"/>.</param>
    /// <param name="facets">The placed incidents.</param>
    /// <exception cref="ArgumentException">There is no such area, or there are several.</exception>
    public static byte[] Of(string boundary, IncidentFacets facets)
    {
        var query = new RunRequest { Files = [], BoundaryFile = boundary };
        BoundaryFile polygons = BoundaryFile.Of(query)!;
        var marks = new byte[facets.Incidents.Count];
        // Without incidents there is nothing to divide.
        IReadOnlyList<StudyArea> areas = marks.Length == 0 ? [] : new AreaDivider(query, polygons.Polygons).Divide(facets).Areas;
        foreach (StudyArea area in areas)
        {
            foreach (int i in area.Members)
                marks[i] = 1;
        }
        return marks;
    }
}
