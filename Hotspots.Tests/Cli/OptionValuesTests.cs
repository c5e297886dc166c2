using Hotspots.Cli;
using Hotspots.Cli.Options;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Tests.Cli;

public sealed class OptionValuesTests
{
    private static readonly Parameter Distance = new("eps", "--eps", "Neighbour distance", "m", 1, 10_000, false, "knee", "Larger joins more.");
    private static readonly Parameter Number = new("minPoints", "--min-points", "Fewest incidents", "incidents", 1, 1000, true, "size", "Larger finds fewer.");

    [Theory]
    [InlineData("1", 1)] // the smallest is allowed
    [InlineData("10000", 10_000)] // and the largest
    [InlineData("87.5", 87.5)]
    public void A_parameter_is_read_without_regard_to_the_machine(string text, double expected) =>
        Assert.Equal(expected, OptionValues.Number(Distance, text));

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
        CommandException refusal = Assert.Throws<CommandException>(() => OptionValues.Number(Distance, text));
        Assert.Equal($"--eps takes a number of metres from 1 to 10000, not \"{text}\".", refusal.Message);
        Assert.Equal(ExitCode.WrongUsage, refusal.ExitCode);
    }

    [Fact]
    public void A_count_is_whole() =>
        Assert.Equal("--min-points takes a whole number of incidents from 1 to 1000, not \"2.5\".",
            Assert.Throws<CommandException>(() => OptionValues.Number(Number, "2.5")).Message);

    [Fact]
    public void A_pair_keeps_later_equal_signs()
    {
        KeyValuePair<string, string> pair = OptionValues.Pair("--column", "time=a=b", "NAME=HEADER");
        Assert.Equal("time", pair.Key);
        Assert.Equal("a=b", pair.Value);
    }

    [Theory]
    [InlineData("longitude")]
    [InlineData("=x")]
    [InlineData("longitude=")]
    public void Half_a_pair_is_refused(string text) =>
        Assert.Equal($"--column takes NAME=HEADER, not \"{text}\".", Assert.Throws<CommandException>(() => OptionValues.Pair("--column", text, "NAME=HEADER")).Message);

    [Fact]
    public void Weights_are_a_preset_or_a_list_of_kinds()
    {
        Assert.Null(OptionValues.Weights([]));
        Assert.Same(WeightTable.Evidence, OptionValues.Weights(["Evidence"]));
        WeightTable given = OptionValues.Weights(["seizure=5", "tip=0.5"])!;
        Assert.Equal(5, given.Of("Seizure"));
        Assert.Equal(0.5, given.Of("tip"));
        Assert.Equal(1, given.Of("warrant"));
    }

    [Theory]
    [InlineData("evidences")]
    [InlineData("tip=-1")]
    [InlineData("tip=NaN")]
    [InlineData("tip=Infinity")]
    [InlineData("tip=1e308")]
    [InlineData("tip=1e999")]
    [InlineData("tip=1000000000001")]
    [InlineData("tip=a")]
    [InlineData("tip=1,5")]
    public void Impossible_weights_are_refused(string text)
    {
        CommandException refusal = Assert.Throws<CommandException>(() => OptionValues.Weights([text]));
        Assert.StartsWith("--weights takes", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith($"not \"{text}\".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preset_and_a_kind_do_not_mix_and_a_kind_is_named_once()
    {
        Assert.Throws<CommandException>(() => OptionValues.Weights(["evidence", "tip=2"]));
        Assert.Throws<CommandException>(() => OptionValues.Weights(["tip=1", "Tip=2"]));
    }
}
