using Hotspots.Benchmarks.Releases;
using Hotspots.Core.Files.Ledger;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Runs.Releases;

namespace Hotspots.Tests.Runs.Releases;

/// <summary>Layers that are handed over: what is told is true, what is hidden stays hidden, alone and together with what was given before.</summary>
public sealed class ReleaseRunTests : IDisposable
{
    private readonly ReleaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void What_is_told_is_true_and_what_is_hidden_is_wide_by_another_solver()
    {
        int hidden = 0, further = 0;
        for (ulong seed = 1; seed <= 12; seed++)
        {
            List<TownIncident> incidents = _desk.Scattered(seed, 20 + (int)seed * 9, "tip", "seizure", "warrant");
            _desk.Hold(incidents);
            ReleaseResult made = _desk.Make(_desk.Request());
            Dictionary<(int Zone, string Period), int> truth = ReleaseDesk.TruthOf(made, incidents);
            var reader = new ReleaseReader().Reads(made);
            Assert.Equal(5, made.Totals.Count);
            Assert.InRange(made.Entry.Ground.Names.Count, 10, 40);
            Assert.All(made.Entry.Ground.Addresses, static addresses => Assert.True(addresses >= 50));
            foreach (HandedCount one in made.Counts.Concat(made.Totals))
            {
                int count = truth[(one.Zone, one.Period)];
                if (one.Count is { } told)
                {
                    Assert.Equal(count, told);
                    Assert.True(told == 0 || told >= 5, $"{one.Cell} {one.Period} tells {told}");
                    continue;
                }
                hidden++;
                further += count is 0 or >= 5 ? 1 : 0;
                (int low, int high) = reader.Range(made, one);
                // Who gave a tip there knows of one.
                Assert.True(high == int.MaxValue || high - Math.Max(low, Math.Min(1, count)) >= 5, $"{one.Cell} {one.Period} is {low} to {high}");
            }
        }
        Assert.True(hidden > 200 && further > 0, $"{hidden} hidden, {further} of them to protect others");
    }

