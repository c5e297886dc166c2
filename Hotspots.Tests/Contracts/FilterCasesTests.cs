using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Contracts;

/// <summary>The cases of weekdays and hours that the page's tests read too.</summary>
public sealed class FilterCasesTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names => [.. Cases().Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_host_keeps_what_the_case_says(string name)
    {
        FilterCase one = Cases().Single(other => other.Name == name);
        string[] times = [.. one.In, .. one.Out];
        IncidentTable table = TestRows.Table([.. times.Select(static time => new TestRow { Kind = "tip", Time = Time(time) })]);
        var request = new RunRequest
        {
            Files = [],
            Weekdays = [.. one.Weekdays.Select(static day => (DayOfWeek)day)],
            Hours = one.Hours,
            Shift = one.Shift,
        };
        var area = new StudyArea { Name = "whole", Members = [.. Enumerable.Range(0, times.Length)] };
        Assert.Equal(one.In, new IncidentFilter(request).Keep([area], new IncidentFacets(table))[0].Members.Select(i => times[i]));
    }

    [Fact]
    public void The_usual_shifts_are_those_of_the_page() => Assert.Equal(File().Shifts, ShiftWish.Words(Shifts.Usual));

    [Fact]
    public void A_night_that_was_asked_for_is_said_in_the_notes_and_is_another_run()
    {
        RunResult night = Run(new RunRequest { Files = [], Weekdays = [DayOfWeek.Friday], Hours = [22, 23, 0, 1] });
        Assert.Contains("A weekday with hours over midnight is the night that begins then: Friday reaches to 01:59 on Saturday.", night.Record.Notes);
        Assert.Contains(
            night.Record.Notes,
            static note => note.EndsWith("only in the nights that begin on Friday, only from 22:00 to 01:59.", StringComparison.Ordinal));
        Assert.Equal("a weekday is the night that begins on it", night.Record.Choices["nights"]);
        Assert.Equal(("the nights that begin on Friday", "22:00 to 01:59"), (night.Record.Shows!.Days, night.Record.Shows.Hours));
        RunResult evening = Run(new RunRequest { Files = [], Weekdays = [DayOfWeek.Friday], Hours = [22, 23] });
        Assert.DoesNotContain(evening.Record.Notes, static note => note.Contains("night", StringComparison.Ordinal));
        Assert.DoesNotContain("nights", evening.Record.Choices.Keys);
    }

    private static RunResult Run(RunRequest request) =>
        HotspotRun.Execute(request, TestRows.Read(TestRows.Table([.. Rows()])), TimeProvider.System, null, CancellationToken.None);

    // One on Friday before midnight, two after it.
    private static IEnumerable<TestRow> Rows() =>
        from time in (IncidentTime[])[TestRows.Minute(2025, 3, 7, 23, 5), TestRows.Minute(2025, 3, 8, 0, 5), TestRows.Minute(2025, 3, 8, 1, 5)]
        select new TestRow { Kind = "tip", Time = time, Easting = 617_000, Northing = 215_000 };

    private static FilterCase[] Cases() => File().Cases;

    private static FilterFile File() => JsonSerializer.Deserialize<FilterFile>(
        System.IO.File.ReadAllText(Repository.Path("Hotspots.Tests", "Contracts", "filter-cases.json")), Web)!;

    private static IncidentTime Time(string text)
    {
        if (text.Split('/') is [string first, string last])
        {
            long begins = Time(first).FromUtcSeconds;
            return new IncidentTime(begins, (uint)(Time(last).UntilUtcSeconds - begins), TimePrecision.Interval);
        }
        int[] parts = [.. text.Split('-', 'T', ':').Select(static part => int.Parse(part, CultureInfo.InvariantCulture))];
        return parts.Length switch
        {
            2 => TestRows.Month(parts[0], parts[1]),
            3 => TestRows.Day(parts[0], parts[1], parts[2]),
            _ => TestRows.Minute(parts[0], parts[1], parts[2], parts[3], parts[4]),
        };
    }

    private sealed record FilterFile(string About, string Shifts, FilterCase[] Cases);

    private sealed record FilterCase(string Name, int[] Weekdays, int[] Hours, string[] In, string[] Out, string? Shift = null);
}
