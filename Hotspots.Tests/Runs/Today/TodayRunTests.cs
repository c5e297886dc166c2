using System.Globalization;
using System.Text;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Today;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Today;

public sealed class TodayRunTests : IDisposable
{
    private const string LastDay = "2024-12-31";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Of 60 files at 5 % each more than 8 come in 1 of 300 series.</summary>
    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 5)]
    public void Where_nothing_repeats_one_file_of_twenty_has_a_zone_at_most(bool sameAddresses, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        int zones = 0;
        for (int file = 0; file < 60; file++)
        {
            MadeUpIncidents made = MadeUpIncidents.Even(random, 120);
            if (sameAddresses)
                made = MadeUpIncidents.From(random, MadeUpIncidents.Even(random, 30).Points, 120);
            zones += Run(made.ToCsv(monthsKnown: false), LastDay).Zones.Count > 0 ? 1 : 0;
        }
        Assert.InRange(zones, 0, 8);
    }

    [Fact]
    public void Repeats_make_zones_round_what_happened_lately_until_the_last_raised_day()
    {
        TodayRecord record = Run(Batches(), LastDay);
        NearRepeatTest test = Assert.Single(record.Tests);
        Assert.True(test.Holds);
        Assert.NotEmpty(record.Zones);
        Assert.All(record.Zones, zone =>
        {
            Assert.Equal(("tip", "Mold", test.Metres, test.Q), (zone.Cause, zone.Area, zone.Metres, zone.EvidenceQ));
            Assert.True(zone.RiskRatio > 1 && zone.Incidents > 0);
            Assert.InRange(zone.Until, record.On, record.On.AddDays(test.LastDay));
            Assert.Equal(zone.Outline.Area / 1e6, zone.AreaKm2, 1e-12);
        });
        Assert.Equal(Enumerable.Range(1, record.Zones.Count), record.Zones.Select(static zone => zone.Rank));
        Assert.Equal(record.Zones.Select(static zone => zone.RiskRatio), record.Zones.Select(static zone => zone.RiskRatio).OrderDescending());
        // An incident raises its own place at least as high as the ratio of its band.
        NearRepeatBand nearest = test.Bands[0];
        Assert.True(nearest.Raised && nearest.Q <= 0.05);
        Assert.True(record.Zones[0].RiskRatio >= nearest.Ratio);
    }

    [Fact]
    public void What_comes_later_has_no_say()
    {
        string all = Batches();
        string[] lines = all.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string before = string.Join(
            '\n', lines.Where(static line => line[0] == 'i' || string.CompareOrdinal(line.Split(',')[2], "2024-09-16") < 0)) + '\n';
        Assert.NotEqual(all.Length, before.Length);
        Assert.Equal(Told(Run(before, "2024-09-15")), Told(Run(all, "2024-09-15")));
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        string[] lines = Batches().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string turned = string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Reverse())) + "\n";
        Assert.Equal(Told(Run(Batches(), LastDay)), Told(Run(turned, LastDay)));
    }

    /// <summary>Four rows of one search are one event, and no repeats.</summary>
    [Fact]
    public void Several_at_one_place_on_one_day_count_once()
    {
        var text = new StringBuilder("id,kind,time,easting,northing,town\n");
        var random = new SeededRandom(11);
        for (int i = 0; i < 60; i++)
        {
            (double east, double north) = (323_050 + 1500 * random.NextDouble(), 363_250 + 1500 * random.NextDouble());
            DateTime day = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(random.NextInt32(366));
            for (int row = 0; row < 4; row++)
                text.Append(CultureInfo.InvariantCulture, $"R{i}-{row},seizure,{day:yyyy-MM-dd},{east:F2},{north:F2},Mold\n");
        }
        TodayRecord record = Run(text.ToString(), LastDay);
        Assert.Equal(60, Assert.Single(record.Tests).Incidents);
        Assert.Empty(record.Zones);
        Assert.Contains(record.Notes, static note => note.StartsWith("180 of 240 incidents were left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Kinds_are_tested_apart_and_a_zone_is_of_one_kind()
    {
        // Each tip is followed by a seizure at its place: no kind follows itself.
        var text = new StringBuilder("id,kind,time,easting,northing,town\n");
        var random = new SeededRandom(13);
        for (int i = 0; i < 80; i++)
        {
            (double east, double north) = (323_050 + 1500 * random.NextDouble(), 363_250 + 1500 * random.NextDouble());
            DateTime day = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(random.NextInt32(360));
            text.Append(CultureInfo.InvariantCulture, $"T{i},tip,{day:yyyy-MM-dd},{east:F2},{north:F2},Mold\n");
            text.Append(CultureInfo.InvariantCulture, $"S{i},seizure,{day.AddDays(2):yyyy-MM-dd},{east:F2},{north:F2},Mold\n");
        }
        TodayRecord record = Run(text.ToString(), LastDay);
        Assert.Equal(["seizure", "tip"], record.Tests.Select(static test => test.Kind).Order(StringComparer.Ordinal));
        Assert.Empty(record.Zones);
    }

    [Fact]
    public void Bands_are_raised_only_where_the_test_holds_and_their_own_q_does()
    {
        foreach (NearRepeatTest test in Run(Batches(), LastDay).Tests)
        {
            Assert.All(test.Bands, band => Assert.Equal(test.Q <= 0.05 && band.Q <= 0.05 && band.Ratio > 1, band.Raised));
            Assert.True(test.P <= test.Q);
        }
    }

    private static string Batches() => MadeUpIncidents.Batches(new SeededRandom(29), 200).ToCsv(monthsKnown: false);

    private static string[] Told(TodayRecord record) =>
    [
        .. record.Answer,
        .. record.Zones.Select(static zone =>
            FormattableString.Invariant($"{zone.Zone} {zone.RiskRatio:R} {zone.Until} {zone.Incidents} {zone.Outline.Area:R}")),
        .. record.Tests.SelectMany(static test => test.Bands).Select(static band => band.ToString()),
    ];

    private TodayRecord Run(string text, string on) => TodayRun.Execute(
        new TodayRequest(new RunRequest { Files = [_folder.Write("tips.csv", text)] }, on), TimeProvider.System, null, CancellationToken.None);
}
