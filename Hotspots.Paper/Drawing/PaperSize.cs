namespace Hotspots.Paper.Drawing;

/// <summary>Paper size (ISO 216), or that of a slide.</summary>
/// <param name="Name">As it is asked for: "a4".</param>
/// <param name="Width">Of the portrait sheet, millimetres; of a slide, which lies, the long side.</param>
/// <param name="Height">Millimetres.</param>
internal sealed record PaperSize(string Name, float Width, float Height)
{
    /// <summary>210 × 297 mm.</summary>
    public static PaperSize A4 { get; } = new("a4", 210, 297);

    /// <summary>297 × 420 mm.</summary>
    public static PaperSize A3 { get; } = new("a3", 297, 420);

    /// <summary>Slide of 16:9, 13.333 × 7.5 inches: the size that presentations have.</summary>
    public static PaperSize Slide { get; } = new("slide", 13.333f * 25.4f, 7.5f * 25.4f);

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
