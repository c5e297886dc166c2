using Hotspots.Core.Model.Roads;
using SkiaSharp;

namespace Hotspots.Paper.Maps;

/// <summary>Style of maps on paper: the one table of it. All of it is told apart on a grey printer by lightness, width and shape.</summary>
/// <remarks>What the window draws, too, has the window's colours on light ground; a test holds that.</remarks>
internal static class MapStyle
{
    public static readonly SKColor Land = new(0xf7, 0xf6, 0xf1);
    public static readonly SKColor BuiltUp = new(0xea, 0xe5, 0xda);
    public static readonly SKColor Sea = new(0xd3, 0xe0, 0xe6);
    public static readonly SKColor Coast = new(0x8f, 0xa7, 0xb3);
    public static readonly SKColor Hotspot = new(0x8f, 0x12, 0x38);
    public static readonly SKColor HotspotBadge = new(0x7a, 0x0f, 0x30);
    public static readonly SKColor Contour = new(0x24, 0x35, 0x40);
    public static readonly SKColor Site = new(0x0b, 0x4f, 0x56);
    public static readonly SKColor Boundary = new(0x5b, 0x3f, 0x8c);
    public static readonly SKColor Reach = new(0, 110, 120, 0x12);

    /// <summary>Few to many incidents in a square.</summary>
    public static readonly SKColor[] Ramp =
        [new(126, 178, 206), new(58, 133, 180), new(24, 89, 148), new(13, 50, 104), new(7, 20, 56)];

    public static readonly SKColor Grid = new(0xb9, 0xc2, 0xc9);
    public static readonly SKColor Park = new(0xe3, 0xee, 0xdc);
    public static readonly SKColor Wood = new(0xd3, 0xe4, 0xcb);
    public static readonly SKColor Building = new(0xd9, 0xd2, 0xc7);
    public static readonly SKColor Rail = new(0x6f, 0x77, 0x7e);
    public static readonly SKColor RoadCasing = new(0x9a, 0x9f, 0xa4);
    public static readonly SKColor MainRoad = new(0xf3, 0xd9, 0x8d);
    public static readonly SKColor Road = new(0xff, 0xff, 0xff);
    public static readonly SKColor Path = new(0xa6, 0x9a, 0x8c);
    public static readonly SKColor StreetName = new(0x5f, 0x68, 0x70);
    public static readonly SKColor PlaceName = new(0x2c, 0x35, 0x3d);
    public static readonly SKColor Patrol = new(0x11, 0x18, 0x20);
    public static readonly SKColor PatrolGround = new(0x9a, 0x3a, 0x2a, 0x30);

    /// <summary>How much of the ground a surface and tested cells cover, as in the window; 0 to 1.</summary>
    public const float SurfaceCover = 0.7f, CellCover = 0.75f;

    /// <summary>How strong marks are where no team reaches them, and where the outlines of two periods lie over them, as in the window.</summary>
    public const float Faded = 0.35f, BehindChanges = 0.35f;

    /// <summary>A pixel of the window's lines on paper, millimetres.</summary>
    public const float Pixel = 0.25f;

    /// <summary>How far from a mark a name stands beside it, millimetres.</summary>
    public const float BesideMark = 1.6f;

    public const float CoastLine = 0.18f, GridLine = 0.1f, PatrolLine = 0.55f;
    public const float StreetSize = 2.1f, PlaceSize = 3.4f, GridSize = 2.3f, Badge = 2.7f, BadgeSize = 3.4f;

    /// <summary>Width of a road on the sheet, millimetres; a path is one line.</summary>
    public static float WidthOf(RoadClass road, int scale)
    {
        float near = scale <= 6_000 ? 1.5f : scale <= 12_500 ? 1 : scale <= 30_000 ? 0.62f : 0.36f;
        return near * road switch
        {
            RoadClass.Motorway or RoadClass.Trunk => 2.1f,
            RoadClass.Primary => 1.9f,
            RoadClass.Secondary => 1.6f,
            RoadClass.Tertiary => 1.35f,
            RoadClass.Local or RoadClass.Pedestrian => 1,
            RoadClass.Service => 0.55f,
            _ => 0.28f,
        };
    }

    /// <summary>Is it drawn with a rim, or as one line?</summary>
    public static bool HasCasing(RoadClass road) => road <= RoadClass.Pedestrian;

    /// <summary>Main roads are told by a tint that is light grey in print.</summary>
    public static SKColor ColorOf(RoadClass road) => road <= RoadClass.Secondary ? MainRoad : Road;

    /// <summary>All names of streets that have room are written up to this scale: in a smaller one they would cover the ground.</summary>
    public const int StreetScale = 12_500;

    /// <summary>Some names of streets are written up to this scale, to find one's way by.</summary>
    public const int FewStreetsScale = 30_000;

    /// <summary>How many then.</summary>
    public const int FewStreets = 45;
}
