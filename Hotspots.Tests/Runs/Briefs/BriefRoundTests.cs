using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Hotspots.Cli;
using Hotspots.Core.Files.Fixes;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Briefs;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Runs.Briefs;

/// <summary>The round of a sheet as a calendar and as a route, read by a parser of the test's own.</summary>
public sealed class BriefRoundTests : IDisposable
{
    private static readonly XNamespace Gpx = "http://www.topografix.com/GPX/1/1";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2026-06-30", "2026-06-30T21:00:00Z", 7)]
    // The clock goes back, and forward.
    [InlineData("2026-10-24", "2026-10-24T21:00:00Z", 8)]
    [InlineData("2027-03-27", "2027-03-27T22:00:00Z", 6)]
    public void The_visits_lie_in_the_shift_and_never_twice_within_an_hour(string on, string begins, int hours)
    {
        CommandLineRun run = Write(on);
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        DateTimeOffset from = DateTimeOffset.Parse(begins, CultureInfo.InvariantCulture);
        List<Dictionary<string, string>> events = Events(File.ReadAllBytes(_folder.PathOf("round.ics")));
        Assert.NotEmpty(events);
        Assert.Equal(events.Count, events.Select(static one => one["UID"]).Distinct().Count());
        foreach (IGrouping<string, Dictionary<string, string>> town in events.GroupBy(static one => one["UID"].Split('-')[2]))
        {
            (DateTimeOffset Begin, DateTimeOffset End,
                string Place)[] visits = [.. town.Select(static one => (At(one["DTSTART"]), At(one["DTEND"]), one["LOCATION"]))];
            Assert.All(visits, visit => Assert.True(visit.Begin >= from && visit.End <= from.AddHours(hours)));
            Assert.All(visits, static visit => Assert.Equal(15, (visit.End - visit.Begin).TotalMinutes));
            for (int i = 1; i < visits.Length; i++)
                Assert.True(visits[i].Begin >= visits[i - 1].End);
            foreach ((DateTimeOffset Begin, DateTimeOffset End, string Place)[] same in visits.GroupBy(static visit => visit.Place).Select(
                static own => own.ToArray()))
            {
                Assert.InRange(same.Length, 1, 3);
                for (int i = 1; i < same.Length; i++)
                    // To the minute: what begins at 59.7 minutes is written as 59.
                    Assert.True(same[i].Begin - same[i - 1].End >= TimeSpan.FromMinutes(59));
            }
        }
        Assert.All(events, one => Assert.Equal(from, At(one["DTSTAMP"])));
    }

