using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Files.Positions;

namespace Hotspots.Tests.Files;

public sealed class NumberParserTests
{
    [Fact]
    public void Agrees_to_the_last_bit_with_the_framework()
    {
        Gen<double> number = Gen.Choose(int.MinValue, int.MaxValue).SelectMany(static a => Gen.Choose(0, 12).Select(b => a / Math.Pow(10, b)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(number.ToArbitrary(), static value =>
        {
            foreach (string form in (string[])["0.######", "0.000000", "R", "0.000000000000"])
            {
                string text = value.ToString(form, CultureInfo.InvariantCulture);
                Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out double read), text);
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), read);
            }
        }));
    }

    [Theory]
    [InlineData(" -3.142\t", -3.142)]
    [InlineData("+51.5", 51.5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("1e3", 1000)]
    [InlineData("0.12345678901234567890", 0.12345678901234567890)]
    [InlineData("1e308", 1e308)]
    public void Numbers(string text, double expected)
    {
        Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("51,5")]
    [InlineData("1.2.3")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("0x10")]
    [InlineData("12 34")]
    [InlineData("north")]
    public void No_numbers(string text) => Assert.False(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), out _));
}
