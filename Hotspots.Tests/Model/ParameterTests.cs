using Hotspots.Core.Model;

namespace Hotspots.Tests.Model;

public sealed class ParameterTests
{
    private static readonly Parameter Distance = new("eps", "Neighbour distance", "m", 1, 10_000, false, "knee", "Larger joins more.");
    private static readonly Parameter Number = new("min-points", "Fewest incidents", "incidents", 1, 1000, true, "size", "Larger finds fewer.");

    [Theory]
    [InlineData("1", 1)] // the smallest is allowed
    [InlineData("10000", 10_000)] // and the largest
    [InlineData("87.5", 87.5)]
    public void A_parameter_is_read_without_regard_to_the_machine(string text, double expected) =>
        Assert.Equal(expected, Distance.Parse(text));

    [Theory]
    [InlineData("0.999")]
    [InlineData("10000.1")]
    [InlineData("87,5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("150m")]
    [InlineData("")]
    public void A_value_outside_the_range_is_refused_with_the_range(string text)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Distance.Parse(text));
        Assert.Equal($"⟨eps⟩ takes a number of metres from 1 to 10000, not \"{text}\".", refusal.Message);
        // What names no parameter of the code is meant for the user.
        Assert.Null(refusal.ParamName);
    }

    [Fact]
    public void A_count_is_whole() =>
        Assert.Equal("⟨min-points⟩ takes a whole number of incidents from 1 to 1000, not \"2.5\".",
            Assert.Throws<ArgumentException>(() => Number.Parse("2.5")).Message);

    [Fact]
    public void A_choice_is_its_index_in_any_case()
    {
        Parameter kernel = Parameter.OfChoices(
            "kernel", "Kernel", "quartic", "Which.", new("quartic", "q"), new("gaussian", "g"), new("uniform", "u"));
        Assert.Equal(1, kernel.Parse("Gaussian"));
        Assert.Equal("⟨kernel⟩ takes quartic, gaussian or uniform, not \"1\".", Assert.Throws<ArgumentException>(() => kernel.Parse("1")).Message);
        Assert.Equal("gaussian", kernel.GivenIn(new Dictionary<string, double> { ["kernel"] = 1 })!.Value.Choice);
        Assert.Equal("quartic", kernel.ValueOr(new Dictionary<string, double>(), 0, "usual").Choice);
    }

    [Fact]
    public void Who_chose_a_value_is_recorded_with_it()
    {
        var given = new Dictionary<string, double> { ["eps"] = 80 };
        Assert.Equal(new ParameterValue("eps", 80, "m", ParameterOrigin.Given, ""), Distance.GivenIn(given));
        Assert.Equal(new ParameterValue("eps", 80, "m", ParameterOrigin.Given, ""), Distance.ValueOr(given, 150, "usual"));
        Assert.Null(Number.GivenIn(given));
        Assert.Equal(new ParameterValue("min-points", 5, "incidents", ParameterOrigin.Default, "usual"), Number.ValueOr(given, 5, "usual"));
        Assert.Equal(new ParameterValue("min-points", 7, "incidents", ParameterOrigin.Derived, "counted"), Number.Derived(7, "counted"));
    }
}
