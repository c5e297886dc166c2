using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using Hotspots.Paper.RunMaps;
using Hotspots.Tests.Support;
using SkiaSharp;

namespace Hotspots.Tests.Paper.RunMaps;

/// <summary>What is drawn on paper looks as it does in the window.</summary>
public sealed partial class MapLooksTests
{
    [Fact]
    public void Ground_lines_and_marks_have_the_colours_of_the_window_on_light_ground()
    {
        string light = Source("core", "palette.ts").Split("const light")[1].Split("const dark")[0];
        (string Name, SKColor Ink)[] all =
        [
            ("sea", MapStyle.Sea), ("land", MapStyle.Land), ("built", MapStyle.BuiltUp), ("coast", MapStyle.Coast), ("hotspot", MapStyle.Hotspot),
            ("badge", MapStyle.HotspotBadge), ("contour", MapStyle.Contour), ("site", MapStyle.Site),
        ];
        Assert.All(all, one => Assert.Equal(
            Regex.Match(light, $@"\b{one.Name}: '#([0-9a-f]{{6}})'").Groups[1].Value, Hex(one.Ink)));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"opacity: {MapStyle.SurfaceCover}"), Source("layers", "density", "index.ts"),
            StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"opacity: {MapStyle.CellCover}"), Source("layers", "cells", "index.ts"),
                StringComparison.Ordinal);
    }

    [Fact]
    public void Tested_cells_have_the_names_colours_and_marks_of_the_window()
    {
        string page = Source("layers", "cells", "cell-classes.ts");
        var styles = new Dictionary<string, (string Name, string Fill, bool IsOutlined, bool IsHatched)>(StringComparer.Ordinal);
        foreach (Match m in Style().Matches(page))
            styles.Add(m.Groups["id"].Value, (m.Groups["name"].Value, m.Groups["fill"].Value, m.Groups["line"].Value == "true",
                m.Groups["hatch"].Value == "true"));
        foreach (Match m in Pattern().Matches(page))
        {
            string id = m.Groups["id"].Value, meaning = m.Groups["meaning"].Value, title = char.ToUpperInvariant(id[0]) + id[1..];
            bool isOutlined = m.Groups["line"].Value == "true";
            styles.Add($"{id}-hot", ($"{title}: {meaning.Replace("{now}", "hot").Replace("{other}", "cold")}",
                m.Groups["hot"].Value, isOutlined, false));
            styles.Add($"{id}-cold", ($"{title}: {meaning.Replace("{now}", "cold").Replace("{other}", "hot")}",
                m.Groups["cold"].Value, isOutlined, true));
        }
        Assert.Equal(22, styles.Count);
        Assert.Equal(
            styles.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => (one.Key, one.Value)),
            CellInk.All.Where(static ink => ink.Style != MapCellStyles.None).OrderBy(static ink => ink.Style, StringComparer.Ordinal).Select(
                static ink => (ink.Style, (ink.Name, Hex(ink.Fill), ink.IsOutlined, ink.IsHatched))));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"SUREST = {MapCellStyles.Surest}"), page, StringComparison.Ordinal);
        Assert.Equal("Hot, 99 % sure", CellInk.Of("hot-surest").NameAt(0.05));
        Assert.Equal("Cold, 99.9 % sure", CellInk.Of("cold-surest").NameAt(0.001));
    }

    [Fact]
    public void Surfaces_have_the_classes_and_colours_of_the_window()
    {
        string page = Source("layers", "density", "density-classes.ts");
        string viridis = Regex.Match(page, @"const VIRIDIS[^=]*= \[(.*?)\];", RegexOptions.Singleline).Groups[1].Value;
        string diverging = Regex.Match(page, @"const DIVERGING:[^=]*= \[(.*?)\];", RegexOptions.Singleline).Groups[1].Value;
        string covers = Regex.Match(page, @"const COVERS = \[(.*?)\];").Groups[1].Value,
            ratios = Regex.Match(page, @"const RATIOS = \[(.*?)\];").Groups[1].Value;

        SurfaceClass[] classes = SurfaceClasses.Of("incidents per km²", false, 1803);
        Assert.Equal([20, 50, 100, 200, 500, 1000], classes.Skip(1).Select(static one => one.From));
        Assert.Equal(["20 to 50", "50 to 100", "100 to 200", "200 to 500", "500 to 1,000", "1,000 or more"],
            classes.Skip(1).Select(static one => one.Name));
        Assert.Equal(Triples(viridis), classes.Skip(1).Select(static one => Triple(one.Color!.Value)));
        Assert.Equal(Numbers(covers), classes.Skip(1).Select(static one => Math.Round(one.Color!.Value.Alpha / 255.0, 2)));

        SurfaceClass[] ratio = SurfaceClasses.Of("", false, 9);
        Assert.Equal(Numbers(ratios), ratio.Skip(1).Select(static one => one.From));
        Assert.Equal(Triples(diverging), ratio.Where(static one => one.Color is not null).Select(static one => Triple(one.Color!.Value)));
        Assert.Equal(Numbers(ratios).Select(static one => Math.Log(one)), SurfaceClasses.Of("", true, 9).Skip(1).Select(static one => one.From));
        // On a grey printer blue is red: below the usual there are lines.
        Assert.All(ratio.Where(static one => one.Color is not null), one => Assert.Equal(one.From < 1, one.IsHatched));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(1, 6)]
    [InlineData(0.07, 6)]
    public void Steps_are_the_six_round_numbers_below_the_peak(double peak, int count)
    {
        double[] steps = SurfaceClasses.NiceSteps(peak);
        Assert.Equal(count, steps.Length);
        Assert.Equal(steps.Order(), steps);
        Assert.All(steps, step => Assert.InRange(step, 0, peak));
    }

    [Fact]
    public void Each_point_of_a_surface_has_the_colour_of_its_class_by_interpolation_between_middles()
    {
        var random = new SeededRandom(5);
        CellGrid grid = CellGrid.At(CellShape.Square, 50, 12_000, 4_200, 24, 18);
        var surface = new Surface(grid, [.. Enumerable.Range(0, grid.CellCount).Select(_ => 1000 * random.NextDouble())], "incidents per km²");
        var frame = new MapFrame(0, 0, 120, 90, new GridPoint(600_600, 210_450), 10_000);
        using SKSurface canvas = SKSurface.Create(new SKImageInfo(1200, 900));
        canvas.Canvas.Clear(SKColors.White);
        canvas.Canvas.Scale(10);
        SurfacePicture.Draw(new Pen(canvas.Canvas), frame, new MapSurfaces(surface.Unit, false, 1000, [surface]));
        using SKImage image = canvas.Snapshot();
        using SKBitmap drawn = SKBitmap.FromImage(image);
        SurfaceClass[] classes = SurfaceClasses.Of(surface.Unit, false, 1000);
        int looked = 0;
        for (int draw = 0; draw < 4000; draw++)
        {
            int px = (int)(1200 * random.NextDouble()), py = (int)(900 * random.NextDouble());
            // A tenth of a millimetre is a metre here. Near the edge of a band either colour will do.
            double east = 600_000 + px + 0.5, north = 210_900 - py - 0.5;
            int[] near = [.. new[] { (0, 0), (-3, 0), (3, 0), (0, -3), (0, 3) }.Select(
                at => ClassAt(surface, classes, east + at.Item1, north + at.Item2)).Distinct()];
            if (near.Length > 1)
                continue;
            looked++;
            Assert.Equal(OnWhite(classes[near[0]].Color), drawn.GetPixel(px, py), new Near());
        }
        Assert.InRange(looked, 1500, 4000);
    }

    private static int ClassAt(Surface surface, SurfaceClass[] classes, double east, double north)
    {
        CellGrid grid = surface.Grid;
        double x = Math.Clamp((east - grid.West) / grid.Size - 0.5, 0, grid.Columns - 1),
            y = Math.Clamp((north - grid.South) / grid.Size - 0.5, 0, grid.Rows - 1);
        double At(int row, int column) => surface.Values[Math.Min(row, grid.Rows - 1) * grid.Columns + Math.Min(column, grid.Columns - 1)];
        int west = (int)x, below = (int)y;
        double low = At(below, west) + (At(below, west + 1) - At(below, west)) * (x - west);
        double high = At(below + 1, west) + (At(below + 1, west + 1) - At(below + 1, west)) * (x - west);
        double value = low + (high - low) * (y - below);
        return Array.FindLastIndex(classes, one => one.From <= value);
    }

    private static SKColor OnWhite(SKColor? color)
    {
        if (color is not { } ink)
            return SKColors.White;
        double cover = ink.Alpha / 255.0 * MapStyle.SurfaceCover;
        byte Of(byte part) => (byte)Math.Round(255 + (part - 255) * cover);
        return new SKColor(Of(ink.Red), Of(ink.Green), Of(ink.Blue));
    }

    private sealed class Near : IEqualityComparer<SKColor>
    {
        public bool Equals(SKColor x, SKColor y) =>
            Math.Abs(x.Red - y.Red) <= 2 && Math.Abs(x.Green - y.Green) <= 2 && Math.Abs(x.Blue - y.Blue) <= 2;

        public int GetHashCode(SKColor obj) => 0;
    }

    private static string Source(params string[] parts) =>
        File.ReadAllText(Repository.Path(["Hotspots.Desktop", "web", "src", "map", .. parts]));

    private static string Hex(SKColor ink) => $"{ink.Red:x2}{ink.Green:x2}{ink.Blue:x2}";

    private static string Triple(SKColor ink) => string.Create(CultureInfo.InvariantCulture, $"{ink.Red}, {ink.Green}, {ink.Blue}");

    private static IEnumerable<string> Triples(string text) =>
        Three().Matches(text).Select(static m => m.Groups[1].Value);

    private static IEnumerable<double> Numbers(string text) => text.Split(',').Select(static one => double.Parse(one, CultureInfo.InvariantCulture));

    [GeneratedRegex(
        @"\{ id: '(?<id>[a-z-]+)', name: '(?<name>[^']+)', fill: \['#(?<fill>[0-9a-f]{6})', '[^']+'\], isOutlined: (?<line>\w+), "
            + @"isHatched: (?<hatch>\w+) \}")]
    private static partial Regex Style();

    [GeneratedRegex(
        @"\['(?<id>[a-z]+)', '(?<meaning>[^']+)', (?<line>true|false), "
            + @"\['#(?<hot>[0-9a-f]{6})', '[^']+'\], \['#(?<cold>[0-9a-f]{6})', '[^']+'\]\]")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\[(\d+, \d+, \d+)(?:, 1)?\]")]
    private static partial Regex Three();
}
