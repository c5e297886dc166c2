using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Architecture;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_public_face_of_Core_is_closed_and_named()
    {
        Type[] types = typeof(GeoPoint).Assembly.GetExportedTypes();
        Assert.Contains(typeof(GeoPoint), types);
        Breaches.None(PublicSurface.Breaches(types));
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
