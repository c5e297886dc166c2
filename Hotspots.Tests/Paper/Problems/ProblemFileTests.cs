using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Problems;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Problems;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Hotspots.Tests.Paper.Problems;

public sealed class ProblemFileTests : IDisposable
{
    private const string Long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Road and Ffordd Llanfairpwllgwyngyll";

    private static readonly Lazy<ProblemProfile> Sample = new(static () => Make(null));
    private static readonly Lazy<ProblemProfile> All = new(static () => Make("all"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_place_has_four_pages_and_what_they_say_is_what_the_profile_says()
    {
        ProblemProfile profile = Sample.Value;
        ProfiledPlace place = Assert.Single(profile.Places);
        using PdfDocument document = PdfDocument.Open(Pdf(profile));
        Assert.Equal(ProblemProfile.Pages, document.NumberOfPages);
        string[] pages = [.. document.GetPages().Select(PdfText.Of)];
        for (int page = 0; page < pages.Length; page++)
        {
            Has(pages[page], [
                place.Name, $"{place.Area}, {place.GridReference}.", profile.ValidUntil, $"Page {page + 1} of 4", profile.RunId,
            ]);
        }
        Has(pages[0], [place.Share, place.Change, .. place.SureWords, place.Evidence.When, .. place.Evidence.Kinds.Select(Named)]);
        Has(pages[1], [
            place.Evidence.Repeats, .. place.Evidence.NearRepeats, place.Evidence.StreetWords, .. place.Evidence.Streets.Select(Named),
            .. place.Evidence.Drugs.Select(static drug => drug.Name), .. place.Evidence.Drugs.SelectMany(static drug => drug.Quantities),
        ]);
        Has(pages[3], [place.Assessment.Measure, .. place.Assessment.Judged, .. profile.Notes]);
    }

    [Fact]
    public void Every_page_of_every_place_is_marked_sound_and_nothing_stands_on_another()
    {
        using PdfDocument document = PdfDocument.Open(Pdf(All.Value));
        Assert.Equal(All.Value.Places.Count * ProblemProfile.Pages, document.NumberOfPages);
        foreach (Page page in document.GetPages())
        {
            PdfText.RequireMarking(page, "OFFICIAL-SENSITIVE");
            PdfText.RequireSound(page);
            PdfText.RequireApart(page);
        }
        Assert.Equal("OFFICIAL-SENSITIVE", document.Information.Subject);
        PdfText.RequireNoIncident(document);
    }

    [Fact]
    public void The_numbers_of_the_week_are_those_of_the_profile()
    {
        ProblemEvidence evidence = Sample.Value.Places[0].Evidence;
        using PdfDocument document = PdfDocument.Open(Pdf(Sample.Value));
        string text = PdfText.Of(document.GetPage(2));
        string[] days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        for (int day = 0; day < days.Length; day++)
        {
            int[] hours = [.. evidence.ByHour.Skip(24 * day).Take(24)];
            string row = days[day] + string.Concat(hours.Where(static hour => hour > 0).Append(hours.Sum()));
            Assert.Contains(row, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_map_is_to_scale()
    {
        using PdfDocument document = PdfDocument.Open(Pdf(Sample.Value));
        Page page = document.GetPage(1);
        string ratio = Regex.Match(PdfText.Of(page), "1:([0-9]{1,3}(,[0-9]{3})+)").Groups[1].Value;
        int scale = int.Parse(ratio, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        // Numbers of the grid stand in the line of the letters of its square, at the map's corner.
        string square = Sample.Value.Places[0].GridReference[..2];
        double line = page.GetWords().Single(word => word.Text == square && word.BoundingBox.Left < 60).BoundingBox.Bottom;
        Word[] below = [.. page.GetWords().Where(static word => Regex.IsMatch(word.Text, "^[0-9]{2}(\\.5)?$"))];
        (double, double)[] marks =
        [
            .. below.Where(word => Math.Abs(word.BoundingBox.Bottom - line) < 1).Select(static word => (
                1000 * double.Parse(word.Text, CultureInfo.InvariantCulture), (word.BoundingBox.Left + word.BoundingBox.Right) / 2 / 72 * 25.4)),
        ];
        Assert.True(marks.Length >= 2);
        (double metres, double at) = marks[0];
        foreach ((double other, double there) in marks)
            Assert.Equal((other - metres) / scale * 1000, there - at, 0.5);
    }

    [Fact]
    public void The_same_profile_makes_the_same_bytes()
    {
        Assert.Equal(Pdf(All.Value), Pdf(All.Value));
        Assert.Equal(Html(Sample.Value), Html(Sample.Value));
        Assert.Equal(Pdf(Sample.Value), Pdf(Make(null)));
    }

    [Fact]
    public void Long_names_and_much_of_everything_stay_apart()
    {
        ProfiledPlace first = Sample.Value.Places[0];
        string much = string.Join(' ', Enumerable.Repeat(Long, 12));
        NameCount[] names = [.. Enumerable.Range(1, 8).Select(static i => new NameCount(Long, 12_345 + i))];
        ProblemEffect effect = new()
        {
            What = much,
            Before = "1 February 2024 to 30 November 2025",
            During = "1 February 2024 to 30 November 2025",
            RunId = "dbeb586e0056",
            Answer = [.. Enumerable.Repeat(much, 6)],
            Rows = [.. Enumerable.Repeat(new ProblemEffectRow("Ring round this ground", Long, 12_345, 12_345), 4)],
        };
        ProfiledPlace place = first with
        {
            Name = Long,
            Area = Long,
            Share = much,
            Change = much,
            SureWords = [much],
            ToDo = [.. Enumerable.Repeat(Long[..50], 5)],
            Evidence = first.Evidence with
            {
                Kinds = names,
                When = much,
                Repeats = much,
                NearRepeats = [much],
                Streets = names,
                Named = names,
                StreetWords = much,
                Drugs = [.. Enumerable.Repeat(new SeizedDrug(Long, "A", 12_345, ["12,345.67 g", "12,345 tablets"]), 6)],
                Months = new ProblemMonths("2018-01", [.. Enumerable.Repeat(12_345, 60)], 5, new UsualRange(12_000, 11_000, 12_000, 1, 59)),
                ByHour = [.. Enumerable.Repeat(123, 168)],
            },
            Assessment = first.Assessment with
            {
                Judged = [much],
                Effect = effect,
                Attendance = new ProblemAttendance("1 February 2024 to 30 November 2025", 12_345, 5, 12_345, 12_345, 7),
            },
        };
        using PdfDocument document = PdfDocument.Open(Pdf(Sample.Value with { Places = [place] }));
        foreach (Page page in document.GetPages())
        {
            PdfText.RequireMarking(page, "OFFICIAL-SENSITIVE");
            PdfText.RequireSound(page);
            PdfText.RequireApart(page);
        }
    }

    [Fact]
    public void Pages_are_drawn_of_any_place_in_Britain_at_any_size()
    {
        var random = new SeededRandom(11);
        ProfiledPlace first = Sample.Value.Places[0];
        for (int draw = 0; draw < 20; draw++)
        {
            double side = Math.Pow(10, 1.5 + 3 * random.NextDouble()), east = 700_000 * random.NextDouble(), north = 1_250_000 * random.NextDouble();
            Geometry outline = GeometryFactory.Default.ToGeometry(new Envelope(east, east + side, north, north + side));
            Assert.NotEmpty(Pdf(Sample.Value with
            {
                Places = [first with { Outline = outline, Centre = new GridPoint(east + side / 2, north + side / 2) }],
            }));
        }
    }

    [Fact]
    public void Where_only_months_are_known_no_hour_is_made_up_and_the_months_are_there()
    {
        var text = new StringBuilder("kind,time,easting,northing,street\n");
        var random = new Random(3);
        for (int i = 0; i < 400; i++)
        {
            bool isNear = i % 2 == 0;
            int east = isNear ? 617_400 + random.Next(120) : 616_000 + random.Next(2500);
            int north = isNear ? 214_800 + random.Next(120) : 214_000 + random.Next(1500);
            text.Append(CultureInfo.InvariantCulture, $"burglary,{2025 + i % 18 / 12}-{i % 18 % 12 + 1:00},{east},{north},12 Pier Avenue\n");
        }
        ProblemProfile profile = Of(_folder.Write("months.csv", text.ToString()));
        ProfiledPlace place = profile.Places[0];
        Assert.Empty(place.Evidence.ByHour);
        Assert.Equal(18, place.Evidence.Months.Counts.Count);
        Assert.Equal(place.Incidents, place.Evidence.Months.Counts.Sum() + place.Evidence.Months.Unknown);
        Assert.DoesNotContain(place.Evidence.Streets, static street => street.Name.Contains("12", StringComparison.Ordinal));
        using PdfDocument document = PdfDocument.Open(Pdf(profile));
        Assert.Contains(PdfText.Bare("none is made up"), PdfText.Of(document.GetPage(1)), StringComparison.Ordinal);
        Assert.DoesNotContain(PdfText.Bare("12 Pier Avenue"), string.Concat(document.GetPages().Select(PdfText.Of)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_known_by_tips_alone_lists_no_street_of_theirs()
    {
        var text = new StringBuilder("kind,time,easting,northing,street\n");
        var random = new Random(4);
        for (int i = 0; i < 200; i++)
        {
            bool isNear = i % 2 == 0;
            int east = isNear ? 617_400 + random.Next(120) : 616_000 + random.Next(2500);
            int north = isNear ? 214_800 + random.Next(120) : 214_000 + random.Next(1500);
            text.Append(CultureInfo.InvariantCulture, $"tip,2026-0{1 + i % 6}-1{i % 10}T2{i % 4}:10,{east},{north},Giver Street\n");
        }
        ProblemProfile profile = Of(_folder.Write("tips.csv", text.ToString()));
        ProblemEvidence evidence = profile.Places[0].Evidence;
        Assert.Empty(evidence.Streets);
        Assert.StartsWith("This place is known by tips alone", evidence.StreetWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_hotspot_one_page_says_so()
    {
        string file = _folder.Write("few.csv", "kind,time,easting,northing\ntip,2026-05-01,617400,214800\ntip,2026-05-02,627400,224800\n");
        ProblemProfile profile = Of(file);
        Assert.Empty(profile.Places);
        using PdfDocument document = PdfDocument.Open(Pdf(profile));
        Page page = Assert.Single(document.GetPages().ToArray());
        Assert.Contains(PdfText.Bare("No hotspots were found"), PdfText.Of(page), StringComparison.Ordinal);
        PdfText.RequireMarking(page, "OFFICIAL-SENSITIVE");
        Assert.Contains("No hotspots were found", Html(profile), StringComparison.Ordinal);
    }

    [Fact]
    public void The_web_page_says_the_same_and_fetches_nothing()
    {
        ProfiledPlace place = Sample.Value.Places[0];
        string html = Html(Sample.Value);
        foreach (string said in (string[])[place.Share, place.Change, place.Evidence.Repeats, .. place.Assessment.Judged, .. Sample.Value.Notes])
            Assert.Contains(System.Net.WebUtility.HtmlEncode(said), html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, "class=\"marking\">OFFICIAL-SENSITIVE"));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!data:)", html);
        Assert.Matches("<html lang=\"en-GB\">", html);
        // Every picture has words.
        Assert.Equal(Regex.Count(html, "<img "), Regex.Count(html, "<img alt=\"[^\"]+"));
    }

    [Theory]
    [InlineData("p.svg")]
    [InlineData("p.pptx")]
    [InlineData("p")]
    public void What_a_profile_cannot_be_is_said_in_a_sentence(string name)
    {
        var place = new OutputPlace(_folder.PathOf(name)) { Inputs = [] };
        string message = Assert.Throws<OutputException>(() => ProblemFile.Write(Sample.Value, place, CancellationToken.None)).Message;
        Assert.Contains("let its name end in .pdf or .html", message, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Path));
    }

    private static void Has(string page, IEnumerable<string> sentences) =>
        Assert.All(sentences, said => Assert.Contains(PdfText.Bare(said), page, StringComparison.Ordinal));

    private static string Named(NameCount name) => string.Create(CultureInfo.InvariantCulture, $"{name.Name} {name.Count:N0}");

    private static ProblemProfile Of(string file) => ProblemRun.Execute(
        new ProblemRequest(new RunRequest { Files = [file] }) { On = "2026-07-01" }, TimeProvider.System, null, CancellationToken.None);

    private static ProblemProfile Make(string? place) => ProblemRun.Execute(
        new ProblemRequest(new RunRequest { Files = [Repository.Path("data", "county-lines.csv")] }) { On = "2026-06-30", Place = place },
        TimeProvider.System, null, CancellationToken.None);

    private static byte[] Pdf(ProblemProfile profile)
    {
        using var stream = new MemoryStream();
        ProblemFile.Write(profile, PaperFormat.Pdf, stream);
        return stream.ToArray();
    }

    private static string Html(ProblemProfile profile)
    {
        using var stream = new MemoryStream();
        ProblemFile.Write(profile, PaperFormat.Html, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
