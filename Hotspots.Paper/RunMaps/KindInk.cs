using Hotspots.Paper.Drawing;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Shape of a mark.</summary>
internal enum MarkShape
{
    /// <summary>Known: a tip.</summary>
    Circle,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A square on its side.</summary>
    Square,

    /// <summary>Point up.</summary>
    Triangle,

    /// <summary>Point down.</summary>
    Wedge,

    /// <summary>Two bars.</summary>
    Plus,

    /// <summary>Five corners.</summary>
    Pentagon,

    /// <summary>Five points.</summary>
    Star,
}

/// <summary>Symbol of a kind of incident: a colour of Okabe and Ito (2008) and a shape, as in the window.</summary>
/// <param name="Color">Told apart by the colour-blind.</param>
/// <param name="Shape">For those who see none, and in grey.</param>
internal readonly record struct KindInk(SKColor Color, MarkShape Shape)
{
    /// <summary>So many kinds beside the known ones have a mark of their own.</summary>
    public const int MostOwn = 24;

    private static readonly Dictionary<string, KindInk> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tip"] = new(SKColor.Parse("0072B2"), MarkShape.Circle),
        ["seizure"] = new(SKColor.Parse("D55E00"), MarkShape.Diamond),
        ["warrant"] = new(SKColor.Parse("009E73"), MarkShape.Square),
        ["stop and search"] = new(SKColor.Parse("E69F00"), MarkShape.Triangle),
    };

    private static readonly MarkShape[] Shapes =
    [
        MarkShape.Wedge, MarkShape.Plus, MarkShape.Pentagon, MarkShape.Star, MarkShape.Circle, MarkShape.Diamond, MarkShape.Square,
        MarkShape.Triangle,
    ];

    private static readonly SKColor[] Colors =
    [
        SKColor.Parse("CC79A7"), SKColor.Parse("56B4E9"), SKColor.Parse("F0E442"), SKColor.Parse("0072B2"), SKColor.Parse("D55E00"),
        SKColor.Parse("009E73"), SKColor.Parse("E69F00"),
    ];

    /// <summary>Of all kinds together that have none of their own.</summary>
    public static KindInk Others { get; } = new(SKColor.Parse("8A9199"), MarkShape.Circle);

    /// <summary>The symbol of each kind: the same file always looks the same.</summary>
    /// <param name="names">Names of all kinds of the files, in the order of their codes.</param>
    /// <param name="counts">Incidents of each: where there are more kinds than marks those with the most have one of their own.</param>
    public static KindInk[] Of(IReadOnlyList<string> names, IReadOnlyList<int> counts)
    {
        int[] unknown = [.. Enumerable.Range(0, names.Count).Where(i => !Known.ContainsKey(names[i]))];
        HashSet<int> own = [.. unknown.OrderByDescending(i => counts[i]).ThenBy(static i => i).Take(MostOwn)];
        int turn = 0;
        return
        [
            .. names.Select((name, i) => Known.TryGetValue(name, out KindInk known) ? known
                : own.Contains(i) ? new KindInk(Colors[turn % Colors.Length], Shapes[turn++ % Shapes.Length]) : Others),
        ];
    }

    /// <summary>Colour of its rim.</summary>
    public SKColor Rim
    {
        get
        {
            static byte Darker(byte part) => (byte)Math.Round(part * 0.55);
            return new SKColor(Darker(Color.Red), Darker(Color.Green), Darker(Color.Blue));
        }
    }

    /// <summary>Adds the mark to a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="radius">Millimetres.</param>
    public void AddTo(SKPathBuilder path, float x, float y, float radius)
    {
        if (Shape == MarkShape.Circle)
        {
            path.AddCircle(x, y, radius);
            return;
        }
        (float X, float Y)[] corners = CornersOf(Shape);
        for (int i = 0; i < corners.Length; i++)
        {
            if (i == 0)
                path.MoveTo(x + radius * corners[i].X, y + radius * corners[i].Y);
            else
                path.LineTo(x + radius * corners[i].X, y + radius * corners[i].Y);
        }
        path.Close();
    }

    /// <summary>Draws marks that lie in a path.</summary>
    public void Draw(Pen pen, SKPath path, float radius, float strength)
    {
        using SKPaint fill = Pen.Fill(Color.WithAlpha((byte)Math.Round(255 * strength)));
        pen.Canvas.DrawPath(path, fill);
        using SKPaint rim = Pen.Stroke(Rim.WithAlpha((byte)Math.Round(255 * strength)), Math.Max(0.12f, radius / 6));
        pen.Canvas.DrawPath(path, rim);
    }

    /// <summary>Corners on the unit circle, downwards; sizes are such that all shapes weigh about the same to the eye.</summary>
    public static (float X, float Y)[] CornersOf(MarkShape shape) => shape switch
    {
        MarkShape.Square => Polygon(4, 1.2, Math.PI / 4),
        MarkShape.Diamond => Polygon(4, 1.25, 0),
        MarkShape.Triangle => Polygon(3, 1.3, -Math.PI / 2),
        MarkShape.Wedge => Polygon(3, 1.3, Math.PI / 2),
        MarkShape.Pentagon => Polygon(5, 1.12, -Math.PI / 2),
        MarkShape.Star => [.. Enumerable.Range(0, 10).Select(static i => At(i % 2 == 0 ? 1.4 : 0.62, -Math.PI / 2 + i * Math.PI / 5))],
        MarkShape.Plus => Bars(0.42f, 1.15f),
        _ => [],
    };

    private static (float X, float Y)[] Bars(float a, float b) =>
        [(-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a), (-b, -a), (-a, -a)];

    private static (float X, float Y)[] Polygon(int corners, double radius, double turn) =>
        [.. Enumerable.Range(0, corners).Select(i => At(radius, turn + i * 2 * Math.PI / corners))];

    private static (float X, float Y) At(double radius, double angle) => ((float)(radius * Math.Cos(angle)), (float)(radius * Math.Sin(angle)));
}
