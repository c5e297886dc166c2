using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.StreetTiles;

/// <summary>Line merging: pieces that meet end to end, two and no third, become one line.</summary>
internal static class JoinedLines
{
    /// <summary>The lines, in the order of their first pieces; a ring of pieces stays one line that ends where it begins.</summary>
    /// <param name="pieces">Each of two points or more; the same end is the same to the last digit.</param>
    public static List<GridPoint[]> Of(IReadOnlyList<GridPoint[]> pieces)
    {
        if (pieces.Count == 1)
            return [pieces[0]];
        var ends = new Dictionary<GridPoint, List<int>>();
        for (int piece = 0; piece < pieces.Count; piece++)
        {
            foreach (GridPoint end in (GridPoint[])[pieces[piece][0], pieces[piece][^1]])
            {
                if (!ends.TryGetValue(end, out List<int>? there))
                    ends.Add(end, there = []);
                there.Add(piece);
            }
        }
        var used = new bool[pieces.Count];
        var joined = new List<GridPoint[]>();
        for (int piece = 0; piece < pieces.Count; piece++)
        {
            if (used[piece])
                continue;
            used[piece] = true;
            var line = new List<GridPoint>(pieces[piece]);
            Extend(line);
            line.Reverse();
            Extend(line);
            line.Reverse();
            joined.Add([.. line]);
        }
        return joined;

        void Extend(List<GridPoint> line)
        {
            while (ends[line[^1]] is { Count: 2 } there)
            {
                int next = !used[there[0]] ? there[0] : there[1];
                if (used[next])
                    return;
                used[next] = true;
                GridPoint[] piece = pieces[next];
                line.AddRange(piece[0] == line[^1] ? piece.Skip(1) : piece.Reverse().Skip(1));
            }
        }
    }
}
