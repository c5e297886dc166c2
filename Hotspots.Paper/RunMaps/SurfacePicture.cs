using System.Runtime.InteropServices;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Raster of surfaces on a sheet: the class of each point by bilinear interpolation between the middles of cells.</summary>
internal static class SurfacePicture
{
    /// <summary>Points in a millimetre: 150 an inch, so that the edge of a band is fine.</summary>
    private const double PointsPerMillimetre = 150 / 25.4;

    /// <summary>Of hatching: every so many points a line two points wide.</summary>
    private const int Hatch = 7, HatchLine = 2;

    /// <summary>Draws them.</summary>
    public static void Draw(Pen pen, MapFrame frame, MapSurfaces surfaces)
    {
        double fine = PointsPerMillimetre * frame.Enlarged;
        int width = (int)Math.Ceiling(frame.Width * fine), height = (int)Math.Ceiling(frame.Height * fine);
        SurfaceClass[] classes = SurfaceClasses.Of(surfaces.Unit, surfaces.IsLog, surfaces.Peak);
        double[] breaks = [.. classes.Skip(1).Select(static one => one.From)];
        var pixels = new uint[width * height];
        bool isAny = false;
        uint[] words = [.. classes.Select(one => one.Color is { } color ? Word(color, CoverOf(surfaces)) : 0)];
        foreach (Surface surface in surfaces.Surfaces)
            isAny |= Fill(pixels, width, height, frame, surface, breaks, classes, words);
        if (!isAny)
            return;
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using SKData data = SKData.CreateCopy(MemoryMarshal.AsBytes(pixels.AsSpan()));
        using SKImage image = SKImage.FromPixels(info, data, width * sizeof(uint));
        using var paint = new SKPaint();
        pen.Canvas.DrawImage(
            image, SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height), new SKSamplingOptions(SKFilterMode.Linear), paint);
    }

    /// <summary>How much of the ground they cover, 0 to 1.</summary>
    public static float CoverOf(MapSurfaces surfaces) => (float)(surfaces.Cover ?? MapStyle.SurfaceCover);

    private static bool Fill(
        uint[] pixels, int width, int height, MapFrame frame, Surface surface, double[] breaks, SurfaceClass[] classes, uint[] words)
    {
        CellGrid grid = surface.Grid;
        double metres = frame.Width * frame.MetresPerMillimetre / width;
        NetTopologySuite.Geometries.Envelope ground = frame.Ground;
        bool isAny = false;
        int left = Math.Max(0, (int)Math.Floor((grid.West - ground.MinX) / metres));
        int right = Math.Min(width, (int)Math.Ceiling((grid.West + grid.Columns * grid.Size - ground.MinX) / metres));
        for (int py = 0; py < height; py++)
        {
            double y = (ground.MaxY - (py + 0.5) * metres - grid.South) / grid.Size - 0.5;
            if (y < -0.5 || y > grid.Rows - 0.5)
                continue;
            int below = Math.Clamp((int)Math.Floor(y), 0, grid.Rows - 1), above = Math.Min(grid.Rows - 1, (int)Math.Floor(y) + 1);
            double v = Math.Clamp(y - below, 0, 1);
            for (int px = left; px < right; px++)
            {
                double x = (ground.MinX + (px + 0.5) * metres - grid.West) / grid.Size - 0.5;
                // A point may be wider than a cell.
                if (x < -0.5 || x > grid.Columns - 0.5)
                    continue;
                int west = Math.Clamp((int)Math.Floor(x), 0, grid.Columns - 1), east = Math.Min(grid.Columns - 1, (int)Math.Floor(x) + 1);
                double u = Math.Clamp(x - west, 0, 1);
                double value = (At(surface, below, west) * (1 - u) + At(surface, below, east) * u) * (1 - v)
                    + (At(surface, above, west) * (1 - u) + At(surface, above, east) * u) * v;
                int found = 0;
                while (found < breaks.Length && value >= breaks[found])
                    found++;
                uint word = words[found];
                if (word == 0)
                    continue;
                if (classes[found].IsHatched && (px + py) % Hatch < HatchLine)
                    word = (word & 0x00ff_ffff) | (((word >> 24) / 3) << 24);
                pixels[py * width + px] = word;
                isAny = true;
            }
        }
        return isAny;
    }

    private static double At(Surface surface, int row, int column) => surface.Values[row * surface.Grid.Columns + column];

    // As bytes lie in memory: red first.
    private static uint Word(SKColor color, float cover) =>
        ((uint)Math.Round(color.Alpha * cover) << 24) | ((uint)color.Blue << 16) | ((uint)color.Green << 8) | color.Red;
}
