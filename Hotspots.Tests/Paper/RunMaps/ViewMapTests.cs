using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs;
using Hotspots.Core.Runs.Maps;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.RunMaps;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Hotspots.Tests.Paper.RunMaps;

/// <summary>What a window shows on paper.</summary>
public sealed class ViewMapTests
{
    private static readonly RunRequest Request = new() { Files = [Repository.Path("data", "county-lines.csv")] };

    private static readonly Lazy<ReadResult> Read = new(static () => IncidentFiles.Read(Request.Files, ReadOptions.Default));

    private static readonly Lazy<RunCache> Cache = new(static () => new RunCache(Read.Value.Placed));

    private static readonly Lazy<RunResult> Density = new(
        static () => HotspotRun.Execute(Request with { Methods = ["dbscan", "kde"] }, TimeProvider.System, null, CancellationToken.None));

    private static readonly Lazy<ComparisonResult> Compared = new(static () => ComparisonRun.Execute(
        new ComparisonRequest(Request, "2025-06", "2026-06"), Read.Value, Cache.Value, TimeProvider.System, null, CancellationToken.None));

    /// <summary>Clacton, Clacton's middle, and three towns apart.</summary>
    private static readonly Envelope[] Zooms =
    [
        new(615_500, 619_500, 213_500, 216_000), new(617_200, 617_800, 214_500, 214_900), new(300_000, 640_000, 100_000, 380_000),
    ];

