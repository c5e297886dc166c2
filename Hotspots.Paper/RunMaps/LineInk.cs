using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Symbol of an outline that means something: changes between two periods, and places of an operation, as in the window on light
/// ground.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Pixels">Width of the line in the window, pixels.</param>
/// <param name="Dash">Of line and gap in the window, pixels; empty for a solid line.</param>
internal sealed record LineInk(string Name, SKColor Color, float Pixels, IReadOnlyList<float> Dash)
{
    private static readonly SKColor More = new(0xb3, 0x47, 0x00), Fewer = new(0x0b, 0x4f, 0x96), Same = new(0x6b, 0x76, 0x80);

    private static readonly SKColor Own = new(0x5a, 0x2a, 0x8a), Control = new(0x00, 0x60, 0x6b);

    /// <summary>Of changes, in the order of a legend.</summary>
    public static IReadOnlyList<LineInk> Changes { get; } =
    [
        new("New", More, 3, []),
        new("Grown", More, 2, []),
        new("Shrunk", Fewer, 2, []) { IsHatched = true },
        new("Gone", Fewer, 2, [7, 5]) { IsHatched = true },
        new("As before, or too few to tell", Same, 1.25f, []),
        new("In one period alone, not tested", Same, 1.25f, [2, 4]),
    ];

    /// <summary>Of places of an operation, in the order of <see cref="EffectPlaceRole"/>: where it was, its control, and the ring of each.</summary>
    public static IReadOnlyList<LineInk> Effects { get; } =
    [
        new("Where it was", Own, 2.75f, []),
        new("The place it is compared with", Control, 2.5f, [11, 4, 2, 4]),
        new("Ring round it", Own, 1.5f, [7, 4]),
        new("Ring round that", Control, 1.5f, [1.5f, 4]),
    ];

    /// <summary>Is its ground told by lines across? On a grey printer orange is blue: fewer is hatched.</summary>
    public bool IsHatched { get; init; }

    /// <summary>Width of the line on paper, millimetres.</summary>
    public float Width => Pixels * MapStyle.Pixel;

    /// <summary>Of a change.</summary>
    public static LineInk Of(PlaceChange change) => Changes[change switch
    {
        { Turn: HotspotTurn.New } => 0,
        { Turn: HotspotTurn.Gone } => 3,
        { Verdict: ChangeVerdict.More } => 1,
        { Verdict: ChangeVerdict.Fewer } => 2,
        { Verdict: ChangeVerdict.NotTested } => 5,
        _ => 4,
    }];

    /// <summary>Of a place of an operation.</summary>
    public static LineInk Of(EffectPlaceRole role) => Effects[(int)role];

    /// <summary>A sign that needs no colour: "▲".</summary>
    public static string SignOf(PlaceChange change) => change.Verdict switch
    {
        ChangeVerdict.More => "▲",
        ChangeVerdict.Fewer => "▼",
        ChangeVerdict.AsBefore => "=",
        ChangeVerdict.TooFew => "·",
        _ => "–",
    };

    /// <summary>What became of it, in a word: "new", "as before", "only after".</summary>
    public static string WordOf(PlaceChange change) => ChangeWords.Of(change.Turn) ?? change switch
    {
        { Verdict: ChangeVerdict.NotTested, HotspotAfter: true } => "only after",
        { Verdict: ChangeVerdict.NotTested, HotspotAfter: false } => "only before",
        _ => ChangeWords.Of(change.Verdict),
    };

    /// <summary>Draws an outline.</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="path">The outline.</param>
    /// <param name="part">Dashes of so much of their length: in a legend there is little room.</param>
    public void Draw(Pen pen, SKPath path, float part = 1)
    {
        using SKPaint halo = Pen.Stroke(SKColors.White.WithAlpha(0xe0), Width + 0.5f), line = Pen.Stroke(Color, Width);
        if (Dash.Count > 0)
            line.PathEffect = SKPathEffect.CreateDash([.. Dash.Select(length => length * MapStyle.Pixel * part)], 0);
        pen.Canvas.DrawPath(path, halo);
        pen.Canvas.DrawPath(path, line);
    }

    /// <summary>Draws lines across some ground, where the symbol has them.</summary>
    public void DrawHatching(Pen pen, SKPath path)
    {
        if (!IsHatched)
            return;
        const float Apart = 1.6f;
        SKRect box = path.Bounds;
        using SKPaint line = Pen.Stroke(Color.WithAlpha(0xa0), 0.2f);
        pen.Canvas.Save();
        pen.Canvas.ClipPath(path, SKClipOperation.Intersect, true);
        for (float at = MathF.Ceiling((box.Left + box.Top) / Apart) * Apart; at < box.Right + box.Bottom; at += Apart)
            pen.Canvas.DrawLine(at - box.Top, box.Top, at - box.Bottom, box.Bottom, line);
        pen.Canvas.Restore();
    }
}
