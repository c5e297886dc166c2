using Hotspots.Benchmarks.Releases;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Releases;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Releases;

/// <summary>A desk at which layers of a made-up town are handed over: a folder, a ledger, and the day of today.</summary>
internal sealed class ReleaseDesk : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _made;

    public ReleaseDesk(int metres = 900)
    {
        Town = new ReleaseTown(metres);
        _folder.Write("area.geojson", Town.Boundary());
        _folder.Write("smaller.geojson", Town.Boundary(150));
        _folder.Write("uprn.csv", Town.Addresses());
    }

    public ReleaseTown Town { get; }

    public string Ledger => _folder.PathOf("ledger.sqlite");

    public string File => _folder.PathOf("incidents.csv");

    public DateTimeOffset Today { get; set; } = new(2026, 7, 10, 9, 0, 0, TimeSpan.Zero);

    public void Dispose() => _folder.Dispose();

    public string PathOf(string name) => _folder.PathOf(name);

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Writes the file of incidents.</summary>
    public void Hold(IEnumerable<TownIncident> incidents, string extra = "") => _folder.Write("incidents.csv", ReleaseTown.Csv(incidents, extra));

    public ReleaseRequest Request(
        string profile = ReleaseRules.Partner, string area = "area.geojson", string to = "Madeup Council", string? period = null,
            params string[] kinds) => new()
            {
                Run = new RunRequest { Files = [File], BoundaryFile = PathOf(area), Kinds = kinds },
                Profile = profile,
                To = to,
                Period = period,
                AddressFile = PathOf("uprn.csv"),
                Ledger = Ledger,
            };

    public ReleaseResult Make(ReleaseRequest request) => ReleaseRun.Execute(request, new FixedClock(Today), null, CancellationToken.None);

    public OutputPlace Place(string name, params string[] formats) => new(PathOf(name)) { Inputs = [File], Formats = formats };

    /// <summary>Makes it and hands it over.</summary>
    public ReleaseResult Give(ReleaseRequest request, params string[] formats)
    {
        ReleaseResult made = Make(request);
        CountsDoor.Write(made, Place($"given{++_made}", formats), CancellationToken.None);
        return made;
    }

    /// <summary>The folder of the last that was handed over.</summary>
    public string Given => PathOf($"given{_made}");

    /// <summary>Incidents of all months from January to May at random houses, more in some places than in others.</summary>
    public List<TownIncident> Scattered(ulong seed, int aMonth, params string[] kinds)
    {
        var random = new SeededRandom(seed);
        var incidents = new List<TownIncident>();
        for (int month = 1; month <= 5; month++)
        {
            for (int i = 0; i < aMonth; i++)
            {
                // Squared: the south-west has most.
                int house = (int)(Town.Houses.Count * random.NextDouble() * random.NextDouble());
                string kind = kinds.Length == 0 ? "seizure" : kinds[random.NextInt32(kinds.Length)];
                incidents.Add(new TownIncident(kind, new DateOnly(2026, month, 1 + random.NextInt32(28)), Town.Houses[house]));
            }
            foreach (int day in (int[])[1, 28])
                incidents.Add(new TownIncident("seizure", new DateOnly(2026, month, day), Town.Houses[0]));
        }
        incidents.Add(new TownIncident("seizure", new DateOnly(2026, 1, 1), Town.Houses[0]));
        incidents.Add(new TownIncident("seizure", new DateOnly(2026, 5, 31), Town.Houses[0]));
        return incidents;
    }

    /// <summary>The true counts of a layer: by zone and period, and the totals under zone −1.</summary>
    public static Dictionary<(int Zone, string Period), int> TruthOf(ReleaseResult made, IEnumerable<TownIncident> counted)
    {
        LedgerGround ground = made.Entry.Ground;
        var truth = made.Counts.Concat(made.Totals).ToDictionary(static one => (one.Zone, one.Period), static _ => 0);
        foreach (TownIncident one in counted)
        {
            int at = Array.BinarySearch(ground.Cells, ReleaseGround.Lattice.CellAt(one.Place.Easting, one.Place.Northing));
            string period = made.Totals.FirstOrDefault(total => Holds(total, one.Day))?.Period ?? "";
            if (at < 0 || period.Length == 0)
                continue;
            truth[(ground.Zones[at], period)]++;
            truth[(-1, period)]++;
        }
        return truth;
    }

    private static bool Holds(HandedCount total, DateOnly day)
    {
        int month = day.Year * 12 + day.Month - 1;
        return month >= total.Month && month < total.Month + (total.Period.Contains('Q', StringComparison.Ordinal) ? 3 : 1);
    }
}
