using Hotspots.Core.Model;
using Hotspots.Desktop.Seam;
using Hotspots.Tests.Architecture;
using Hotspots.Tests.Model;

namespace Hotspots.Tests.Desktop;

public sealed class ControlLabelsTests
{
    [Theory]
    [InlineData("⟨ring⟩ takes metres from 50 to 2000, not 5.", "“Look for what moved as far as” takes metres from 50 to 2000, not 5.")]
    [InlineData("A larger ⟨eps⟩ or ⟨bandwidth⟩ does.", "A larger “Neighbour distance” or “Bandwidth” does.")]
    [InlineData("Name them with ⟨cases KIND⟩, such as ⟨kind tip⟩.", "Name them with “What is compared”, such as “Kinds” tip.")]
    [InlineData("Say so when loading (⟨dates day-first⟩ or ⟨dates month-first⟩).", "Say so when loading.")]
    [InlineData("The ground (12 km²) is (⟨flag 5cells⟩) small.", "The ground (12 km²) is small.")]
    [InlineData("Give a control of your own with ⟨control⟩.", "Give a control of your own with --control on the command line.")]
    [InlineData("⟨header-row N⟩ names another line.", "--header-row N on the command line names another line.")]
    [InlineData("Nothing is named.", "Nothing is named.")]
    public void The_window_names_a_control_by_its_label(string sentence, string said) => Assert.Equal(said, ControlLabels.Said(sentence));

    [Fact]
    public void Every_label_stands_on_the_page()
    {
        string page = string.Concat(SourceFile.All
            .Where(static file => file.Path.StartsWith("Hotspots.Desktop/web/src/", StringComparison.Ordinal) && !file.IsCSharp)
            .Select(static file => file.Text));
        Assert.All(ControlLabels.Own.Values.SelectMany(static label => label.Split(": ")), label =>
            Assert.Contains(label, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_control_stands_for_an_option() =>
        Assert.Empty(ControlLabels.Own.Keys.Select(static name => "--" + name).Except(OptionNamesTests.Options()));

    [Fact]
    public void A_sentence_on_its_way_to_the_page_is_said_in_its_words()
    {
        string json = System.Text.Json.JsonSerializer.Serialize(
            new ErrorAnswer($"Leave out {OptionNames.Of("reach")}."), SeamJson.Default.ErrorAnswer);
        Assert.Equal("Leave out “Reach of a team”.", System.Text.Json.JsonSerializer.Deserialize(json, SeamJson.Default.ErrorAnswer)!.Error);
    }
}
