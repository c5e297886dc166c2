using Hotspots.Core.Model.Spatial;
using Hotspots.Methods;

namespace Hotspots.Tests.Architecture;

public sealed class PublicSurfaceTests
{
    [Theory]
    [InlineData(typeof(GeoPoint))]
    [InlineData(typeof(Hotspots.Cli.Program))]
    [InlineData(typeof(Hotspots.Desktop.MapHost))]
    public void What_is_no_library_shows_nothing(Type sample) => Assert.Empty(sample.Assembly.GetExportedTypes());

    [Fact]
    public void The_library_shows_its_own_types_alone_closed_and_named()
    {
        Type[] types = typeof(Dbscan).Assembly.GetExportedTypes();
        Assert.Contains(typeof(Dbscan), types);
        Assert.All(types, static type => Assert.Equal("Hotspots.Methods", type.Namespace));
        Breaches.None(PublicSurface.Breaches(types));
    }

    [Fact]
    public void The_library_stands_on_NetTopologySuite_alone()
    {
        Assert.Equal(
            ["NetTopologySuite"],
            typeof(Dbscan).Assembly.GetReferencedAssemblies().Select(static one => one.Name!)
                .Where(static name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib")));
        Assert.Empty(typeof(Dbscan).Assembly.GetManifestResourceNames());
    }

    [Theory]
    [InlineData(typeof(Loose))]
    [InlineData(typeof(Wide))]
    [InlineData(typeof(Open))]
    public void A_breach_is_reported(Type type) => Assert.NotEmpty(PublicSurface.Breaches([type]));

    [Fact]
    public void A_pair_and_a_constant_are_no_breach() => Assert.Empty(PublicSurface.Breaches([typeof(Sound)]));

#pragma warning disable CA1051, CA2211, CS0649 // they are here to break the rule
    public sealed class Loose
    {
        public int Field;
    }

    public static class Wide
    {
        public static IReadOnlyList<(int A, int B, int C)> Rows => [];
    }

    public class Open;

    public sealed class Sound
    {
        public const int Constant = 1;
        public static readonly int Fixed = Constant;

        public static (int A, int B)? Pair => null;
    }
#pragma warning restore CA1051, CA2211, CS0649
}
