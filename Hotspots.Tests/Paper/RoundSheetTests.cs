using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Cli;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Hotspots.Tests.Paper;

/// <summary>Sheets of teams behind the sheet for a shift: their clock times are those of the calendar and of the route.</summary>
public sealed class RoundSheetTests : IDisposable
{
    private static readonly string Data = Repository.Path("data", "county-lines.csv");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2026-06-30", "1")]
    [InlineData("2026-06-30", "Kilo 1, Kilo 2")]
    // The clock goes back, and forward.
    [InlineData("2026-10-24", "1")]
    [InlineData("2027-03-27", "2")]
    public void The_times_on_paper_are_those_of_the_calendar_and_of_the_route(string on, string teams)
    {
        CommandLineRun run = CommandLineRun.Of(
            "brief", Data, "--area", "Clacton-on-Sea", "--area", "Buckley", "--on", on, "--teams", teams, "-o", Out("t.pdf"), "--ics", Out("t.ics"),
            "--gpx", Out("t.gpx"));
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        using PdfDocument document = PdfDocument.Open(Out("t.pdf"));
        string[] paper = [.. document.GetPages().Where(static page => IsRound(page)).SelectMany(TimesOf)];
        string ics = File.ReadAllText(Out("t.ics"));
        string[] calendar = [.. Regex.Matches(ics, "DTSTART:([0-9TZ]+)").Select(static match => Clock(match.Groups[1].Value))];
        string[] route = [.. Regex.Matches(File.ReadAllText(Out("t.gpx")), "<rtept[^>]*>\\s*<name>([0-9:]{5}) ").Select(
            static match => match.Groups[1].Value)];
        Assert.NotEmpty(paper);
        Assert.Equal(calendar, paper);
        Assert.Equal(calendar.Select(static time => time[..5]), route);
    }

    [Fact]
    public void On_the_night_on_which_the_clock_goes_back_each_time_says_which_it_is()
    {
        CommandLineRun run = CommandLineRun.Of(
            "brief", Data, "--area", "Clacton-on-Sea", "--on", "2026-10-25", "--shift", "night", "--shifts", "night 00:00-6am, day 06-23", "--teams",
            "1", "-o", Out("back.pdf"));
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        using PdfDocument document = PdfDocument.Open(Out("back.pdf"));
        Page sheet = document.GetPages().First(IsRound);
        Assert.Contains(PdfText.Bare("The clock goes back at 02:00 BST, to 01:00 GMT"), PdfText.Of(sheet), StringComparison.Ordinal);
        string[] times = [.. TimesOf(sheet)];
        Assert.All(times, static time => Assert.Matches("^[0-9:]{5}(BST|GMT)$", time));
        Assert.Contains(times, static time => time.EndsWith("BST", StringComparison.Ordinal));
        Assert.Contains(times, static time => time.EndsWith("GMT", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_sheet_is_marked_sound_and_nothing_stands_on_another()
    {
        CommandLineRun run = CommandLineRun.Of("brief", Data, "--on", "2026-06-30", "--teams", "2", "--cards", "-o", Out("t.pdf"));
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        byte[] first = File.ReadAllBytes(Out("t.pdf"));
        using PdfDocument document = PdfDocument.Open(first);
        Page[] rounds = [.. document.GetPages().Where(IsRound)];
        Assert.NotEmpty(rounds);
        foreach (Page page in document.GetPages())
        {
            PdfText.RequireMarking(page, "OFFICIAL-SENSITIVE");
            PdfText.RequireSound(page);
        }
        Assert.All(rounds, static page => Assert.Contains(PdfText.Bare("VALID UNTIL"), PdfText.Of(page), StringComparison.Ordinal));
        PdfText.RequireNoIncident(document);
        Assert.Equal(0, CommandLineRun.Of("brief", Data, "--on", "2026-06-30", "--teams", "2", "--cards", "-o", Out("u.pdf")).ExitCode);
        Assert.Equal(first, File.ReadAllBytes(Out("u.pdf")));
    }

    [Theory]
    [InlineData("0", "--teams takes how many, 1 to 5, or their call signs")]
    [InlineData("6", "--teams takes how many, 1 to 5, or their call signs")]
    [InlineData("Kilo 1, kilo 1", "names two teams alike")]
    [InlineData("A,,B", "--teams takes how many, 1 to 5, or their call signs")]
    public void What_is_no_team_is_refused_in_a_sentence(string teams, string expected) => Assert.Contains(
        expected, CommandLineRun.Of("brief", Data, "--area", "Mold", "--teams", teams).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);

    [Fact]
    public void A_slide_has_no_sheets_of_teams() => Assert.Contains(
        "leave out --teams",
        CommandLineRun.Of("brief", Data, "--area", "Mold", "--teams", "1", "--paper", "slide", "-o", Out("t.pdf")).OneSentence(
            ExitCode.NothingUsable),
        StringComparison.Ordinal);

    private static bool IsRound(Page page) => PdfText.Of(page).Contains("Sheethandedinto", StringComparison.Ordinal);

    // Large figures at the left rim: "22:00", "22:00BST".
    private static IEnumerable<string> TimesOf(Page page)
    {
        const double LargerThan = 11;
        IEnumerable<Letter> large = page.Letters.Where(
            letter => letter.PointSize > LargerThan && letter.BoundingBox.Left < 100 && letter.BoundingBox.Bottom < 680);
        return large.GroupBy(static letter => Math.Round(letter.StartBaseLine.Y)).OrderByDescending(static line => line.Key).Select(
            static line => PdfText.Bare(string.Concat(line.OrderBy(static letter => letter.StartBaseLine.X).Select(static letter => letter.Value))))
            .Where(static text => Regex.IsMatch(text, "^[0-9]{2}:[0-9]{2}"));
    }

    // By the system's own time zone, and not by the project's.
    private static string Clock(string utc)
    {
        DateTimeOffset at = DateTimeOffset.ParseExact(utc, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        TimeZoneInfo london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        DateTimeOffset local = TimeZoneInfo.ConvertTime(at, london);
        // A shift in which the clock is changed says which time it is.
        bool isChange = at.UtcDateTime.Date is { Month: 10, Day: 24 or 25 } or { Month: 3, Day: 27 or 28 };
        return local.ToString("HH:mm", CultureInfo.InvariantCulture) + (!isChange ? "" : local.Offset == TimeSpan.Zero ? "GMT" : "BST");
    }

    private string Out(string name) => _folder.PathOf(name);
}
