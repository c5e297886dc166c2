using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Effects;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Runs.Effects;

public sealed class EffectRunTests : IDisposable
{
    /// <summary>1 July 2025, the first day of the operation, counted from 1 January 2024.</summary>
    private const int FirstDay = 547;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_nothing_was_done_fewer_is_hardly_ever_said_and_the_published_test_says_it_often()
    {
        const int sets = 40;
        var random = new SeededRandom(11);
        int said = 0, published = 0, tooFew = 0;
        for (int set = 0; set < sets; set++)
        {
            var town = new MadeUpTown((ulong)(100 + set), bursts: 2400);
            EffectRecord record = Evaluate(town, Square(random)).Record;
            said += record.Verdict == EffectVerdict.Fewer ? 1 : 0;
            tooFew += record.Verdict == EffectVerdict.TooFew ? 1 : 0;
            published += Math.Abs(record.Z * Math.Sqrt(record.Dispersion)) > 1.96 ? 1 : 0;
        }
        // One in twenty at most: more than 5 of 40 would come about once in 70 times.
        Assert.InRange(said, 0, 5);
        Assert.InRange(published, 6, sets);
        Assert.InRange(tooFew, 0, 4);
    }

    [Fact]
    public void An_operation_that_took_nine_of_ten_is_seen_and_so_is_where_they_went()
    {
        var random = new SeededRandom(3);
        int gone = 0, moved = 0, refused = 0;
        const int sets = 3;
        for (int set = 0; set < sets; set++)
        {
            Envelope square = Square(random);
            var town = new MadeUpTown((ulong)(900 + set), bursts: 40_000, most: 1);
            town.Patrol(square, FirstDay, 0.9, 1);
            EffectRecord away = Evaluate(town, square, ring: 50).Record;
            gone += away.Verdict == EffectVerdict.Fewer ? 1 : 0;
            if (away.Local.High < 0)
                Assert.NotNull(away.Wdq);
            town = new MadeUpTown((ulong)(900 + set), bursts: 40_000, most: 1);
            town.Patrol(square, FirstDay, 0.9, 1, movedEast: 45);
            EffectRecord there = Evaluate(town, square, ring: 50).Record;
            moved += there.Displaced.Low > 0 && there.Wdq < 0 ? 1 : 0;
            refused += there.Verdict == EffectVerdict.Fewer ? 1 : 0;
        }
        Assert.InRange(gone, 2, sets);
        Assert.InRange(moved, 2, sets);
        Assert.Equal(0, refused);
    }

    [Theory]
    [InlineData(300, 0, "No more than when it was chosen")]
    [InlineData(0, 300, "More, beyond chance")]
    [InlineData(300, 300, "More, beyond chance")]
    public void What_had_risen_when_the_place_was_chosen_is_laid_to_no_operation(int risenBefore, int risenDuring, string expected)
    {
        const int chosenFrom = FirstDay - 61, until = FirstDay + 184;
        Envelope square = Square(new SeededRandom(3));
        var town = new MadeUpTown(900, bursts: 40_000, most: 1);
        // The rise by which it was chosen stays, day by day; that of the operation comes on top.
        town.Raise(square, chosenFrom, until, risenBefore * (until - chosenFrom) / 61, 1);
        town.Raise(square, FirstDay, until, risenDuring, 2);
        EffectRecord record = Evaluate(town.Csv(), square, ring: 50, chosen: "2025-05..2025-06").Record;
        Assert.StartsWith(expected, record.Answer[0], StringComparison.Ordinal);
        Assert.Equal(expected[0] == 'M' ? EffectVerdict.More : EffectVerdict.WithinChance, record.Verdict);
        Assert.True(record.Wdd.Low > 0 && record.PlaceboPMore <= 0.05);
    }

    [Fact]
    public void The_four_places_hold_what_is_counted_and_the_difference_is_that_of_the_definition()
    {
        var town = new MadeUpTown(5, bursts: 2400);
        EffectResult result = Evaluate(town, Square(new SeededRandom(8)));
        EffectRecord record = result.Record;
        int before = (int)(new DateTime(2024, 7, 1) - new DateTime(2024, 1, 1)).TotalDays;
        int Count(int place, int from, int to) => town.Rows.Count(row => row.Day >= from && row.Day < to
            && result.Places[place].Outline.Covers(GeometryFactory.Default.CreatePoint(new Coordinate(Rounded(row.East), Rounded(row.North)))));
        int[] was = [.. Enumerable.Range(0, 4).Select(place => Count(place, before, before + 184))];
        int[] then = [.. Enumerable.Range(0, 4).Select(place => Count(place, FirstDay, FirstDay + 184))];
        Assert.Equal(was, record.Places.Select(static place => place.Before));
        Assert.Equal(then, record.Places.Select(static place => place.During));
        double Change(int place) => then[place] - was[place] * record.During.Days / record.Before.Days;
        Assert.Equal(Change(0) - Change(1) + Change(2) - Change(3), record.Wdd.Value, 1e-6);
        Assert.Equal(Change(0) - Change(1), record.Local.Value, 1e-6);
        Assert.Equal(record.PlacebosAsLow, record.PlaceboZ.Count(z => z <= record.Z));
        Assert.Equal((1.0 + record.PlacebosAsLow) / (1 + record.Placebos), record.PlaceboP, 1e-12);
        Assert.Equal(record.Periods.Where(static one => one.Use == EffectPeriodUse.During).Sum(static one => one.Treated), then[0]);
        Assert.All(result.Places.Skip(1), place => Assert.True(place.Outline.Area > 0));
        Assert.True(result.Places[1].Outline.Distance(result.Places[0].Outline) >= 300 - 1e-6);
        Assert.Equal(3, record.Controls.Count);
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var town = new MadeUpTown(6, bursts: 1500);
        Envelope square = Square(new SeededRandom(4));
        EffectRecord one = Evaluate(town, square).Record;
        EffectRecord other = Evaluate(town.Csv(Enumerable.Range(0, town.Rows.Count).Reverse()), square, 150).Record;
        Assert.Equal(one.Wdd, other.Wdd);
        Assert.Equal(one.PlaceboZ, other.PlaceboZ);
        Assert.Equal(one.Controls, other.Controls);
        Assert.Equal(one.Answer, other.Answer);
    }

