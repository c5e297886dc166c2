using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Briefs;

public sealed class BriefRunTests : IDisposable
{
    private const string Rutland = "realdata/ground/rutland-osm/rutland-latest.osm.pbf";

    private static readonly RunRequest Sample = new() { Files = [Repository.Path("data", "county-lines.csv")] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sample_has_a_page_a_town_with_the_places_of_the_shift()
    {
        Brief brief = Execute(new BriefRequest(Sample, "2026-06-30"));
        Assert.Equal(["Buckley", "Clacton-on-Sea", "High Wycombe", "Mold"], brief.Pages.Where(static page => page.Places.Count > 0)
            .Select(static page => page.Area).Intersect(["Buckley", "Clacton-on-Sea", "High Wycombe", "Mold"]).Order(StringComparer.Ordinal));
        Assert.All(brief.Pages, static page =>
        {
            Assert.Equal("Night of Tuesday 30 June 2026, 22:00–05:00", page.Shift);
            Assert.Equal("Wednesday 1 July 2026, 05:00", page.ValidUntil);
            Assert.InRange(page.Places.Count, 0, BriefPage.MostPlaces);
            Assert.Equal(Enumerable.Range(1, page.Places.Count), page.Places.Select(static place => place.Number));
        });
        Assert.All(brief.Pages.SelectMany(static page => page.Places), static place =>
        {
            Assert.InRange(place.Why.Split(' ').Length, 1, 12);
            Assert.Matches("^[A-Z]{2} [0-9]{3} [0-9]{3}$", place.GridReference);
            Assert.Equal(24, place.ByHour.Count);
            Assert.True(place.Outline.EnvelopeInternal.Contains(place.Centre.Easting, place.Centre.Northing));
        });
    }

    [Fact]
    public void Another_shift_is_briefed_by_its_own_hours()
    {
        Brief brief = Execute(new BriefRequest(Sample with { Areas = ["Clacton-on-Sea"], Shift = "late" }, "2026-06-30", Places: 1));
        BriefPage page = Assert.Single(brief.Pages);
        Assert.Equal(("Late of Tuesday 30 June 2026, 15:00–23:00", "Tuesday 30 June 2026, 23:00"), (page.Shift, page.ValidUntil));
        Assert.Single(page.Places);
        Assert.Contains("the four weeks to 29 June 2026", page.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_months_alone_are_known_the_heaviest_places_stand_there_and_why()
    {
        BriefPage page = Assert.Single(Execute(new BriefRequest(Made("2026-05"), "2026-06-30")).Pages);
        Assert.Contains("times are known to the month only", page.Headline, StringComparison.Ordinal);
        Assert.Contains("none is made up", string.Join(' ', page.Sentences), StringComparison.Ordinal);
        BriefPlace place = Assert.Single(page.Places);
        Assert.Equal(("hour not known", ""), (place.When, place.Change));
        Assert.Empty(place.ByHour);
    }

    [Fact]
    public void Where_no_hour_is_known_the_town_with_the_heaviest_place_comes_first()
    {
        var random = new Random(3);
        var text = new StringBuilder("kind,time,easting,northing\n");
        foreach ((int east, int north, int count) in ((int, int, int)[])[(617_400, 214_800, 60), (323_700, 364_000, 200)])
        {
            for (int i = 0; i < count; i++)
                text.Append(CultureInfo.InvariantCulture, $"burglary,2026-05,{east + random.Next(120)},{north + random.Next(120)}\n");
            for (int i = 0; i < count / 2; i++)
                text.Append(CultureInfo.InvariantCulture, $"burglary,2026-05,{east - 1000 + random.Next(2000)},{north - 1000 + random.Next(2000)}\n");
        }
        Brief brief = Execute(new BriefRequest(new RunRequest { Files = [_folder.Write("two.csv", text.ToString())] }, "2026-06-30"));
        Assert.Equal(["Mold", "Clacton-on-Sea"], brief.Pages.Select(static page => page.Area));
        Assert.Equal(1, brief.Pages[0].Places[0].Rank);
    }

    [Fact]
    public void Without_any_hotspot_there_is_one_page_that_says_so()
    {
        var random = new Random(5);
        var text = new StringBuilder("kind,time,easting,northing\n");
        for (int i = 0; i < 40; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"tip,2026-06-{1 + i % 28:00}T23:00,{320_000 + random.Next(20_000)},{360_000 + random.Next(20_000)}\n");
        }
        BriefPage page = Assert.Single(Execute(new BriefRequest(
            new RunRequest { Files = [_folder.Write("even.csv", text.ToString())], Whole = true }, "2026-06-30")).Pages);
        Assert.Empty(page.Places);
        Assert.StartsWith("No hotspots were found", page.Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30/06/2026", 5, "⟨on⟩ takes the date on which the shift begins, such as 2026-06-30, not \"30/06/2026\".")]
    [InlineData("2026-06-30", 6, "⟨places⟩ takes a whole number from 1 to 5, not 6: more are not visited in a shift.")]
    [InlineData("2026-06-30", 0, "⟨places⟩ takes a whole number from 1 to 5, not 0: more are not visited in a shift.")]
    public void What_cannot_be_is_said_in_a_sentence(string on, int places, string expected) =>
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => Execute(new BriefRequest(Sample, on, places))).Message);

    [SharedFact(Rutland)]
    public void Streets_of_another_county_are_said_to_be_nowhere_near()
    {
        string message = Assert.Throws<ArgumentException>(
            () => Execute(new BriefRequest(Sample, "2026-06-30") { Streets = SharedData.Path(Rutland) })).Message;
        Assert.Contains("nowhere near these places", message, StringComparison.Ordinal);
    }

    private RunRequest Made(string time)
    {
        var random = new Random(3);
        var text = new StringBuilder("kind,time,easting,northing\n");
        for (int i = 0; i < 60; i++)
            text.Append(CultureInfo.InvariantCulture, $"tip,{time},{323_500 + random.Next(120)},{364_000 + random.Next(120)}\n");
        for (int i = 0; i < 60; i++)
            text.Append(CultureInfo.InvariantCulture, $"tip,{time},{322_000 + random.Next(4_000)},{362_500 + random.Next(4_000)}\n");
        return new RunRequest { Files = [_folder.Write("made.csv", text.ToString())], Whole = true };
    }

    private static Brief Execute(BriefRequest request) => BriefRun.Execute(request, TimeProvider.System, null, CancellationToken.None);
}
