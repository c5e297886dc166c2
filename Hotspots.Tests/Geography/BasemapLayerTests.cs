using Hotspots.Core.Geography.Shore;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Data;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Geography;

/// <summary>The layers that maps on paper are drawn of, against the tests' own reader of their files.</summary>
public sealed class BasemapLayerTests
{
    [Theory]
    [InlineData(typeof(Coast), "basemap/local.bin", "local.bin", "land")]
    [InlineData(typeof(Hotspots.Paper.Drawing.Sheet), "built-local.bin", "built-local.bin", "built-up")]
    public void Shapes_and_boxes_are_those_of_the_file(Type of, string resource, string file, string name)
    {
        BasemapLayer layer = BasemapLayer.Of(of.Assembly, resource, name);
        Polygon[] read = [.. new BasemapFile(Repository.Path("data", "basemap", file)).Polygons(name)];
        Assert.Equal(read.Length, layer.Count);
        for (int i = 0; i < read.Length; i++)
        {
            Envelope box = read[i].EnvelopeInternal;
            Assert.Equal(new GridBox(box.MinX, box.MinY, box.MaxX, box.MaxY), layer.BoxOf(i));
            if (i % 50 == 0)
                Assert.True(read[i].EqualsExact(layer[i]));
        }
        var random = new Random(2);
        for (int draw = 0; draw < 10; draw++)
        {
            double west = 600_000 * random.NextDouble(), south = 1_000_000 * random.NextDouble();
            var where = new Envelope(west, west + 20_000, south, south + 20_000);
            Assert.Equal(
                read.Where(one => one.EnvelopeInternal.Intersects(where)).Select(static one => one.NumPoints),
                layer.Meeting(where).Select(static one => one.NumPoints));
        }
    }

    [Fact]
    public void Of_a_layer_that_does_not_come_first_nothing_comes() =>
        Assert.Equal(0, BasemapLayer.Of(typeof(Coast).Assembly, "basemap/local.bin", "lakes").Count);
}
