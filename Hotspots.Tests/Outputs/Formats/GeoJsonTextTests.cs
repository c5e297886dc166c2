using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Outputs.Formats.GeoJson;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Tests.Outputs.Formats;

public sealed class GeoJsonTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(0.00000004, "0")]
    [InlineData(-0.00000004, "0")]
    [InlineData(0.0000001, "0.0000001")]
    [InlineData(-0.0000001, "-0.0000001")]
    [InlineData(-3.14, "-3.14")]
    [InlineData(51.5, "51.5")]
    [InlineData(53.16912345678, "53.1691235")]
    [InlineData(-0.99999996, "-1")]
    [InlineData(180, "180")]
    [InlineData(-180.0, "-180")]
    [InlineData(10.0000001, "10.0000001")]
    public void Seven_decimals_without_zeros_at_the_end(double degrees, string expected) => Assert.Equal(expected, Text(degrees));

    [Fact]
    public void Agrees_with_decimal_arithmetic_on_any_position() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(-1_800_000_000, 1_800_000_000).ToArbitrary(),
            static units => Text(units / 1e7) == (units / 10_000_000m).ToString("0.#######", CultureInfo.InvariantCulture)));

    [Fact]
    public void Rounded_numbers_are_never_minus_zero() =>
        Assert.False(double.IsNegative(LayerValue.Round(-0.001, 2)));

    private static string Text(double degrees)
    {
        Span<byte> text = stackalloc byte[GeoJsonText.MaxDegrees];
        return Encoding.ASCII.GetString(text[..GeoJsonText.WriteDegrees(GeoJsonText.ToUnits(degrees), text)]);
    }
}
