using System.CommandLine;
using Hotspots.Cli;
using Hotspots.Cli.Options;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Tests.Cli.Options;

public sealed class OptionValuesTests
{
    [Fact]
    public void One_profile_is_no_choice_and_two_are()
    {
        Assert.Null(new ProfileOption(["internal"]).Option);
        var option = new ProfileOption(["internal", "partner"]);
        Assert.Contains("internal", option.Option!.Description, StringComparison.Ordinal);
        Assert.Contains("partner", option.Option.Description, StringComparison.Ordinal);
        var command = new RootCommand { option.Option };
        Assert.Equal("partner", option.Value(command.Parse(["--profile", "partner"])));
        Assert.Equal("internal", option.Value(command.Parse([])));
        Assert.Equal("internal", new ProfileOption(["internal"]).Value(command.Parse([])));
    }

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
        Assert.Equal(
            $"--column takes NAME=HEADER, not \"{text}\".",
            Assert.Throws<CommandException>(() => OptionValues.Pair("--column", text, "NAME=HEADER")).Message);

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
