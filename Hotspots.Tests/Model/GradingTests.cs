using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;

namespace Hotspots.Tests.Model;

public sealed class GradingTests
{
    [Theory]
    [InlineData("2", "D", "2D")]
    [InlineData("1", "a", "1A")]
    [InlineData("3 - not reliable", "E: suspected false", "3E")]
    [InlineData("2 untested", "Suspected to be false or malicious", "2E")]
    [InlineData("", "E", "?E")]
    [InlineData("2", "", "2?")]
    [InlineData("", "", "")]
    // Old grades have letters for digits and digits for letters: none of their parts is taken for one of these.
    [InlineData("B", "2", "")]
    [InlineData("E", "4", "")]
    [InlineData("E", "5", "")]
    // Words that begin with a code are no codes.
    [InlineData("10", "Corroborated", "")]
    [InlineData("2A", "Evidence", "")]
    public void What_a_grade_can_be_relied_on_is_its_two_codes(string source, string intelligence, string expected)
    {
        var grading = new Grading(source, intelligence, "P");
        Assert.Equal(expected, grading.Reliance);
        Assert.Equal(expected.EndsWith('E'), grading.IsSuspectedFalse);
    }

    [Theory]
    [InlineData("B", "2", true, false)]
    [InlineData("E", "5", true, true)]
    [InlineData("2", "B", false, false)]
    [InlineData("", "5", false, false)]
    [InlineData("E", "", false, false)]
    public void An_older_grade_is_known_by_both_of_its_parts(string source, string intelligence, bool isOlder, bool isFalse)
    {
        var grading = new Grading(source, intelligence, "1");
        Assert.Equal((isOlder, isFalse), (grading.IsOlderScheme, grading.IsSuspectedFalseByOlderScheme));
        Assert.Equal($"{source}{intelligence}1", grading.ToString());
    }

    [Theory]
    [InlineData("C", true, false)]
    [InlineData("c", true, false)]
    [InlineData("C1", true, false)]
    [InlineData("C - ask the originator", true, false)]
    [InlineData("P", false, true)]
    [InlineData("P1", false, true)]
    [InlineData("1", false, false)]
    [InlineData("", false, false)]
    [InlineData("Confidential", false, false)]
    public void Handling_has_conditions_or_has_none_or_is_something_else(string handling, bool isConditional, bool isOpen) =>
        Assert.Equal((isConditional, isOpen), (Grading.IsConditionalCode(handling), Grading.IsOpenCode(handling)));

    [Theory]
    [InlineData(3, 0, 0, "tips", true)]
    [InlineData(0, 2, 0, "facts", false)]
    [InlineData(3, 2, 0, "tips and facts", false)]
    [InlineData(3, 2, 1, "tips, facts and other records", false)]
    [InlineData(3, 0, 1, "tips and other records", false)]
    [InlineData(0, 0, 0, "", false)]
    public void A_hotspot_says_what_it_rests_on(int tips, int facts, int others, string basis, bool isTipsOnly)
    {
        var grading = new HotspotGrading(tips, facts, others);
        Assert.Equal((basis, isTipsOnly, isTipsOnly), (grading.Basis, grading.IsTipsOnly, grading.TipsOnlyWords.Length > 0));
        Assert.Equal("", grading.HandlingWords);
    }

    [Fact]
    public void Conditions_are_told_as_they_are_given()
    {
        var grading = new HotspotGrading(3, 0, 0) { Conditional = 1, Handling = ["C", "1"] };
        Assert.Equal("Contains handling C intelligence: 1 incident may be shared on conditions only.", grading.HandlingWords);
        grading = grading with { Conditional = 2, Handling = ["C2 ask first", "C", "1"] };
        Assert.Equal("Contains handling C intelligence: 2 incidents may be shared on conditions only (as given: C2 ask first).",
            grading.HandlingWords);
    }

    [Theory]
    [InlineData("tip", "1A", 1)]
    [InlineData("tip", "1B", 1)]
    [InlineData("tip", "2D", 0.125)]
    [InlineData("tip", "3C", 0.125)]
    [InlineData("tip", "3E", 0)]
    [InlineData("tip", "?A", 0.5)]
    [InlineData("tip", "1?", 0.25)]
    // A tip without a grade counts as one that is untested and not known; what was found has no grade and counts in full.
    [InlineData("Tip", "", 0.125)]
    [InlineData("seizure", "", 1)]
    [InlineData("seizure", "2D", 0.125)]
    public void Weights_by_grade_are_source_times_intelligence(string kind, string reliance, double expected) =>
        Assert.Equal(expected, WeightTable.Grade.Of(kind, reliance));

    [Fact]
    public void Without_grades_a_table_is_what_it_was()
    {
        Assert.False(WeightTable.Grade.IsCount);
        Assert.True(WeightTable.Count.IsCount);
        Assert.All(new[] { "2D", "3E", "" }, static reliance => Assert.Equal(3, WeightTable.Evidence.Of("warrant", reliance)));
    }
}
