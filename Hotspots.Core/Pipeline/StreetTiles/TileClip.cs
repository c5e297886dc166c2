namespace Hotspots.Core.Pipeline.StreetTiles;

/// <summary>Clipping of lines and rings to a tile and a little round it, in the tile's units.</summary>
/// <remarks>Sources: Liang and Barsky (1984) for lines; Sutherland and Hodgman (1974) for rings: their edges along the clip are not drawn.</remarks>
internal static class TileClip
{
    /// <summary>Units beyond a tile's side that belong to its picture: the widest line reaches no farther.</summary>
    public const double Room = 128;

    private const double Least = -Room, Most = VectorTileWriter.Extent + Room;

    /// <summary>The parts of a line that are within, each x, y, x, y … in whole units.</summary>
    /// <param name="xy">x, y, x, y ….</param>
    public static List<int[]> Line(ReadOnlySpan<double> xy)
    {
        var parts = new List<int[]>();
        var part = new List<int>();
        for (int i = 2; i + 1 < xy.Length; i += 2)
        {
            double x = xy[i - 2], y = xy[i - 1], toX = xy[i], toY = xy[i + 1], from = 0, to = 1;
            if (!Narrow(x - toX, x - Least, ref from, ref to) || !Narrow(toX - x, Most - x, ref from, ref to)
                || !Narrow(y - toY, y - Least, ref from, ref to) || !Narrow(toY - y, Most - y, ref from, ref to))
            {
                End();
                continue;
            }
            if (from > 0)
                End();
            Put(part, x + from * (toX - x), y + from * (toY - y));
            Put(part, x + to * (toX - x), y + to * (toY - y));
            if (to < 1)
                End();
        }
        End();
        return parts;

        void End()
        {
            if (part.Count >= 4)
                parts.Add([.. part]);
            part.Clear();
        }
    }

    /// <summary>What of a ring is within, in whole units; null for nothing of any size.</summary>
    /// <param name="xy">x, y, x, y …; the first point need not be repeated.</param>
    /// <param name="isHole">Does it turn the other way: not clockwise as seen?</param>
    public static int[]? Ring(ReadOnlySpan<double> xy, bool isHole)
    {
        List<double> ring = [.. xy];
        for (int side = 0; side < 4 && ring.Count > 0; side++)
            ring = Cut(ring, side);
        var whole = new List<int>();
        for (int i = 0; i + 1 < ring.Count; i += 2)
            Put(whole, ring[i], ring[i + 1]);
        if (whole.Count >= 4 && whole[0] == whole[^2] && whole[1] == whole[^1])
            whole.RemoveRange(whole.Count - 2, 2);
        long area = Area(whole);
        if (whole.Count < 6 || area == 0)
            return null;
        // With y downwards an outline that is clockwise as seen has a positive area.
        return area > 0 == isHole ? Reversed(whole) : [.. whole];
    }

    private static bool Narrow(double way, double room, ref double from, ref double to)
    {
        if (way == 0)
            return room >= 0;
        double at = room / way;
        if (way < 0)
            from = Math.Max(from, at);
        else
            to = Math.Min(to, at);
        return from <= to;
    }

    private static List<double> Cut(List<double> ring, int side)
    {
        var kept = new List<double>();
        for (int i = 0; i < ring.Count; i += 2)
        {
            int next = (i + 2) % ring.Count;
            double x = ring[i], y = ring[i + 1], toX = ring[next], toY = ring[next + 1];
            double inside = Inside(side, x, y), then = Inside(side, toX, toY);
            if (inside >= 0)
            {
                kept.Add(x);
                kept.Add(y);
            }
            if (inside >= 0 != then >= 0)
            {
                double part = inside / (inside - then);
                kept.Add(x + part * (toX - x));
                kept.Add(y + part * (toY - y));
            }
        }
        return kept;
    }

    private static double Inside(int side, double x, double y) => side switch
    {
        0 => x - Least,
        1 => Most - x,
        2 => y - Least,
        _ => Most - y,
    };

    private static void Put(List<int> to, double x, double y)
    {
        int atX = (int)Math.Round(x), atY = (int)Math.Round(y);
        if (to.Count >= 2 && to[^2] == atX && to[^1] == atY)
            return;
        to.Add(atX);
        to.Add(atY);
    }

    private static long Area(List<int> ring)
    {
        long twice = 0;
        for (int i = 0; i < ring.Count; i += 2)
        {
            int next = (i + 2) % ring.Count;
            twice += (long)ring[i] * ring[next + 1] - (long)ring[next] * ring[i + 1];
        }
        return twice;
    }

    private static int[] Reversed(List<int> ring)
    {
        var turned = new int[ring.Count];
        for (int i = 0; i < ring.Count; i += 2)
            (turned[ring.Count - 2 - i], turned[ring.Count - 1 - i]) = (ring[i], ring[i + 1]);
        return turned;
    }
}