    [Theory]
    [InlineData("Racer", "Operation Racer")]
    [InlineData("operation racer", "Operation Racer")]
    [InlineData("Op Racer", "Operation Racer")]
    public void The_sample_says_of_Operation_Racer_that_its_months_of_reports_are_no_before(string name, string spelt)
    {
        EffectRecord record = EffectRun.Execute(
            new EffectRequest(new RunRequest { Files = [Repository.Path("data", "county-lines.csv")] }, Operation: name), TimeProvider.System, null,
            CancellationToken.None).Record;
        Assert.Equal(spelt, record.Operation);
        Assert.Equal("a part of Buckley", record.Places[0].Name);
        Assert.Equal(("2025-05-02", "2025-11-09"), (record.ChosenBy!.From, record.ChosenBy.To));
        Assert.Equal("2025-11-10", record.During.From);
        Assert.True(string.CompareOrdinal(record.Before.To, record.ChosenBy.From) < 0);
        Assert.NotEqual(EffectVerdict.Fewer, record.Verdict);
    }

    [Theory]
    [InlineData(null, null, null, "give either ⟨operation NAME⟩ or ⟨treated AREA.geojson⟩")]
    [InlineData("Racer", "a.geojson", "2025-07-01", "and not both")]
    [InlineData(null, "a.geojson", null, "give its first day with ⟨start⟩")]
    [InlineData("Nobody", null, null, "there are Operation Chairmaker, Operation Dovecote")]
    public void What_cannot_be_done_is_said_in_a_sentence(string? operation, string? treated, string? start, string expected)
    {
        var request = new EffectRequest(
            new RunRequest { Files = [Repository.Path("data", "county-lines.csv")] }, operation,
            treated is null ? null : _folder.PathOf(treated), start);
        string message = Assert.Throws<ArgumentException>(
            () => EffectRun.Execute(request, TimeProvider.System, null, CancellationToken.None)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_control_of_ones_own_is_taken_and_one_that_touches_is_refused()
    {
        var town = new MadeUpTown(7, bursts: 1500);
        var square = new Envelope(323_600, 323_900, 363_600, 363_900);
        EffectRecord record = Evaluate(town.Csv(), square, 150, Polygon(new Envelope(324_800, 325_100, 364_800, 365_400), "Park")).Record;
        Assert.Equal("Park", record.Places[1].Name);
        Assert.Equal(2 * record.Places[0].Km2, record.Places[1].Km2, 1e-3);
        Assert.Null(Assert.Single(record.Controls).Fit);
        string near = Assert.Throws<ArgumentException>(
            () => Evaluate(town.Csv(), square, 150, Polygon(new Envelope(324_100, 324_400, 363_600, 363_900), "Near"))).Message;
        Assert.Contains("rings touch", near, StringComparison.Ordinal);
    }

    [Fact]
    public void Ground_without_incidents_is_said_to_be_so()
    {
        string message = Assert.Throws<ArgumentException>(
            () => Evaluate(new MadeUpTown(2, bursts: 300).Csv(), new Envelope(328_000, 328_300, 363_000, 363_300), 150)).Message;
        Assert.Contains("lies on the treated ground", message, StringComparison.Ordinal);
    }

    private static double Rounded(double metres) => Math.Round(metres, 1);

    private static Envelope Square(SeededRandom random)
    {
        double e = MadeUpTown.West + 400 + Math.Round((MadeUpTown.Side - 1100) * random.NextDouble());
        double n = MadeUpTown.South + 400 + Math.Round((MadeUpTown.Side - 1100) * random.NextDouble());
        return new Envelope(e, e + 300, n, n + 300);
    }

    private EffectResult Evaluate(MadeUpTown town, Envelope square, double ring = 150) => Evaluate(town.Csv(), square, ring);

    private EffectResult Evaluate(string csv, Envelope square, double ring, string? control = null, string? chosen = null)
    {
        var run = new RunRequest { Files = [_folder.Write("town.csv", csv)], Whole = true };
        var request = new EffectRequest(
            run, TreatedFile: _folder.Write("treated.geojson", Polygon(square, "Square")), Start: "2025-07-01", Ring: ring,
            Chosen: chosen, ControlFile: control is null ? null : _folder.Write("control.geojson", control));
        return EffectRun.Execute(request, TimeProvider.System, null, CancellationToken.None);
    }

    // Coordinates in metres are read as they are where the file says so.
    private static string Polygon(Envelope box, string name)
    {
        string[] corners = [.. new[] { (box.MinX, box.MinY), (box.MaxX, box.MinY), (box.MaxX, box.MaxY), (box.MinX, box.MaxY), (box.MinX, box.MinY) }
            .Select(static corner => string.Create(CultureInfo.InvariantCulture, $"[{corner.Item1},{corner.Item2}]"))];
        return """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[{"type":"Feature","properties":"""
            + "{\"name\":\"" + name + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + string.Join(',', corners) + "]]}}]}";
    }
}