    [Fact]
    public void Where_nothing_is_small_everything_is_told()
    {
        List<TownIncident> incidents = [];
        for (int month = 1; month <= 5; month++)
        {
            for (int i = 0; i < 12 * _desk.Town.Houses.Count / 10; i++)
                incidents.Add(new TownIncident("seizure", new DateOnly(2026, month, 1 + i % 28),
                    _desk.Town.Houses[i * 10 % _desk.Town.Houses.Count]));
        }
        incidents.Add(new TownIncident("seizure", new DateOnly(2026, 5, 31), _desk.Town.Houses[0]));
        _desk.Hold(incidents);
        ReleaseResult made = _desk.Make(_desk.Request());
        Assert.DoesNotContain(made.Counts.Concat(made.Totals), static one => one.Count is null);
        Assert.Null(made.Record.Handed.NarrowestInterval);
        Assert.Equal((0, 0), (made.Record.SuppressedFirst, made.Record.SuppressedFurther));
        Assert.EndsWith("No new count is hidden.", made.Record.Summary[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Grade_E_and_handling_other_than_P_are_out_and_counted()
    {
        List<TownIncident> incidents = [.. _desk.Scattered(3, 60).Select(static one => one with { Extra = ",," })];
        int before = incidents.Count;
        incidents.AddRange(Enumerable.Range(0, 7).Select(_ => new TownIncident("tip", new DateOnly(2026, 3, 3), _desk.Town.Houses[0], "1,E,P")));
        incidents.AddRange(Enumerable.Range(0, 6).Select(_ => new TownIncident("tip", new DateOnly(2026, 3, 3), _desk.Town.Houses[0], "2,B,C")));
        _desk.Hold(incidents, "source,intelligence,handling");
        ReleaseResult made = _desk.Make(_desk.Request());
        Assert.Equal("7 incidents graded E, suspected to be false, left out.", StepOf(made, "grades"));
        Assert.StartsWith("6 incidents with handling code C", StepOf(made, "handling"), StringComparison.Ordinal);
        Dictionary<(int Zone, string Period), int> truth = ReleaseDesk.TruthOf(made, incidents.Take(before));
        Assert.All(made.Totals, total => Assert.Equal(truth[(-1, total.Period)], total.Count));
    }

    [Fact]
    public void Only_whole_months_that_lie_far_enough_back_are_told()
    {
        _desk.Hold(_desk.Scattered(4, 60));
        _desk.Today = new DateTimeOffset(2026, 6, 27, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(["2026-01", "2026-02", "2026-03", "2026-04"], Periods(_desk.Make(_desk.Request())));
        _desk.Today = new DateTimeOffset(2026, 6, 29, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal("2026-05", Periods(_desk.Make(_desk.Request()))[^1]);
        // Two that differ by a day: the day tells nothing, for its month is left out whole.
        Assert.Equal(["2026-02", "2026-03"], Periods(_desk.Make(_desk.Request(period: "2026-02-01..2026-03-31"))));
        Assert.Equal(["2026-02"], Periods(_desk.Make(_desk.Request(period: "2026-02-01..2026-03-30"))));
        Assert.Contains("No month is whole", Refusal(_desk.Request(period: "2026-02-02..2026-02-28")), StringComparison.Ordinal);
        Assert.Contains("ended less than 28 days ago",
            Refusal(_desk.Request(period: "2026-05"), new DateTimeOffset(2026, 6, 20, 9, 0, 0, TimeSpan.Zero)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_would_let_somebody_subtract_is_refused()
    {
        _desk.Hold(_desk.Scattered(5, 40));
        ReleaseRequest request = _desk.Request();
        foreach (ReleaseRequest other in (ReleaseRequest[])
        [
            request with { Run = request.Run with { Operations = ["Racer"] } },
            request with { Run = request.Run with { Areas = ["Clacton-on-Sea"] } },
            request with { Run = request.Run with { Weekdays = [DayOfWeek.Friday] } },
            request with { Run = request.Run with { To = "2026-03" } },
        ])
            Assert.Contains("alone, and not by ", Refusal(other), StringComparison.Ordinal);
        Assert.Contains("tips alone", Refusal(_desk.Request(kinds: ["tips"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_of_tips_alone_is_refused_whatever_they_are_called()
    {
        foreach (string kind in (string[])["tip", "Crimestoppers", "intel log"])
        {
            _desk.Hold(_desk.Scattered(11, 40).Select(one => one with { Kind = kind }));
            Assert.StartsWith("A layer of tips alone is never handed over", Refusal(_desk.Request()), StringComparison.Ordinal);
        }
        _desk.Hold(_desk.Scattered(11, 40, "tip", "seizure"));
        Assert.StartsWith("A layer of tips alone", Refusal(_desk.Request(kinds: ["tip", "no such kind"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tip_and_its_warrant_are_told_only_among_five_others()
    {
        GridPoint place = _desk.Town.Houses[200];
        foreach ((int others, bool isTold) in ((int, bool)[])[(4, false), (5, true)])
        {
            List<TownIncident> incidents = Padding();
            incidents.Add(new TownIncident("tip", new DateOnly(2026, 3, 3), place));
            incidents.Add(new TownIncident("warrant", new DateOnly(2026, 3, 17), place));
            incidents.AddRange(Enumerable.Range(0, others).Select(_ => new TownIncident("seizure", new DateOnly(2026, 3, 9), place)));
            _desk.Hold(incidents);
            ReleaseResult made = _desk.Make(_desk.Request());
            HandedCount count = made.Counts.Single(one => one.Period == "2026-03" && one.Zone == ZoneOf(made, place));
            Assert.Equal(isTold ? 7 : null, count.Count);
            Assert.StartsWith("1 pair of a tip and a warrant within 14 days and 150 m", StepOf(made, "tips and warrants"), StringComparison.Ordinal);
        }
        // A day later it is no pair.
        List<TownIncident> apart = Padding();
        apart.Add(new TownIncident("tip", new DateOnly(2026, 3, 1), place));
        apart.Add(new TownIncident("warrant", new DateOnly(2026, 3, 18), place));
        apart.AddRange(Enumerable.Range(0, 4).Select(_ => new TownIncident("seizure", new DateOnly(2026, 3, 9), place)));
        _desk.Hold(apart);
        ReleaseResult far = _desk.Make(_desk.Request());
        Assert.Equal(6, far.Counts.Single(one => one.Period == "2026-03" && one.Zone == ZoneOf(far, place)).Count);
    }

    [Fact]
    public void A_file_of_rules_may_be_stricter_and_never_laxer()
    {
        _desk.Hold(_desk.Scattered(6, 60));
        ReleaseRequest With(string rules, string profile = ReleaseRules.Partner) =>
            _desk.Request(profile) with { RulesFile = _desk.Write("rules.csv", rules) };
        ReleaseResult strict = _desk.Make(With("rule,value\nthreshold,10\naddresses,120\nperiod,3\n"));
        Assert.Equal(["2026-Q1"], Periods(strict));
        Assert.All(strict.Entry.Ground.Addresses, static addresses => Assert.True(addresses >= 120));
        Assert.DoesNotContain(strict.Counts, static one => one.Count is > 0 and < 10);
        Assert.Equal("rules.csv, line 2: threshold 4 is laxer than the 5 built in for partner: be stricter, or leave it out.",
            Refusal(With("rule,value\nthreshold,4\n")));
        Assert.Equal("rules.csv, line 1: threshold 9 is laxer than the 10 built in for public: be stricter, or leave it out.",
            Refusal(With("threshold,9", "public")));
        Assert.Contains("\"treshold\" is no rule: they are threshold, addresses,", Refusal(With("rule,value\ntreshold,9")), StringComparison.Ordinal);
        Assert.Contains("\"many\" is no value of addresses", Refusal(With("rule,value\naddresses,many")), StringComparison.Ordinal);
        Assert.Contains("not by 5", Refusal(With("period,5")), StringComparison.Ordinal);
        Assert.Contains("no line such as", Refusal(With("rule,value\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void For_everybody_only_published_crime_is_counted_in_quarters_and_rounded()
    {
        List<TownIncident> incidents = _desk.Scattered(7, 300, "burglary", "tip", "robbery");
        _desk.Hold(incidents);
        _desk.Today = new DateTimeOffset(2026, 9, 10, 9, 0, 0, TimeSpan.Zero);
        ReleaseResult made = _desk.Make(_desk.Request(ReleaseRules.Public));
        Assert.Equal(["2026-Q1"], Periods(made));
        Dictionary<(int Zone, string Period),
            int> truth = ReleaseDesk.TruthOf(made, incidents.Where(static one => one.Kind is "burglary" or "robbery"));
        Assert.Contains(made.Counts, static one => one.Count is not null);
        foreach (HandedCount one in made.Counts.Concat(made.Totals))
        {
            int count = truth[(one.Zone, one.Period)];
            if (one.Count is { } told)
                Assert.True(count >= 10 && told % 5 == 0 && Math.Abs(told - count) <= 2, $"{told} for {count}");
            else
                Assert.True(one.Zone < 0 || count < 10 || made.Record.SuppressedFurther > 0);
        }
        Assert.Contains("tip ", StepOf(made, "kinds"), StringComparison.Ordinal);
        _desk.Hold([.. incidents.Where(static one => one.Kind == "tip")]);
        Assert.Contains("no crime in the files of a kind that the police publish", Refusal(_desk.Request(ReleaseRules.Public)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void While_an_operation_is_live_nothing_is_for_everybody()
    {
        List<TownIncident> incidents = [.. _desk.Scattered(8, 60, "burglary").Select(static one => one with { Extra = "" })];
        incidents.Add(new TownIncident("warrant", new DateOnly(2026, 5, 4), _desk.Town.Houses[3], "Racer"));
        _desk.Hold(incidents, "operation");
        _desk.Today = new DateTimeOffset(2026, 7, 30, 9, 0, 0, TimeSpan.Zero);
        OutputException refusal = Assert.Throws<OutputException>(() => _desk.Make(_desk.Request(ReleaseRules.Public)));
        Assert.Equal(
            "Not written: the last incident of operation Racer in the files is of 4 May 2026, less than 90 days ago; wait until 2 August 2026.",
                refusal.Message);
        _desk.Today = new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal(["2026-Q1"], Periods(_desk.Make(_desk.Request(ReleaseRules.Public))));
        // A partner is told months all the same; but nothing that is handed over may hold the name.
        Assert.Equal(5, _desk.Make(_desk.Request()).Totals.Count);
        Assert.Contains("holds Racer", Refusal(_desk.Request(to: "The Racer board")), StringComparison.Ordinal);
        OutputException folder = Assert.Throws<OutputException>(
            () => CountsDoor.Write(_desk.Make(_desk.Request()), _desk.Place("for-racer-board"), CancellationToken.None));
        Assert.Contains("holds Racer", folder.Message, StringComparison.Ordinal);
        Assert.True(ReleaseLedger.Read(_desk.Ledger).IsNew);
    }

    [Fact]
    public void The_ground_is_that_of_the_recipient_or_is_asked_for()
    {
        Assert.Equal("district:Tendring", ReleaseGround.BoundaryOf("Tendring District Council"));
        Assert.Equal("district:Tendring", ReleaseGround.BoundaryOf("tendring"));
        Assert.Equal("force:Essex", ReleaseGround.BoundaryOf("Essex County Council"));
        Assert.Null(ReleaseGround.BoundaryOf("The housing association"));
        _desk.Hold(_desk.Scattered(9, 40));
        ReleaseRequest request = _desk.Request(to: "The housing association");
        Assert.Matches(
            @"^Say which ground the layer covers with ⟨boundary⟩: most incidents lie in district:Tendring \(\d+\)\.$",
            Refusal(request with { Run = request.Run with { BoundaryFile = null } }));
    }

    [Fact]
    public void Addresses_that_are_none_are_refused()
    {
        _desk.Hold(_desk.Scattered(10, 40));
        Assert.Contains("no columns X_COORDINATE and Y_COORDINATE", Refusal(_desk.Request() with { AddressFile = _desk.PathOf("area.geojson") }),
            StringComparison.Ordinal);
        ReleaseRequest far = _desk.Request() with { AddressFile = _desk.Write("far.csv", "UPRN,X_COORDINATE,Y_COORDINATE\n1,100000,100000\n") };
        Assert.Equal("None of the 1 addresses of far.csv lies in the area: give those of its county.", Refusal(far));
        ReleaseRequest few = _desk.Request() with
        {
            AddressFile = _desk.Write("few.csv",
            "X_COORDINATE,Y_COORDINATE\r\n617100,214100\r\n617101,214100")
        };
        Assert.Equal("All of Madeup has 2 addresses, and one cell must have 50: give a larger area.", Refusal(few));
    }

    private static string[] Periods(ReleaseResult made) => [.. made.Totals.Select(static total => total.Period)];

    private static string StepOf(ReleaseResult made, string name) => made.Record.Steps.Single(step => step.Name == name).Words;

    private static int ZoneOf(ReleaseResult made, GridPoint place) =>
        made.Entry.Ground.Zones[Array.BinarySearch(made.Entry.Ground.Cells, ReleaseGround.Lattice.CellAt(place.Easting, place.Northing))];

    /// <summary>Six incidents at each tenth house of the first streets in every month: nothing is small.</summary>
    private List<TownIncident> Padding()
    {
        List<TownIncident> incidents = [.. Enumerable.Range(1, 5).SelectMany(month => Enumerable.Range(0, 60).Select(
            i => new TownIncident("seizure", new DateOnly(2026, month, 1 + i % 28), _desk.Town.Houses[0])))];
        incidents.Add(new TownIncident("seizure", new DateOnly(2026, 5, 31), _desk.Town.Houses[0]));
        return incidents;
    }

    private string Refusal(ReleaseRequest request, DateTimeOffset? today = null)
    {
        _desk.Today = today ?? _desk.Today;
        string sentence = Assert.Throws<ArgumentException>(() => _desk.Make(request)).Message;
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        return sentence;
    }
}