    [Fact]
    public void Each_event_says_where_why_and_how_it_is_marked()
    {
        Write("2026-06-30");
        Dictionary<string, string> first = Events(File.ReadAllBytes(_folder.PathOf("round.ics")))[0];
        Assert.Matches("^1 [A-Z]", first["SUMMARY"]);
        Assert.Matches(@", Clacton-on-Sea, TM \d{3} \d{3}$", first["LOCATION"]);
        string[] lines = first["DESCRIPTION"].Split('\n');
        Assert.Equal("OFFICIAL-SENSITIVE · contains handling C intelligence", lines[0]);
        Assert.Equal("22:00 to 22:15 on the clock, visit 1 of 3", lines[1]);
        Assert.StartsWith("Why: ", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("Valid until Wednesday 1 July 2026, 05:00. Run ", lines[5], StringComparison.Ordinal);
        double[] at = [.. first["GEO"].Split(';').Select(static part => double.Parse(part, CultureInfo.InvariantCulture))];
        Assert.True(at[0] is > 51.7 and < 51.9 && at[1] is > 1.1 and < 1.3);
    }

    [Fact]
    public void The_same_shift_makes_the_same_bytes()
    {
        Write("2026-06-30");
        byte[] calendar = File.ReadAllBytes(_folder.PathOf("round.ics")), route = File.ReadAllBytes(_folder.PathOf("round.gpx"));
        Write("2026-06-30");
        Assert.Equal(calendar, File.ReadAllBytes(_folder.PathOf("round.ics")));
        Assert.Equal(route, File.ReadAllBytes(_folder.PathOf("round.gpx")));
    }

    [Fact]
    public void The_route_goes_through_the_places_in_the_order_of_the_calendar()
    {
        Write("2026-06-30");
        XElement gpx = XDocument.Load(_folder.PathOf("round.gpx")).Root!;
        Assert.Equal((Gpx + "gpx", "1.1"), (gpx.Name, gpx.Attribute("version")!.Value));
        // The schema has them in this order.
        Assert.Equal(["metadata", "wpt", "rte"], gpx.Elements().Select(static one => one.Name.LocalName).Distinct());
        Assert.Equal(["name", "desc", "time", "keywords"], gpx.Element(Gpx + "metadata")!.Elements().Select(static one => one.Name.LocalName));
        Assert.All(gpx.Elements(Gpx + "wpt"),
            static one => Assert.StartsWith("OFFICIAL-SENSITIVE. TM ", one.Element(Gpx + "desc")!.Value, StringComparison.Ordinal));
        XElement[] points = [.. gpx.Elements(Gpx + "rte").Elements(Gpx + "rtept")];
        List<Dictionary<string, string>> events = Events(File.ReadAllBytes(_folder.PathOf("round.ics")));
        Assert.Equal(
            events.Select(static one => $"{one["DESCRIPTION"].Split('\n')[1][..5]} {one["SUMMARY"]}"),
                points.Select(static one => one.Element(Gpx + "name")!.Value));
        Assert.Equal(events.Select(static one => one["GEO"]),
            points.Select(static one => $"{one.Attribute("lat")!.Value};{one.Attribute("lon")!.Value}"));
        // A plan is no log of where somebody was.
        Assert.Contains("holds no track points",
            Assert.Throws<ArgumentException>(() => FixFiles.Read([_folder.PathOf("round.gpx")], new FixReading())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_folded_between_characters_and_words_are_escaped()
    {
        const string Odd = "Éirímis Street; \"The Ship\", 🚔 side \\ back\nof the café Ŵyddgrug, where the quay bends towards the old harbour "
            + "and its sheds";
        BriefPage page = Page(Odd);
        using var stream = new MemoryStream();
        var brief = new Brief { Run = Record(), Pages = [page], LeftOut = [] };
        BriefCalendar.Write(brief, [new BriefRound(page, 0, [new BriefVisit(page.Places[0], 1, 1, 0, 900)], 30, 1.3)], stream);
        Dictionary<string, string> only = Assert.Single(Events(stream.ToArray()));
        Assert.Equal("1 " + Odd, only["SUMMARY"]);
        Assert.StartsWith(Odd + ", ", only["LOCATION"], StringComparison.Ordinal);
        using var route = new MemoryStream();
        BriefRoute.Write(brief, [new BriefRound(page, 0, [], 30, 1.3)], route);
        Assert.Equal("1 " + Odd, XDocument.Parse(Encoding.UTF8.GetString(route.ToArray())).Root!.Element(Gpx + "wpt")!.Element(Gpx + "name")!.Value);
    }

    [Fact]
    public void Where_there_is_no_place_nothing_is_written_and_it_is_said()
    {
        string few = _folder.Write("few.csv", "kind,time,easting,northing\ntip,2026-06-01T23:00,617500,214800\n");
        CommandLineRun run = CommandLineRun.Of("brief", few, "--on", "2026-06-30", "--ics", _folder.PathOf("none.ics"));
        Assert.Contains("There is no place to visit", run.OneSentence(ExitCode.NothingUsable), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.PathOf("none.ics")));
    }

    [Fact]
    public void Two_outputs_are_not_one_file_and_nothing_is_written_over_what_is_read()
    {
        string sample = Repository.Path("data", "county-lines.csv"), copy = _folder.Write("copy.csv", File.ReadAllBytes(sample));
        Assert.Contains("give them different names", CommandLineRun.Of("brief", sample, "--ics", _folder.PathOf("a"), "--gpx", _folder.PathOf("a"))
            .OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
        Assert.Contains("copy.csv", CommandLineRun.Of("brief", copy, "--gpx", copy).OneSentence(ExitCode.NothingUsable), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(sample), File.ReadAllBytes(copy));
    }

    private CommandLineRun Write(string on) => CommandLineRun.Of(
        "brief", Repository.Path("data", "county-lines.csv"), "--area", "Clacton-on-Sea", "--on", on, "--weeks", "26", "--ics",
            _folder.PathOf("round.ics"),
        "--gpx", _folder.PathOf("round.gpx"));

    // RFC 5545: lines of 75 octets at most that end in CR LF and go on behind a space; names before a colon; texts with a backslash before what is
    // meant.
    private static List<Dictionary<string, string>> Events(byte[] bytes)
    {
        string[] physical = Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.Equal("", physical[^1]);
        Assert.All(physical, static line =>
            Assert.True(!line.Contains('\n') && !line.Contains('\r') && Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\uFFFD', string.Concat(physical));
        var lines = new List<string>();
        foreach (string line in physical[..^1])
        {
            if (line.StartsWith(' '))
                lines[^1] += line[1..];
            else
                lines.Add(line);
        }
        Assert.Equal(("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"), (lines[0], lines[1], lines[^1]));
        Assert.StartsWith("PRODID:", lines[2], StringComparison.Ordinal);
        var events = new List<Dictionary<string, string>>();
        Dictionary<string, string>? open = null;
        foreach (string line in lines[3..^1])
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            (string name, string value) = (line[..colon], line[(colon + 1)..]);
            if (line == "BEGIN:VEVENT")
                open = [];
            else if (line == "END:VEVENT")
                (events, open) = ([.. events, open!], null);
            else
                open?.Add(name, name == "GEO" ? value : Unescaped(value));
        }
        Assert.Null(open);
        return events;
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
        {
            Assert.False(value[i] is ';' or ',', value);
            text.Append(value[i] != '\\' ? value[i] : value[++i] == 'n' ? '\n' : value[i]);
        }
        return text.ToString();
    }

    private static DateTimeOffset At(string utc) =>
        DateTimeOffset.ParseExact(utc, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static BriefPage Page(string name) => new()
    {
        Area = "Mold",
        Shift = "Night",
        ValidUntil = "then",
        Headline = "",
        Sentences = [],
        Places =
        [
            new BriefPlace
            {
                Number = 1,
                Rank = 1,
                Name = name,
                GridReference = "SJ 237 640",
                Centre = new GridPoint(323_700, 364_000),
                Outline = Polygon.Empty,
                When = "",
                What = "",
                Change = "",
                Sure = null,
                Why = "",
                ByHour = [],
            },
        ],
        Notes = [],
    };

    private static RunRecord Record() => new() { RunId = "123", Marking = "OFFICIAL", Analysed = 0, Methods = [], Areas = [], Hotspots = 0 };
}
