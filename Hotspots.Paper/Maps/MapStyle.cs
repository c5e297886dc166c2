using SkiaSharp;

namespace Hotspots.Paper.Maps;

/// <summary>Style of maps on paper: the one table of it. All of it is told apart on a grey printer by lightness, width and shape.</summary>
internal static class MapStyle
{
    public static readonly SKColor Land = new(0xfb, 0xfa, 0xf7);
    public static readonly SKColor Sea = new(0xdf, 0xea, 0xf1);
    public static readonly SKColor Coast = new(0x8a, 0xa3, 0xb3);
    public static readonly SKColor Grid = new(0xb9, 0xc2, 0xc9);
    public static readonly SKColor StreetName = new(0x5f, 0x68, 0x70);
    public static readonly SKColor PlaceName = new(0x2c, 0x35, 0x3d);
    public static readonly SKColor Patrol = new(0x11, 0x18, 0x20);
    public static readonly SKColor PatrolGround = new(0x9a, 0x3a, 0x2a, 0x30);

    public const float CoastLine = 0.18f, GridLine = 0.1f, PatrolLine = 0.55f, PatrolCasing = 1.3f;
    public const float StreetSize = 2.1f, PlaceSize = 3.4f, GridSize = 2.3f, Badge = 2.7f, BadgeSize = 3.4f;

    /// <summary>Names of streets are written up to this scale: in a smaller one they would cover the ground.</summary>
    public const int StreetScale = 12_500;
}
