using System.Globalization;
using System.Runtime.InteropServices;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Spatial;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Marks of incidents on a map: one a spot by kind, its number where several share it, or counts in squares where there are many.</summary>
internal sealed class IncidentMarks
{
    /// <summary>Side of a square in which incidents are counted, about so many millimetres.</summary>
    private const double SquareMillimetres = 0.8;

    private const float NumberSize = 2;

    /// <summary>Counts that the legend shows.</summary>
    private static readonly int[] ShownCounts = [1, 5, 25, 100, IncidentLook.FullSquare];

    private readonly MapFrame _frame;
    private readonly KindInk[] _inks;
    private readonly MapIncidents _all;
    private readonly int[] _seen;
    private readonly float _strength;
    private readonly bool _isOverGround;
    private readonly bool[] _isFaint;
    private readonly List<Spot> _spots = [];

    /// <summary>Spots that several incidents share and whose number may be written, the largest first.</summary>
    private readonly List<Spot> _numbered = [];

    private Spot? _kept;

    private IncidentMarks(MapLayers layers, MapIncidents incidents, MapFrame frame)
    {
        (_frame, _all) = (frame, incidents);
        _inks = KindInk.Of(incidents.Kinds, incidents.Counts);
        Envelope ground = frame.Ground;
        _seen = [.. Enumerable.Range(0, incidents.Places.Count).Where(
            i => ground.Contains(incidents.Places[i].Easting, incidents.Places[i].Northing))];
        _isOverGround = layers.Surfaces is not null || layers.Cells is not null;
        Look = IncidentLook.For(_seen.Length, frame.MetresPerMillimetre, _isOverGround);
        _strength = Look.Strength * (layers.Changes is null ? 1 : MapStyle.BehindChanges);
        _isFaint = incidents.IsFaded && layers.Reach is { Grounds.Count: > 0 } reach ? FaintIn(reach) : [];
        if (Look.IsCounted)
            return;
        Gather();
        // What steps back bears no number: a disc would be the strongest mark of all.
        if (layers.Changes is not null)
            return;
        var crowd = new SpotCrowd(_spots.Select(static spot => spot.At));
        _numbered.AddRange(_spots.Where(spot => spot is { Count: > 1, IsFaint: false } && Look.Numbers != SpotNumbers.None
            && (Look.Numbers == SpotNumbers.All || !crowd.IsNear(spot.At, RadiusOf(spot)))
            && SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height).Contains(BoxOf(spot))).OrderByDescending(
            static spot => spot.Count).ThenBy(static spot => spot.First));
    }

    /// <summary>How they look.</summary>
    public IncidentLook Look { get; }

    /// <summary>Side of a square in which they are counted, metres: two figures.</summary>
    private double SquareMetres
    {
        get
        {
            double metres = SquareMillimetres * _frame.MetresPerMillimetre, unit = Math.Pow(10, Math.Floor(Math.Log10(metres)) - 1);
            return Math.Round(metres / unit) * unit;
        }
    }

    /// <summary>The marks of a map; null where it shows none.</summary>
    /// <param name="layers">What is drawn.</param>
    /// <param name="frame">Which ground.</param>
    public static IncidentMarks? Of(MapLayers layers, MapFrame frame) =>
        layers.Incidents is { } incidents ? new IncidentMarks(layers, incidents, frame) : null;

    /// <summary>Draws the marks, or the squares.</summary>
    public void Draw(Pen pen)
    {
        if (Look.IsCounted)
            Squares(pen);
        else if (Look.Numbers == SpotNumbers.All)
            Singly(pen);
        else
            Together(pen);
    }

    /// <summary>Keeps room for the largest number, which the legend explains, before anything else is written.</summary>
    public void Keep(LabelRoom room) => _kept = _numbered.Find(spot => room.Take(BoxOf(spot)));

    /// <summary>Draws the numbers of spots that several incidents share, the largest first.</summary>
    public void Numbers(Pen pen, LabelRoom room)
    {
        foreach (Spot spot in _numbered)
        {
            if (spot != _kept && !room.Take(BoxOf(spot)))
                continue;
            float radius = RadiusOf(spot);
            string text = TextOf(spot);
            using SKPaint disc = Pen.Fill(SKColors.White), rim = Pen.Stroke(_inks[spot.Code].Color, 0.4f);
            pen.Canvas.DrawCircle(spot.At, radius, disc);
            pen.Canvas.DrawCircle(spot.At, radius, rim);
            pen.Text(text, spot.At.X, spot.At.Y + NumberSize * 0.36f, NumberSize, isBold: true, align: SKTextAlign.Center);
        }
    }

    private static string TextOf(Spot spot) => spot.Count > 999 ? "1k+" : spot.Count.ToString(CultureInfo.InvariantCulture);

    private static float RadiusOf(Spot spot) => Math.Max(Pen.Width(TextOf(spot), NumberSize, true) / 2 + 0.7f, 1.5f);

    private static SKRect BoxOf(Spot spot)
    {
        float radius = RadiusOf(spot);
        return SKRect.Create(spot.At.X - radius, spot.At.Y - radius, 2 * radius, 2 * radius);
    }

    /// <summary>What they mean: kinds with their counts on this map, or counts in squares.</summary>
    public IEnumerable<(string Text, Action<Pen, float, float> Sign)> Legend()
    {
        if (Look.IsCounted)
            return Ramp();
        const int MostKinds = 12;
        var counts = new Dictionary<int, int>();
        foreach (int i in _seen)
            counts[_all.Codes[i]] = counts.GetValueOrDefault(_all.Codes[i]) + 1;
        int[] own = [.. counts.Keys.Where(code => _inks[code] != KindInk.Others).OrderByDescending(code => counts[code]).ThenBy(
            code => _all.Kinds[code], StringComparer.Ordinal)];
        int[] others = [.. counts.Keys.Where(code => _inks[code] == KindInk.Others)];
        int room = others.Length > 0 ? MostKinds - 1 : MostKinds;
        var entries = own.Take(room).Select(code => (Named(NameOf(code), counts[code]), SignOf(_inks[code]))).ToList();
        if (others.Length > 0)
        {
            string name = others.Length == 1 ? NameOf(others[0]) : $"{others.Length} other kinds";
            entries.Add((Named(name, others.Sum(code => counts[code])), SignOf(KindInk.Others)));
        }
        if (own.Length > room)
            entries.Add(($"{own.Length - room} more kinds with marks of their own", static (_, _, _) => { }));
        if (_numbered.Count > 0)
            entries.Add(("Incidents at one spot", SpotSign));
        return entries;
    }

    private IEnumerable<(string Text, Action<Pen, float, float> Sign)> Ramp()
    {
        string side = SquareMetres >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{SquareMetres / 1000:0.##} km")
            : string.Create(CultureInfo.InvariantCulture, $"{SquareMetres:0.#} m");
        foreach (int count in ShownCounts)
        {
            string text = count == 1 ? $"1 incident in a square of {side}"
                : string.Create(CultureInfo.InvariantCulture, $"{count}{(count == IncidentLook.FullSquare ? " or more" : "")}");
            yield return (text, (pen, x, y) =>
            {
                pen.Box(x, y - 1.5f, 7, 3, MapStyle.Land);
                pen.Box(x, y - 1.5f, 7, 3, SquareColor(count));
            }
            );
        }
    }

    private string NameOf(int code) => _all.Kinds[code].Length == 0 ? "no kind given" : _all.Kinds[code];

    private static string Named(string name, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(name[0])}{name[1..]} ({count:N0})");

    private static Action<Pen, float, float> SignOf(KindInk ink) => (pen, x, y) =>
    {
        using var path = new SKPathBuilder();
        ink.AddTo(path, x + 3.5f, y, 1.15f);
        using SKPath mark = path.Detach();
        ink.Draw(pen, mark, 1.15f, 1);
    };

    private static void SpotSign(Pen pen, float x, float y)
    {
        using SKPaint disc = Pen.Fill(SKColors.White), rim = Pen.Stroke(MapStyle.PlaceName, 0.4f);
        pen.Canvas.DrawCircle(x + 3.5f, y, 1.5f, disc);
        pen.Canvas.DrawCircle(x + 3.5f, y, 1.5f, rim);
        pen.Text("5", x + 3.5f, y + NumberSize * 0.36f, NumberSize, isBold: true, align: SKTextAlign.Center);
    }

    private bool[] FaintIn(MapReach reach)
    {
        var prepared = reach.Grounds.Select(NetTopologySuite.Geometries.Prepared.PreparedGeometryFactory.Prepare).ToArray();
        var faint = new bool[_all.Places.Count];
        foreach (int i in _seen)
        {
            Point point = GeometryFactory.Default.CreatePoint(new Coordinate(_all.Places[i].Easting, _all.Places[i].Northing));
            faint[i] = !Array.Exists(prepared, ground => ground.Intersects(point));
        }
        return faint;
    }

    private void Gather()
    {
        var known = new Dictionary<GridPoint, Spot>();
        var kinds = new Dictionary<Spot, Dictionary<int, int>>();
        foreach (int i in _seen)
        {
            GridPoint place = _all.Places[i];
            if (!known.TryGetValue(place, out Spot? spot))
            {
                var at = new SKPoint(_frame.XOf(place.Easting), _frame.YOf(place.Northing));
                known[place] = spot = new Spot(i, at, _isFaint.Length > 0 && _isFaint[i]);
                kinds[spot] = [];
                _spots.Add(spot);
            }
            spot.Count++;
            int count = kinds[spot][_all.Codes[i]] = kinds[spot].GetValueOrDefault(_all.Codes[i]) + 1;
            if (count > spot.Most)
                (spot.Most, spot.Code) = (count, _all.Codes[i]);
        }
    }

    private float StrengthOf(Spot spot) => _strength * (spot.IsFaint ? MapStyle.Faded : 1);

    private void Singly(Pen pen)
    {
        foreach (Spot spot in _spots)
        {
            using var path = new SKPathBuilder();
            _inks[spot.Code].AddTo(path, spot.At.X, spot.At.Y, Look.Radius);
            using SKPath mark = path.Detach();
            _inks[spot.Code].Draw(pen, mark, Look.Radius, StrengthOf(spot));
        }
    }

    // Thousands of marks one by one would make a file of megabytes.
    private void Together(Pen pen)
    {
        foreach (IGrouping<(int Code, bool IsFaint), Spot> group in _spots.GroupBy(static spot => (spot.Code, spot.IsFaint)).OrderByDescending(
            static group => group.Key.IsFaint).ThenByDescending(static group => group.Count()).ThenBy(static group => group.Key.Code))
        {
            KindInk ink = _inks[group.Key.Code];
            using var path = new SKPathBuilder { FillType = SKPathFillType.Winding };
            foreach (Spot spot in group)
                ink.AddTo(path, spot.At.X, spot.At.Y, Look.Radius);
            using SKPath marks = path.Detach();
            ink.Draw(pen, marks, Look.Radius, StrengthOf(group.First()));
        }
    }

    private void Squares(Pen pen)
    {
        double side = SquareMetres;
        Envelope ground = _frame.Ground;
        double west = Math.Floor(ground.MinX / side) * side, north = Math.Ceiling(ground.MaxY / side) * side;
        int columns = (int)Math.Ceiling((ground.MaxX - west) / side), rows = (int)Math.Ceiling((north - ground.MinY) / side);
        var counts = new int[columns * rows];
        foreach (int i in _seen)
        {
            int column = Math.Clamp((int)((_all.Places[i].Easting - west) / side), 0, columns - 1);
            int row = Math.Clamp((int)((north - _all.Places[i].Northing) / side), 0, rows - 1);
            counts[row * columns + column]++;
        }
        float strength = _strength * (_isOverGround ? 0.5f : 1);
        uint[] pixels = Array.ConvertAll(counts, count => count == 0 ? 0 : Word(SquareColor(count), strength));
        var info = new SKImageInfo(columns, rows, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using SKData data = SKData.CreateCopy(MemoryMarshal.AsBytes(pixels.AsSpan()));
        using SKImage image = SKImage.FromPixels(info, data, columns * sizeof(uint));
        using var paint = new SKPaint();
        float size = (float)(side / _frame.MetresPerMillimetre);
        var where = SKRect.Create(_frame.XOf(west), _frame.YOf(north), columns * size, rows * size);
        pen.Canvas.DrawImage(image, where, new SKSamplingOptions(SKFilterMode.Nearest), paint);
    }

    private static uint Word(SKColor color, float strength) =>
        ((uint)Math.Round(color.Alpha * strength) << 24) | ((uint)color.Blue << 16) | ((uint)color.Green << 8) | color.Red;

    private static SKColor SquareColor(int count)
    {
        double place = IncidentLook.RampPlace(count), at = place * (MapStyle.Ramp.Length - 1);
        int low = Math.Min(MapStyle.Ramp.Length - 2, (int)at);
        SKColor from = MapStyle.Ramp[low], to = MapStyle.Ramp[low + 1];
        byte Mix(byte a, byte b) => (byte)Math.Round(a + (b - a) * (at - low));
        return new SKColor(
            Mix(from.Red, to.Red), Mix(from.Green, to.Green), Mix(from.Blue, to.Blue), (byte)Math.Round(255 * (0.55 + 0.45 * place)));
    }

    /// <summary>Spot with one incident or more.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="at">Where, millimetres.</param>
    /// <param name="isFaint">Does no team reach it?</param>
    private sealed class Spot(int first, SKPoint at, bool isFaint)
    {
        public int First => first;

        public SKPoint At => at;

        public bool IsFaint => isFaint;

        public int Count { get; set; }

        /// <summary>The commonest kind, and how many are of it.</summary>
        public int Code { get; set; }

        public int Most { get; set; }
    }
}