    public static TheoryData<string, int> SheetsAndZooms
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string paper in (string[])["screen", "a4", "a3", "slide"])
            {
                for (int zoom = 0; zoom < Zooms.Length; zoom++)
                    data.Add(paper, zoom);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SheetsAndZooms))]
    public void Words_can_be_taken_from_it_and_nothing_is_at_the_rim_or_on_another(string paper, int zoom)
    {
        MapView view = Seen(Zooms[zoom]);
        foreach (MapView one in (MapView[])[view, view with { Compared = Compared.Value, HasChanges = true }])
        {
            using PdfDocument document = PdfDocument.Open(Pdf(one, paper));
            Page sheet = document.GetPage(1);
            PdfText.RequireMarking(sheet, "OFFICIAL-SENSITIVE");
            PdfText.RequireSound(sheet);
            PdfText.RequireApart(sheet);
            Assert.Contains("Whatthewindowshows", PdfText.Of(sheet), StringComparison.Ordinal);
            Assert.Equal("OFFICIAL-SENSITIVE", document.Information.Subject);
        }
    }

    [Fact]
    public void The_legend_tells_what_is_drawn_and_nothing_else()
    {
        MapView all = Seen(Zooms[0]), none = all with
        {
            Surface = null,
            Contours = null,
            HasHotspots = false,
            Incidents = null,
            HasGround = false,
            HasNames = false,
        };
        (string Words, MapView With)[] told =
        [
            ("Hotspot,withitsrank", none with { HasHotspots = true }),
            ("Incidentsperkm", none with { Surface = all.Surface }),
            ("Line:withinitliestheshare", none with { Contours = all.Contours }),
            ("Incidentsonthismap", none with { Incidents = all.Incidents }),
            ("Placesof", none with { Boundaries = [Square("Places of interest", Zooms[0])] }),
            ("Whatwaslookedfor", none with { Marked = new MapMark(new GridPoint(617_500, 214_750), 100, []) }),
            ("against1to30June2025", none with { Compared = Compared.Value, HasChanges = true }),
            ("GSHHG(LGPL)", none with { HasGround = true }),
            ("GeoNames", none with { HasNames = true }),
        ];
        string bare = TextOf(none);
        foreach ((string words, MapView with) in told)
        {
            Assert.DoesNotContain(words, bare, StringComparison.Ordinal);
            string text = TextOf(with);
            Assert.Contains(words, text, StringComparison.Ordinal);
            foreach ((string other, MapView _) in told.Where(one => one.Words != words))
                Assert.DoesNotContain(other, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_lies_elsewhere_is_in_no_legend()
    {
        var elsewhere = new Envelope(450_000, 452_000, 300_000, 301_500);
        MapView view = Seen(elsewhere) with
        {
            Boundaries = [Square("Far away", Zooms[0])],
            Marked = new MapMark(new GridPoint(617_500, 214_750), 100, []),
            Compared = null,
        };
        string text = TextOf(view);
        foreach (string word in (string[])["Hotspot,withitsrank", "Incidentsonthismap", "Faraway", "Whatwaslookedfor", "share"])
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        Assert.Contains("Nohotspotisnear", text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_the_window_shows_is_on_every_sheet_and_the_scale_of_paper_is_round()
    {
        foreach (Envelope ground in Zooms)
        {
            foreach (string paper in (string[])["screen", "a4", "a3", "slide"])
            {
                RunMap map = ViewRun.Of(Density.Value, Seen(ground));
                PaperSize size = SizeOf(paper, ground).Turned(paper is "screen" or "slide" || ground.Width > ground.Height);
                var sheet = new MapSheet(map, map.Pages[0], size);
                Assert.True(sheet.MapFrame.Ground.Contains(ground), $"{paper}: {sheet.MapFrame.Ground} without {ground}");
                Assert.Equal(paper is "a4" or "a3", sheet.MapFrame.IsToScale);
                if (sheet.MapFrame.IsToScale)
                    Assert.True(sheet.MapFrame.Scale % 500 == 0, $"1:{sheet.MapFrame.Scale}");
                else
                    // No more of the ground than there is room for.
                    Assert.True(sheet.MapFrame.Ground.Width < 1.01 * ground.Width || sheet.MapFrame.Ground.Height < 1.01 * ground.Height);
            }
        }
    }

    [Fact]
    public void Letters_of_a3_are_read_at_arms_length()
    {
        const double Body = 9, Names = 8;
        using PdfDocument document = PdfDocument.Open(Pdf(Seen(Zooms[1]), "a3"));
        Page sheet = document.GetPage(1);
        // The numbers of marks are signs: what they mean is in the legend.
        Letter[] letters = [.. sheet.Letters.Where(static letter => !char.IsAsciiDigit(letter.Value[0]))];
        double map = sheet.Width * 0.7;
        Assert.All(letters.Where(letter => letter.BoundingBox.Left < map), letter => Assert.InRange(letter.PointSize, Names, 100));
        Assert.All(letters.Where(letter => letter.BoundingBox.Left > map), letter => Assert.InRange(letter.PointSize, Body, 100));
        Assert.Contains(letters, letter => letter.BoundingBox.Left < map);
    }

    [Fact]
    public void Incidents_are_counted_on_the_map_and_those_beyond_its_edge_are_not()
    {
        MapIncidents all = ViewRun.IncidentsOf(Request, Cache.Value.Facets, new Envelope(0, 700_000, 0, 1_300_000));
        // What is graded suspected false is left out, as everywhere: a script counts 90 that are placed.
        Assert.Equal(Read.Value.Placed.Count - 90, all.Places.Count);
        Envelope ground = Zooms[0];
        RunMap map = ViewRun.Of(Density.Value, Seen(ground));
        Envelope seen = new MapSheet(map, map.Pages[0], SizeOf("screen", ground)).MapFrame.Ground;
        int tips = Enumerable.Range(0, all.Places.Count).Count(
            i => all.Kinds[all.Codes[i]] == "tip" && seen.Contains(all.Places[i].Easting, all.Places[i].Northing));
        Assert.InRange(tips, 100, all.Places.Count / 2);
        Assert.Contains($"Tip({tips})", TextOf(Seen(ground)), StringComparison.Ordinal);
        MapIncidents warrants = ViewRun.IncidentsOf(Request with { Kinds = ["warrant"] }, Cache.Value.Facets, seen);
        Assert.All(warrants.Codes, code => Assert.Equal("warrant", warrants.Kinds[code]));
        Assert.NotEmpty(warrants.Codes);
    }

    [Fact]
    public void Tens_of_thousands_of_incidents_are_counted_in_squares()
    {
        MapIncidents some = ViewRun.IncidentsOf(Request, Cache.Value.Facets, Zooms[0]);
        int[] many = [.. Enumerable.Range(0, 60_000).Select(i => i % some.Places.Count)];
        MapView view = Seen(Zooms[0]) with
        {
            Incidents = some with
            {
                Places = [.. many.Select((i, k) => new GridPoint(some.Places[i].Easting + k % 97, some.Places[i].Northing + k % 89))],
                Codes = [.. many.Select(i => some.Codes[i])],
            },
        };
        string text = TextOf(view);
        Assert.Contains("1incidentinasquareof", text, StringComparison.Ordinal);
        Assert.Contains("300ormore", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tip(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_view_makes_the_same_bytes()
    {
        MapView view = Seen(Zooms[0]) with { Compared = Compared.Value, HasChanges = true };
        foreach (PaperFormat format in (PaperFormat[])[PaperFormat.Pdf, PaperFormat.Svg, PaperFormat.Png])
            Assert.Equal(Bytes(view, "screen", format), Bytes(view, "screen", format));
    }

    private static MapView Seen(Envelope ground) => new()
    {
        Title = "What the window shows",
        Ground = ground,
        Surface = new MapLayerView("kde", 0.7),
        Contours = "kde",
        HasHotspots = true,
        HasGround = true,
        HasNames = true,
        Incidents = ViewRun.IncidentsOf(Request, Cache.Value.Facets, new Envelope(0, 700_000, 0, 1_300_000)),
    };

    private static MapBoundary Square(string name, Envelope ground)
    {
        GridPoint low = new(ground.MinX + 200, ground.MinY + 200), high = new(ground.MaxX - 200, ground.MaxY - 200);
        return new MapBoundary(name, [[low, new(high.Easting, low.Northing), high, new(low.Easting, high.Northing), low]], []);
    }

    private static string TextOf(MapView view)
    {
        using PdfDocument document = PdfDocument.Open(Pdf(view, "screen"));
        return PdfText.Of(document.GetPage(1));
    }

    private static PaperSize SizeOf(string paper, Envelope ground) => paper switch
    {
        "a4" => PaperSize.A4,
        "a3" => PaperSize.A3,
        "slide" => PaperSize.Slide,
        _ => MapSheet.ScreenFor(ground),
    };

    private static byte[] Pdf(MapView view, string paper) => Bytes(view, paper, PaperFormat.Pdf);

    private static byte[] Bytes(MapView view, string paper, PaperFormat format)
    {
        using var stream = new MemoryStream();
        PaperSize size = SizeOf(paper, view.Ground);
        bool isLandscape = size.IsToScale ? view.Ground.Width > view.Ground.Height : size.IsLandscape;
        MapFile.Release(ViewRun.Of(Density.Value, view), size, isLandscape, format, stream);
        return stream.ToArray();
    }
}
