using System.Text;
using NetTopologySuite.Geometries;

namespace Basemap;

/// <summary>Writer of the basemap's format, which data/basemap/README.md lays down.</summary>
internal sealed class BasemapWriter(int metresPerUnit)
{
    private readonly List<byte> _layers = [];
    private int _count;

    public void Polygons(string name, List<(Envelope Box, List<Polygon> Parts)> groups)
    {
        Begin(name, type: 0, groups.Count);
        foreach (var (box, parts) in groups)
            Group(box, [.. parts.Select(p => (0, (LineString[])[p.ExteriorRing, .. p.InteriorRings]))]);
    }

    public void Lines(string name, List<(int Class, LineString Line)> lines)
    {
        lines.Sort((a, b) => a.Class != b.Class ? a.Class.CompareTo(b.Class) : a.Line.CompareTo(b.Line));
        var box = new Envelope();
        foreach (var (_, line) in lines)
            box.ExpandToInclude(line.EnvelopeInternal);
        Begin(name, type: 1, groups: 1);
        Group(box, [.. lines.Select(l => (l.Class, (LineString[])[l.Line]))]);
    }

    public void Save(string path)
    {
        using FileStream file = File.Create(path);
        file.Write("HSBM"u8);
        file.WriteByte(1);
        file.WriteByte((byte)metresPerUnit);
        file.WriteByte((byte)_count);
        file.Write(_layers.ToArray());
        Console.WriteLine($"{Path.GetFileName(path)} {file.Position}");
    }

    private void Begin(string name, byte type, int groups)
    {
        _count++;
        Text(name);
        _layers.Add(type);
        Number(groups);
    }

    private void Group(Envelope box, List<(int Class, LineString[] Rings)> shapes)
    {
        foreach (double edge in (double[])[box.MinX, box.MinY, box.MaxX, box.MaxY])
            Signed(Unit(edge));
        List<(int Class, List<(long X, long Y)>[] Rings)> rounded = [.. shapes.Select(s => (s.Class, s.Rings.Select(Points).ToArray()))];
        Number(rounded.Count);
        (long x, long y) = (Unit(box.MinX), Unit(box.MinY));
        foreach (var (kind, rings) in rounded)
        {
            Number(kind);
            Number(rings.Length);
            foreach (List<(long X, long Y)> ring in rings)
            {
                Number(ring.Count);
                foreach (var at in ring)
                {
                    Step(at.X, ref x);
                    Step(at.Y, ref y);
                }
            }
        }
    }

    // Points that fall together on the grid of whole units count once, and a ring's last point is its first.
    private List<(long X, long Y)> Points(LineString line)
    {
        var kept = new List<(long X, long Y)>();
        foreach (Coordinate point in line.Coordinates)
        {
            (long, long) at = (Unit(point.X), Unit(point.Y));
            if (kept.Count == 0 || kept[^1] != at)
                kept.Add(at);
        }
        if (line is LinearRing)
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    private void Step(long to, ref long from)
    {
        Signed(to - from);
        from = to;
    }

    private long Unit(double metres) => (long)Math.Round(metres / metresPerUnit, MidpointRounding.AwayFromZero);

    private void Signed(long value) => Number(value << 1 ^ value >> 63);

    private void Number(long value)
    {
        for (ulong rest = (ulong)value; ; rest >>= 7)
        {
            _layers.Add((byte)(rest < 128 ? rest : rest & 127 | 128));
            if (rest < 128)
                return;
        }
    }

    private void Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Number(bytes.Length);
        _layers.AddRange(bytes);
    }
}
