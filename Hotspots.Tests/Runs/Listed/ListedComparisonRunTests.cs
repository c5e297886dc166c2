using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs;
using Hotspots.Core.Runs.Listed;
using Hotspots.Tests.Runs.Tonight;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Runs.Listed;

public sealed class ListedComparisonRunTests
{
    private const string Before = "2026-05-06..2026-06-02", After = "2026-06-03..2026-06-30";

    [Fact]
    public void Where_there_is_nothing_but_the_two_periods_it_is_what_a_comparison_says()
    {
        MadeNights made = Uneven(56);
        RunResult run = made.Run();
        ListedChanges listed = Listed(MadeNights.Request, run);
        ComparisonResult whole = ComparisonRun.Execute(
            new ComparisonRequest(MadeNights.Request, Before, After), run.Read, new FixedClock(MadeNights.Noon), null, CancellationToken.None);
        Assert.Null(listed.WhyUntested);
        Assert.Equal(whole.Record.Before, listed.Before);
        Assert.Equal(whole.Record.After, listed.After);
        Assert.NotEmpty(listed.Places);
        foreach (PlaceChange place in listed.Places)
        {
            PlaceChange other = Assert.Single(whole.Record.Hotspots, one => one.Name == place.Name);
            // The family of tests differs by the town, and q with it: all else is the same.
            Assert.Equal((other.Before, other.After, other.P), (place.Before, place.After, place.P));
            Assert.Equal((other.Ratio, other.Low, other.High), (place.Ratio, place.Low, place.High));
        }
    }

    [Fact]
    public void Ground_that_one_period_chose_is_counted_and_not_tested()
    {
        MadeNights made = Uneven(365);
        RunRequest lately = MadeNights.Request with { From = "2026-06-03" };
        RunResult run = made.Run(lately);
        ListedChanges listed = Listed(lately, run);
        Assert.StartsWith("The dates chosen leave out some of the days that are compared", listed.WhyUntested, StringComparison.Ordinal);
        PointSet points = run.Read.Placed.Points;
        for (int h = 0; h < run.Hotspots.Count; h++)
        {
            Assert.Equal(ChangeVerdict.NotTested, listed.Places[h].Verdict);
            // Point by point, with another test of what is inside.
            Geometry outline = run.Hotspots[h].Outline;
            int[] there = [.. Enumerable.Range(0, points.Count).Where(i => outline.Covers(new Point(points.Eastings[i], points.Northings[i])))];
            Assert.Equal(there.Count(i => IsIn(run, i, 28, 55)), listed.Places[h].Before);
            Assert.Equal(there.Count(i => IsIn(run, i, 0, 27)), listed.Places[h].After);
        }
    }

    [Theory]
    [InlineData("2026-05-06", null, true)]
    [InlineData("2026-05-07", null, false)]
    [InlineData(null, "2026-06-30", true)]
    [InlineData(null, "2026-06-29", false)]
    public void Dates_that_hold_both_periods_leave_the_test_fair(string? from, string? to, bool isTested)
    {
        RunRequest request = MadeNights.Request with { From = from, To = to };
        ListedChanges listed = Listed(request, Uneven(365).Run(request));
        Assert.Equal(isTested, listed.WhyUntested is null);
        Assert.Equal(isTested, listed.Places.All(static place => place.Verdict != ChangeVerdict.NotTested));
    }

    // The pier has more lately, the station has not.
    private static MadeNights Uneven(int days)
    {
        MadeNights made = new MadeNights().WithAfternoons(days);
        for (int i = 0; i < 24; i++)
            made.Add(0, i, "23:10").Add(1, i, "23:10").Add(1, 28 + i, "23:10");
        return made;
    }

    private static bool IsIn(RunResult run, int incident, int first, int last)
    {
        int back = (MadeNights.Last.Date - LondonTime.ToClock(run.Read.Placed.Times[incident].FromUtcSeconds).Date).Days;
        return back >= first && back <= last;
    }

    private static ListedChanges Listed(RunRequest request, RunResult run) =>
        ListedComparisonRun.Execute(request, Before, After, run, null, new FixedClock(MadeNights.Noon), CancellationToken.None);
}
