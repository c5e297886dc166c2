using Hotspots.Core.Model.Releases;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Hotspots.Core.Runs.Releases.Attacks;

/// <summary>Overlay of the places of several files: the pieces of ground into which they cut one another, and the place of each file that holds
/// each.</summary>
/// <remarks>By shapes where every file has them, so that cells of different sizes are held against one another; else by names.</remarks>
internal static class AttackGround
{
    /// <summary>A piece with less than this share of the smaller of its two shapes is no ground but the rounding of corners.</summary>
    private const double Sliver = 0.01;

    /// <summary>Pieces: of each, the place in each file, or null.</summary>
    public static List<string?[]> Pieces(IReadOnlyList<CountSheet> sheets) =>
        sheets.Count > 1 && sheets.All(static sheet => sheet.Shapes.Count > 0) ? ByShape(sheets) : ByName(sheets);

    private static List<string?[]> ByName(IReadOnlyList<CountSheet> sheets)
    {
        var places = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        for (int s = 0; s < sheets.Count; s++)
        {
            foreach (string place in sheets[s].Counts.Select(static count => count.Place).Where(static place => place.Length > 0))
            {
                if (!places.TryGetValue(place, out string?[]? of))
                    places[place] = of = new string?[sheets.Count];
                of[s] = place;
            }
        }
        return [.. places.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => one.Value)];
    }

    private static List<string?[]> ByShape(IReadOnlyList<CountSheet> sheets)
    {
        var pieces = new List<(Geometry Shape, string?[] Places)>();
        for (int s = 0; s < sheets.Count; s++)
        {
            var tree = new STRtree<int>();
            for (int p = 0; p < pieces.Count; p++)
                tree.Insert(pieces[p].Shape.EnvelopeInternal, p);
            var cut = new List<(Geometry Shape, string?[] Places)>();
            var left = new Dictionary<int, Geometry>();
            foreach ((string place, Geometry shape) in sheets[s].Shapes.OrderBy(static one => one.Key, StringComparer.Ordinal))
            {
                Geometry rest = shape;
                foreach (int p in (pieces.Count == 0 ? [] : tree.Query(shape.EnvelopeInternal)).Order())
                {
                    Geometry known = left.GetValueOrDefault(p, pieces[p].Shape);
                    double least = Sliver * Math.Min(pieces[p].Shape.Area, shape.Area);
                    Geometry both = known.Intersection(rest);
                    if (both.Area <= least)
                        continue;
                    string?[] places = [.. pieces[p].Places];
                    places[s] = place;
                    cut.Add((both, places));
                    Geometry without = known.Difference(both), beyond = rest.Difference(both);
                    left[p] = without.Area <= least ? GeometryFactory.Default.CreatePolygon() : without;
                    rest = beyond.Area <= least ? GeometryFactory.Default.CreatePolygon() : beyond;
                }
                if (rest.Area <= Sliver * shape.Area)
                    continue;
                var own = new string?[sheets.Count];
                own[s] = place;
                cut.Add((rest, own));
            }
            for (int p = 0; p < pieces.Count; p++)
            {
                Geometry rest = left.GetValueOrDefault(p, pieces[p].Shape);
                if (!rest.IsEmpty)
                    cut.Add((rest, pieces[p].Places));
            }
            pieces = cut;
        }
        return pieces.ConvertAll(static piece => piece.Places);
    }
}
