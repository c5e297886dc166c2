using System.Globalization;
using System.Text;
using Hotspots.Core.Evaluation.Attendance;
using Hotspots.Core.Files.Fixes;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Runs.Attendance;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Runs.Attendance;

/// <summary>
/// Two hundred made-up logs against the plainest reckoning there is: every fix against every polygon by the distance of NetTopologySuite, every
/// interval against every other. It knows the logs before they are written to a file, and the clock by .NET's own time zones.
/// </summary>
public sealed class BruteForceTests : IDisposable
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static readonly AttendanceRules[] RulesToTry =
    [
        AttendanceRules.Usual, new(0, 10, 60, 20, 2), new(60, 3, 20, 5, 3), new(25, 10, 120, 15, 1),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(150)]
    public void Two_hundred_logs_have_the_visits_of_the_plainest_reckoning(int first)
    {
        int visits = 0, shortStays = 0, twice = 0;
        for (int seed = first; seed < first + 50; seed++)
        {
            MadeUpLog log = MadeUpLog.Of(seed);
            AttendanceRules rules = RulesToTry[seed % RulesToTry.Length];
            FixRead read = FixFiles.Read([_folder.Write($"log{seed}.csv", log.Text)], new FixReading());
            Reckoning.ShiftVisits[] ours = Reckoning.Of(read.Tracks, log.Shifts, rules, CancellationToken.None);
            for (int s = 0; s < log.Shifts.Count; s++)
            {
                Assert.Equal(log.UnitsIn(log.Shifts[s]), ours[s].Units);
                for (int p = 0; p < log.Shifts[s].Places.Count; p++)
                {
                    PlaceVisits theirs = log.Reckon(log.Shifts[s], log.Shifts[s].Places[p].Outline, rules);
                    Assert.Equal((seed, s, p, theirs), (seed, s, p, ours[s].Visits[p]));
                    visits += theirs.Made;
                    shortStays += theirs.TooShort;
                }
            }
            twice += read.Notes.Count(static note => note.Contains("each instant counts once", StringComparison.Ordinal));
        }
        // The logs hold what is to be reckoned.
        Assert.True(visits > 200, $"{visits} visits");
        Assert.True(shortStays > 200, $"{shortStays} short stays");
        Assert.True(twice > 20, $"{twice} logs with positions that come twice");
    }

    private sealed record Fix(string Unit, long At, double X, double Y);

    private sealed record MadeUpLog(List<Fix> Fixes, IReadOnlyList<AskedShift> Shifts, string Text)
    {
        private static readonly DateOnly[] Nights = [new(2026, 3, 28), new(2026, 10, 24), new(2026, 6, 30), new(2025, 12, 31), new(2024, 2, 28)];

        public static MadeUpLog Of(int seed)
        {
            var random = new Random(seed);
            AskedPlace[] places =
            [
                .. Enumerable.Range(0, 1 + random.Next(6)).Select(i => new AskedPlace(
                    "", i + 1, $"place {i}", default, Star(random, 617_000 + random.Next(1500), 215_000 + random.Next(1500)))),
            ];
            var shifts = new List<AskedShift>();
            DateOnly night = Nights[seed % Nights.Length];
            for (int n = 0; n < 2; n++)
            {
                DateOnly day = night.AddDays(n);
                shifts.Add(new AskedShift(day, Utc(day, 22), Utc(day.AddDays(1), 5), [.. places.Where(_ => random.Next(4) > 0)]));
            }
            var fixes = new List<Fix>();
            // A clock that is an hour wrong is only asked about: the reckoning takes it as it is.
            int wrong = seed % 7 == 0 ? random.Next(2) == 0 ? -3600 : 3600 : 0;
            for (int unit = 0; unit < 1 + random.Next(4); unit++)
            {
                foreach (AskedShift shift in shifts)
                    Walk(random, $"U{unit}", shift.From - 1800 + wrong, shift.Until + 1800 + wrong, places, fixes);
            }
            if (seed % 3 == 0)
            {
                Fix[] shuffled = [.. fixes];
                random.Shuffle(shuffled);
                fixes = [.. shuffled];
            }
            var text = new StringBuilder(seed % 2 == 0 ? "callsign,timestamp,easting,northing\n" : "Northing;Easting;Date and time;ISSI\n");
            foreach (Fix fix in fixes)
            {
                string time = Written(fix.At, seed % 5), x = Number(fix.X), y = Number(fix.Y);
                text.Append(seed % 2 == 0 ? $"{fix.Unit},{time},{x},{y}\n" : $"{y};{x};{time};{fix.Unit}\n");
            }
            return new MadeUpLog(fixes, shifts, text.ToString());
        }

        public int UnitsIn(AskedShift shift) =>
            Fixes.Where(fix => fix.At >= shift.From && fix.At < shift.Until).Select(static fix => fix.Unit).Distinct().Count();

        public PlaceVisits Reckon(AskedShift shift, Geometry outline, AttendanceRules rules)
        {
            var stays = new List<(long First, long Last)>();
            int tooShort = 0, inStays = 0, within = 0;
            foreach (string unit in Fixes.Select(static fix => fix.Unit).Distinct())
            {
                // OrderBy keeps the order of what is equal, and the first of an instant stays.
                Fix[] own = [.. Fixes.Where(fix => fix.Unit == unit && fix.At >= shift.From && fix.At < shift.Until).OrderBy(
                    static fix => fix.At).DistinctBy(static fix => fix.At)];
                double[] metres = [.. own.Select(fix => outline.Distance(new Point(fix.X, fix.Y)))];
                int[] inside = [.. Enumerable.Range(0, own.Length).Where(i => metres[i] <= rules.Margin)];
                for (int i = 0; i < inside.Length;)
                {
                    int j = i;
                    while (j + 1 < inside.Length && own[inside[j + 1]].At - own[inside[j]].At <= rules.Gap)
                        j++;
                    (long first, long last) = (own[inside[i]].At, own[inside[j]].At);
                    if (last - first >= 60 * rules.Least)
                    {
                        stays.Add((first, last));
                        inStays += inside[j] - inside[i] + 1;
                        within += Enumerable.Range(i, j - i + 1).Count(k => metres[inside[k]] == 0);
                    }
                    else
                    {
                        tooShort++;
                    }
                    i = j + 1;
                }
            }
            long unitSeconds = stays.Sum(static stay => stay.Last - stay.First);
            for (bool isDone = false; !isDone;)
            {
                isDone = true;
                for (int i = 0; i < stays.Count && isDone; i++)
                {
                    for (int j = i + 1; j < stays.Count && isDone; j++)
                    {
                        if (stays[i].First > stays[j].Last || stays[j].First > stays[i].Last)
                            continue;
                        stays[i] = (Math.Min(stays[i].First, stays[j].First), Math.Max(stays[i].Last, stays[j].Last));
                        stays.RemoveAt(j);
                        isDone = false;
                    }
                }
            }
            return new PlaceVisits(
                stays.Count, stays.Sum(stay => Math.Min(stay.Last - stay.First, (long)(60 * rules.Most))), unitSeconds,
                stays.Count == 0 ? 0 : stays.Min(static stay => stay.First), stays.Count == 0 ? 0 : stays.Max(static stay => stay.Last), inStays,
                    within, tooShort);
        }

        // Now at a place, on its edge or about it, now on the way; with gaps, with instants that come twice, and with a receiver that strays.
        private static void Walk(Random random, string unit, long from, long until, AskedPlace[] places, List<Fix> fixes)
        {
            for (long at = from; at < until;)
            {
                Coordinate to = places[random.Next(places.Length)].Outline.Coordinates[random.Next(4)];
                double spread = random.Next(3) * 40, away = random.Next(3) == 0 ? 400 : 0;
                long leaves = at + random.Next(60, 2400);
                int step = random.Next(3) switch { 0 => 5, 1 => 20, _ => 58 };
                for (; at < leaves; at += random.Next(40) == 0 ? random.Next(61, 400) : random.Next(1, step))
                {
                    double stray = random.Next(50) == 0 ? 30_000 : 0;
                    var fix = new Fix(
                        unit, at, Rounded(to.X + away + stray + spread * (random.NextDouble() - 0.5)),
                            Rounded(to.Y + spread * (random.NextDouble() - 0.5)));
                    fixes.Add(fix);
                    if (random.Next(30) == 0)
                        fixes.Add(fix with { X = Rounded(fix.X + random.Next(200)) });
                }
            }
        }

        private static Geometry Star(Random random, double x, double y)
        {
            int corners = 5 + random.Next(8);
            Coordinate[] ring =
            [
                .. Enumerable.Range(0, corners).Select(i =>
                {
                    double angle = 2 * Math.PI * i / corners, radius = 40 + 110 * random.NextDouble();
                    return new Coordinate(x + radius * Math.Cos(angle), y + radius * Math.Sin(angle));
                }),
            ];
            LinearRing[] holes = random.Next(3) > 0 ? []
                : [new LinearRing([new(x - 9, y - 9), new(x + 9, y - 9), new(x + 9, y + 9), new(x - 9, y + 9), new(x - 9, y - 9)])];
            var star = new Polygon(new LinearRing([.. ring, ring[0]]), holes);
            LinearRing yard = new([new(x + 200, y), new(x + 260, y), new(x + 260, y + 90), new(x + 200, y + 90), new(x + 200, y)]);
            return random.Next(4) > 0 ? star : new MultiPolygon([star, new Polygon(yard)]);
        }

        private static string Written(long at, int form)
        {
            DateTime utc = DateTime.UnixEpoch.AddSeconds(at), clock = TimeZoneInfo.ConvertTimeFromUtc(utc, London);
            string offset = clock == utc ? "+00:00" : "+01:00";
            return form switch
            {
                0 => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                1 => clock.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + offset,
                // The hour that comes twice needs its offset; all other times are those on the wall.
                2 => clock.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture) + (London.IsAmbiguousTime(clock) ? " " + offset : ""),
                3 => at.ToString(CultureInfo.InvariantCulture),
                _ => clock.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + (London.IsAmbiguousTime(clock) ? offset : ""),
            };
        }

        private static long Utc(DateOnly day, int hour) =>
            new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(hour, 0)), London)).ToUnixTimeSeconds();

        private static double Rounded(double metres) => double.Parse(Number(metres), CultureInfo.InvariantCulture);

        private static string Number(double metres) => metres.ToString("0.00", CultureInfo.InvariantCulture);
    }
}
