using NetTopologySuite.Geometries;

namespace Hotspots.Paper.Drawing;

/// <summary>Paper size (ISO 216), or that of a slide.</summary>
/// <param name="Name">As it is asked for: "a4".</param>
/// <param name="Width">Of the portrait sheet, millimetres; of a slide, which lies, the long side.</param>
/// <param name="Height">Millimetres.</param>
internal sealed record PaperSize(string Name, float Width, float Height)
{
    /// <summary>210 × 297 mm.</summary>
    public static PaperSize A4 { get; } = new("a4", 210, 297);

    /// <summary>297 × 420 mm: read at arm's length on a wall, so that its letters are larger as the sheet is.</summary>
    public static PaperSize A3 { get; } = new("a3", 297, 420) { Enlarged = 297f / 210 };

    /// <summary>Slide of 16:9, 13.333 × 7.5 inches: the size that presentations have.</summary>
    public static PaperSize Slide { get; } = new("slide", 13.333f * 25.4f, 7.5f * 25.4f) { Enlarged = 1.12f, IsToScale = false };

    /// <summary>Picture for a screen: a sheet whose map is as wide and as high as some ground.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="beside">What is beside the map, millimetres.</param>
    /// <param name="above">What is above and below it.</param>
    public static PaperSize Screen(Envelope ground, float beside, float above)
    {
        float shape = (float)Math.Clamp(ground.Width / ground.Height, 0.5, 3);
        // A very wide window is drawn with more ground above and below: the legend beside it needs its height.
        float height = Math.Clamp(ScreenMap / shape, LeastScreenMap, ScreenMap), width = Math.Clamp(height * shape, LeastScreenMap, WidestScreenMap);
        return new PaperSize("screen", width + beside, height + above) { IsToScale = false, Dots = ScreenDots };
    }

    private const float ScreenDots = 192;

    private const float ScreenMap = 205, LeastScreenMap = 150, WidestScreenMap = 250;

    /// <summary>Millimetres of the sheet in a unit of drawing: how much larger letters, lines and gaps are than on A4.</summary>
    public float Enlarged { get; init; } = 1;

    /// <summary>Does it have a scale when it is looked at? A slide is as large as the wall.</summary>
    public bool IsToScale { get; init; } = true;

    /// <summary>Points an inch of a PNG.</summary>
    public float Dots { get; init; } = 300;

    /// <summary>One of them, as it is asked for.</summary>
    /// <param name="name">"a4".</param>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static PaperSize Named(string name) =>
        Array.Find((PaperSize[])[A4, A3, Slide], size => size.Name == name) ?? throw new ArgumentException($"There is no paper \"{name}\".");

    /// <summary>Does it lie?</summary>
    public bool IsLandscape => Width > Height;

    /// <summary>The same, lying or upright.</summary>
    public PaperSize Turned(bool isLandscape) => isLandscape == IsLandscape ? this : this with { Width = Height, Height = Width };
}
