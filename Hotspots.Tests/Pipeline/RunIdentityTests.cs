using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Tests.Pipeline;

/// <summary>The same wishes are the same run, in whatever words they come.</summary>
public sealed class RunIdentityTests
{
    private static readonly RunRequest Nothing = new() { Files = [] };

    [Theory]
    [InlineData("2025-01-01", "2025-01-01")]
    [InlineData("2025-01-01T00:00", "2025-01-01")]
    [InlineData("2025-01-01 00:00:00", "2025-01-01")]
    [InlineData("01/01/2025", "2025-01-01")]
    [InlineData("2025-01", "2025-01-01")]
    [InlineData("2025", "2025-01-01")]
    [InlineData("Jul 2025", "2025-07-01")]
    [InlineData("2025-06-30T23:00Z", "2025-07-01")]
    [InlineData("2025-07-01T14:05", "2025-07-01T14:05")]
    [InlineData("2025-07-01T14:05:00", "2025-07-01T14:05")]
    [InlineData("2025-07-01T14:05:30", "2025-07-01T14:05:30")]
    [InlineData("2025-10-26T01:30", "2025-10-26T01:30")]
    [InlineData("2025-10-26T01:30Z", "2025-10-26T01:30+00:00")]
    public void From_is_the_first_moment_meant(string given, string recorded) =>
        Assert.Equal(recorded, QueryFields.Canonical(Nothing with { From = given }).From);

    [Theory]
    [InlineData("2025-08-31", "2025-08-31")]
    [InlineData("2025-08-31T23:59", "2025-08-31")]
    [InlineData("2025-08-31T23:59:59", "2025-08-31")]
    [InlineData("31 Aug 2025", "2025-08-31")]
    [InlineData("2025-08", "2025-08-31")]
    [InlineData("2024-02", "2024-02-29")]
    [InlineData("2025", "2025-12-31")]
    [InlineData("2025-08-31T00:00", "2025-08-31T00:00")]
    [InlineData("2025-08-31T14:05:59", "2025-08-31T14:05")]
    [InlineData("2025-08-31T14:05:00", "2025-08-31T14:05:00")]
    [InlineData("2025-03-30T00:59", "2025-03-30T00:59")]
    [InlineData("2025-10-26T01:59", "2025-10-26T01:59")]
    [InlineData("2025-10-26T01:59Z", "2025-10-26T01:59+00:00")]
    public void To_is_the_last_moment_meant(string given, string recorded) =>
        Assert.Equal(recorded, QueryFields.Canonical(Nothing with { To = given }).To);

    [Fact]
    public void What_is_recorded_means_what_was_given() =>
        Prop.ForAll(ArbMap.Default.ArbFor<uint>(), ArbMap.Default.ArbFor<byte>(), (seconds, form) =>
        {
            // Any moment from 1972 to 2108, often in the hours when the clock changes.
            DateTime clock = form % 3 == 0 ? new DateTime(2025, form % 2 == 0 ? 3 : 10, form % 2 == 0 ? 30 : 26).AddSeconds(seconds % 14_400)
                : new DateTime(1972, 1, 1).AddSeconds(seconds);
            string given = clock.ToString(
                (form % 4) switch { 0 => "yyyy-MM-dd", 1 => "yyyy-MM-ddTHH:mm", 2 => "yyyy-MM-ddTHH:mm:ss", _ => "yyyy-MM-ddTHH:mmZ" },
                System.Globalization.CultureInfo.InvariantCulture);
            RunRequest recorded = QueryFields.Canonical(Nothing with { From = given, To = given });
            IncidentTime meant = Time(given);
            Assert.Equal(meant.FromUtcSeconds, Time(recorded.From!).FromUtcSeconds);
            Assert.Equal(meant.UntilUtcSeconds, Time(recorded.To!).UntilUtcSeconds);
            // Recorded again it is the same: there is one form only.
            RunRequest again = QueryFields.Canonical(recorded);
            Assert.Equal((recorded.From, recorded.To), (again.From, again.To));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_in_another_order_or_case_or_twice_are_the_same_run()
    {
        RunRequest one = Nothing with
        {
            Kinds = ["tip", "seizure"],
            Operations = ["Racer", "Anvil", ""],
            Hours = [3, 22],
            Weekdays = [DayOfWeek.Friday, DayOfWeek.Monday],
        };
        RunRequest other = Nothing with
        {
            Kinds = ["Seizures", "tip", "TIP"],
            Operations = ["", "anvil", "racer", "ANVIL"],
            Hours = [22, 3, 3],
            Weekdays = [DayOfWeek.Monday, DayOfWeek.Friday, DayOfWeek.Monday],
        };
        Assert.Equal(IdOf(one), IdOf(other));
        Assert.NotEqual(IdOf(one), IdOf(one with { Operations = ["Racer", "Anvil"] }));
        Assert.NotEqual(IdOf(one), IdOf(one with { Kinds = ["tip"] }));
        // An area is found by its exact name first: "Mold" of one boundary file and "MOLD" of it are two.
        Assert.NotEqual(IdOf(Nothing with { Areas = ["Mold"] }), IdOf(Nothing with { Areas = ["MOLD"] }));
    }

    [Theory]
    [InlineData(true, "a.csv", "b.csv")]
    [InlineData(true, "a.zip")]
    [InlineData(true, "a.XLSX")]
    [InlineData(false, "a.csv")]
    public void What_is_asked_about_repeats_is_a_choice_where_there_is_more_than_one_table(bool isChoice, params string[] files)
    {
        RunRequest counted = Nothing with { Files = files }, once = counted with { Reading = ReadOptions.Default with { Once = files.ToHashSet() } };
        Assert.Equal(isChoice, IdOf(once) != IdOf(counted));
    }

    [Fact]
    public void A_limit_that_is_no_time_is_left_for_the_one_who_refuses_it() =>
        Assert.Equal("soon", QueryFields.Canonical(Nothing with { From = "soon" }).From);

    private static string IdOf(RunRequest request) =>
        RunIdentity.IdOf([], RunIdentity.Choices(QueryFields.Canonical(request), null), ["dbscan"], "OFFICIAL", "internal");

    private static IncidentTime Time(string text)
    {
        Assert.True(TimeParser.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out IncidentTime time), text);
        return time;
    }
}
