using Hotspots.Core.Model;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Outputs.Released;
using Hotspots.Paper.Raids;
using Hotspots.Tests.Runs.Raids;
using Hotspots.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Hotspots.Tests.Paper.Raids;

public sealed class RaidFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_commander_has_every_door_and_every_team_its_own_alone()
    {
        RaidPlan plan = Clacton();
        RaidRecord record = plan.Record;
        using PdfDocument document = PdfDocument.Open(Pdf(plan));
        Page[] pages = [.. document.GetPages()];
        RaidTeam[] teams = [.. record.Teams.Where(static team => team.Doors > 0)];
        Assert.Equal(1 + teams.Length, pages.Length);
        string commander = TextOf(pages[0]);
        Assert.All(record.Doors, door => Assert.Contains(Bare(door.Label), commander, StringComparison.Ordinal));
        Assert.All(record.Ways, way => Assert.Contains(Bare(way.Team), commander, StringComparison.Ordinal));
        for (int i = 0; i < teams.Length; i++)
        {
            string text = TextOf(pages[1 + i]);
            foreach (RaidDoor door in record.Doors)
            {
                bool isOwn = door.Teams.Contains(teams[i].CallSign);
                Assert.Equal(isOwn, text.Contains(Bare(door.Label), StringComparison.Ordinal));
                Assert.Equal(isOwn, text.Contains(Bare(door.GridReference), StringComparison.Ordinal));
            }
            foreach (RaidWay way in record.Ways.Where(way => way.Team == teams[i].CallSign))
                Assert.Contains(way.SetsOff[^5..], text, StringComparison.Ordinal);
        }
        string all = string.Concat(pages.Select(TextOf));
        // Free text never leaves, and may name anyone.
        Assert.DoesNotContain("SECRETNAME", all, StringComparison.Ordinal);
        // No option of the command line stands on paper.
        Assert.DoesNotContain("⟨", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_teams_at_a_door_know_of_one_another()
    {
        RaidPlan plan = Clacton();
        RaidDoor door = plan.Record.Doors.Single(static door => door.Asked == 2);
        using PdfDocument document = PdfDocument.Open(Pdf(plan));
        int first = 1 + Array.FindIndex([.. plan.Record.Teams.Where(static team => team.Doors > 0)], team => team.CallSign == door.Teams[0]);
        Assert.Contains(Bare($"With {door.Teams[1]}, at the same minute."), TextOf(document.GetPage(first + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sheet_bears_the_marking_above_and_below_and_the_properties_bear_it()
    {
        using PdfDocument document = PdfDocument.Open(Pdf(Clacton()));
        foreach (Page page in document.GetPages())
        {
            double[] heights =
                [.. page.GetWords().Where(static word => word.Text == "OFFICIAL-SENSITIVE").Select(static word => word.BoundingBox.Bottom)];
            Assert.Contains(heights, height => height > page.Height * 0.95);
            Assert.Contains(heights, height => height < page.Height * 0.05);
            Assert.All(page.Letters, letter =>
            {
                Assert.Contains("Inter", letter.FontName, StringComparison.Ordinal);
                Assert.InRange(letter.BoundingBox.Left, 17, page.Width - 17);
                Assert.InRange(letter.BoundingBox.Right, 17, page.Width - 17);
            });
        }
        Assert.Equal("OFFICIAL-SENSITIVE", document.Information.Subject);
    }

    [Fact]
    public void The_same_plan_makes_the_same_bytes()
    {
        RaidPlan plan = Clacton();
        Assert.Equal(Pdf(plan), Pdf(plan));
    }

    [Fact]
    public void More_ways_than_a_sheet_holds_go_on_further_sheets()
    {
        RaidPlan plan = Clacton();
        RaidWay first = plan.Record.Ways[0];
        RaidWay[] many = [.. Enumerable.Range(0, 70).Select(i => first with { Team = $"XR{100 + i}" })];
        RaidPlan crowded = plan with { Record = plan.Record with { Ways = many } };
        using PdfDocument document = PdfDocument.Open(Pdf(crowded));
        string commander = string.Concat(document.GetPages().Take(3).Select(TextOf));
        Assert.All(many, way => Assert.Contains(way.Team, commander, StringComparison.Ordinal));
        Assert.StartsWith("3 sheets for the commander", RaidFile.PagesOf(crowded.Record), StringComparison.Ordinal);
    }

    [Fact]
    public void No_profile_for_others_lets_a_plan_out()
    {
        RaidRecord record = Clacton().Record;
        var outside = new ReleaseProfile("outside", []);
        OutputException refused = Assert.Throws<OutputException>(() => ReleasedRaid.Through(record, outside));
        Assert.Equal(
            "A plan of a day of warrants is never released as \"outside\": it is made of addresses; use internal, for those who carry it out. "
                + "Nothing was written.",
            refused.Message);
        Assert.Equal(record.Doors, ReleasedRaid.Through(record).Record.Doors);
    }

    private RaidPlan Clacton() => ClactonDay.Plan(ClactonDay.Request(
        _folder.Write("warrants.csv", ClactonDay.Csv()), _folder.Write("teams.csv", ClactonDay.Teams())));

    private static byte[] Pdf(RaidPlan plan)
    {
        using var stream = new MemoryStream();
        RaidFile.Write(plan, stream);
        return stream.ToArray();
    }

    private static string TextOf(Page page) => string.Concat(page.Letters.Select(static letter => Bare(letter.Value)));

    private static string Bare(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
}
