using Hotspots.Core.Model.Lines;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs;
using Hotspots.Core.Runs.Lines;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Lines;

/// <summary>
/// The sample's six lines and seven operations. The numbers were counted by a script of another language (Python's csv module over
/// data/county-lines.csv): rows of kind seizure that share an id are one, a row is placed where it has two degrees within Britain or a grid
/// reference. Reports that are suspected false are counted here as the script counts them.
/// </summary>
public sealed class SampleLinesTests
{
    private static readonly RunRequest All = new() { Files = [Repository.Path("data", "county-lines.csv")], KeepsSuspectedFalse = true };

    private static readonly Lazy<LinesRecord> Sample = new(
        static () => LinesRun.Execute(new LinesRequest(All), TimeProvider.System, null, CancellationToken.None));

    [Theory]
    [InlineData("Rico line", 358, 13, 270, 10, 37, 26, 59)]
    [InlineData("JJ line", 343, 18, 229, 12, 49, 42, 47)]
    [InlineData("Mersey line", 289, 9, 211, 6, 42, 31, 29)]
    [InlineData("Max line", 245, 4, 161, 13, 37, 31, 26)]
    [InlineData("Scouse Al line", 215, 11, 156, 4, 24, 18, 24)]
    [InlineData("Deano line", 112, 2, 85, 3, 14, 12, 11)]
    public void Lines_count_what_a_script_counts(
        string name, int incidents, int unplaced, int tips, int warrants, int seizures, int classA, int conditions)
    {
        CountyLine line = Sample.Value.Lines.Single(line => line.Line == name);
        Assert.Equal((incidents, unplaced, tips, warrants), (line.Incidents, line.Unplaced, line.Tips, line.Warrants));
        Assert.Equal((seizures, classA, conditions), (line.Seizures, line.ClassA, line.Conditions));
        Assert.Empty(line.Spellings);
        Assert.Equal("active", line.Status);
    }

    /// <summary>Of incidents that say their town: those that do not are added by where they lie, and are none but these.</summary>
    [Theory]
    [InlineData("Rico line", 18, "Clacton-on-Sea", 258, "Jaywick", 82)]
    [InlineData("JJ line", 20, "Clacton-on-Sea", 112, "High Wycombe", 186)]
    [InlineData("Mersey line", 14, "Buckley", 123, "Mold", 97)]
    [InlineData("Max line", 10, "High Wycombe", 235, "Clacton-on-Sea", 0)]
    [InlineData("Scouse Al line", 11, "Buckley", 82, "Connah's Quay", 70)]
    [InlineData("Deano line", 3, "Mold", 85, "Connah's Quay", 24)]
    public void Towns_hold_what_is_recorded_in_them_and_no_more_than_what_says_none(
        string name, int unsaid, string first, int inFirst, string second, int inSecond)
    {
        int In(string town) => Sample.Value.Towns.SingleOrDefault(one => one.Line == name && one.Town == town)?.Incidents ?? 0;
        Assert.InRange(In(first), inFirst, inFirst + unsaid);
        Assert.InRange(In(second), inSecond, inSecond + unsaid);
        Assert.InRange(In(first) + In(second), inFirst + inSecond, inFirst + inSecond + unsaid);
        Assert.Equal(Sample.Value.Lines.Single(line => line.Line == name).Incidents,
            Sample.Value.Towns.Where(town => town.Line == name).Sum(static town => town.Incidents));
    }

    [Theory]
    [InlineData("Operation Fernbrook", 53, 5, 4, 1000, 4, 9, "cocaine", 0.0338)]
    [InlineData("Operation Groyne", 10, 5, 4, 370, 6, 4, "cocaine", 0.068)]
    [InlineData("Operation Rowlock", 142, 20, 14, 14_375, 16, 25, "cannabis", 1.3274)]
    [InlineData("Operation Racer", 63, 7, 5, 1215, 3, 9, "cannabis", 0.7926)]
    [InlineData("Operation Saltmarsh", 140, 19, 13, 4235, 10, 18, "ketamine", 0.044)]
    [InlineData("Operation Dovecote", 71, 15, 9, 3605, 5, 15, "heroin", 0.0557)]
    [InlineData("Operation Chairmaker", 13, 6, 5, 4390, 7, 6, "m-cat", 0.0868)]
    public void Operations_brought_what_a_script_counts(
        string name, int incidents, long arrests, int charged, double cash, int warrants, int seizures, string drug, double kilograms)
    {
        OperationYield all = Sample.Value.Operations.Single(one => one.Operation == name && one.Area == OperationYield.AllAreas);
        Assert.Equal((incidents, arrests, charged, cash), (all.Incidents, all.Arrests, all.Charged, all.CashGbp));
        Assert.Equal((warrants, seizures, 0), (all.Warrants, all.Seizures, all.WithoutQuantity));
        Assert.Equal(kilograms, all.Drugs.Single(one => one.Drug == drug && one.Unit == "kg").Total!.Value, 1e-9);
    }

    [Fact]
    public void As_many_incidents_of_each_line_as_its_hours_are_told_from()
    {
        TimeProfileRecord when = TimeProfileRun.Execute(
            new TimeProfileRequest(All, TimeGrouping.Line), TimeProvider.System,
            null, CancellationToken.None);
        Assert.Equal(
            when.Groups.Select(static group => (group.Group, group.Incidents)).Order(),
            Sample.Value.Lines.Select(static line => (line.Line, line.Incidents)).Order());
    }

    [Fact]
    public void The_pairs_of_the_sample_share_no_more_places_than_chance_makes()
    {
        Assert.Equal(5, Sample.Value.Links.Count);
        Assert.All(Sample.Value.Links, static link => Assert.True(link is { IsShared: false, P: > 0.05, Turf: TurfWord.NoChange }));
        Assert.Contains("No two lines share more places than chance makes (5 pairs tested).", Sample.Value.Answer);
    }
}
