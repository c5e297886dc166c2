using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs;

/// <summary>Point-in-polygon selection: the incidents on a hotspot's ground, its edge included.</summary>
internal static class GroundMembers
{
    /// <summary>Those on the ground.</summary>
    /// <param name="outline">The ground, metres.</param>
    /// <param name="areas">Areas with the incidents to look at.</param>
    /// <param name="points">Where incidents are.</param>
    public static int[] Of(Geometry outline, IReadOnlyList<StudyArea> areas, PointSet points)
    {
        var inside = new IndexedPointInAreaLocator(outline);
        Envelope box = outline.EnvelopeInternal;
        var found = new List<int>();
        foreach (StudyArea area in areas)
        {
            foreach (int i in area.Members)
            {
                if (box.Contains(points.Eastings[i], points.Northings[i])
                    && inside.Locate(new Coordinate(points.Eastings[i], points.Northings[i])) != Location.Exterior)
                    found.Add(i);
            }
        }
        return [.. found];
    }
}
