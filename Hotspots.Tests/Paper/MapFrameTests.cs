using Hotspots.Core.Model.Spatial;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Tests.Paper;

public sealed class MapFrameTests
{
    [Theory]
    [InlineData(700, 400, 5_000)]
    [InlineData(1_600, 900, 12_500)]
    [InlineData(20_000, 400, 150_000)]
    [InlineData(300, 40_000, 500_000)]
    public void The_scale_is_round_and_the_ground_lies_in_the_frame(double width, double height, int scale)
    {
        var ground = new Envelope(617_000, 617_000 + width, 214_000, 214_000 + height);
        MapFrame frame = MapFrame.Round(17, 50, 181, 110, ground);
        Assert.Equal(scale, frame.Scale);
        Assert.True(frame.Ground.Contains(ground));
        Assert.InRange(frame.XOf(ground.MinX), 17, 17 + 181);
        Assert.InRange(frame.YOf(ground.MaxY), 50, 50 + 110);
    }

    [Fact]
    public void A_kilometre_is_as_long_on_paper_as_the_scale_says()
    {
        var frame = new MapFrame(17, 50, 181, 110, new GridPoint(617_500, 214_500), 10_000);
        Assert.Equal(100, frame.XOf(618_000) - frame.XOf(617_000), 1e-3);
        Assert.Equal(100, frame.YOf(214_000) - frame.YOf(215_000), 1e-3);
    }

    [Fact]
    public void No_label_is_written_over_another_or_beyond_the_map()
    {
        var room = new LabelRoom(SKRect.Create(0, 0, 100, 50));
        Assert.True(room.Take(SKRect.Create(10, 10, 20, 5)));
        Assert.False(room.Take(SKRect.Create(25, 12, 20, 5)));
        Assert.False(room.Take(SKRect.Create(90, 10, 20, 5)));
        Assert.False(room.TakeAll([SKRect.Create(60, 10, 5, 5), SKRect.Create(29, 10, 5, 5)]));
        Assert.True(room.Take(SKRect.Create(60, 10, 5, 5)));
    }
}
