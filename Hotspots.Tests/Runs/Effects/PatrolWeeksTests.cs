using System.Globalization;
using System.Text;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement.Patrols;
using Hotspots.Core.Runs.Attendance;
using Hotspots.Core.Runs.Effects;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Effects;

public sealed class PatrolWeeksTests : IDisposable
{
    private const int Places = 5, Each = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lots_are_drawn_again_as_often_for_each_place_and_each_day()
    {
        PatrolWeeks weeks = Weeks(1, "2026-03-02", "2026-03-09");
        Assert.Equal(2 * Places, weeks.Places);
        Assert.Equal(2 * Places * Each, weeks.IsControl.Count(static control => control));
        var random = new SeededRandom(4);
        var lots = new bool[7 * weeks.Places];
        var days = new int[7];
        const int draws = 4000;
        for (int draw = 0; draw < draws; draw++)
        {
            weeks.Draw(lots, random);
            for (int place = 0; place < weeks.Places; place++)
                Assert.Equal(Each, Enumerable.Range(0, 7).Count(day => lots[day * weeks.Places + place]));
            for (int i = 0; i < lots.Length; i++)
                days[i / weeks.Places] += lots[i] ? 1 : 0;
        }
        double expected = draws * 2.0 * Places * Each / 7;
        Assert.All(days, count => Assert.InRange(count, 0.95 * expected, 1.05 * expected));
    }

    [Fact]
    public void A_day_begins_at_seven_and_the_nearest_place_has_the_incident()
    {
        PatrolWeeks weeks = Weeks(1, "2026-03-02");
        GridPoint near = new(323_010, 363_000);
        long monday = OperationalDay.At(new DateOnly(2026, 3, 2), 7);
        Assert.Equal(-1, Cell(monday - 60));
        Assert.Equal(0, Cell(monday));
        Assert.Equal(0, Cell(monday + 86_400 - 60));
        Assert.Equal(Places, Cell(monday + 86_400));
        Assert.Equal(6 * Places, Cell(monday + 7 * 86_400 - 60));
        Assert.Equal(-1, Cell(monday + 7 * 86_400));
        // Places are 400 m apart: 210 m off the first it is the second's.
        Assert.Equal(1, weeks.CellOf(new GridPoint(323_210, 363_000), new IncidentTime(monday, 60, TimePrecision.Minute), 250));
        Assert.Equal(-1, weeks.CellOf(new GridPoint(323_210, 363_000), new IncidentTime(monday, 60, TimePrecision.Minute), 150));

        int Cell(long second) => weeks.CellOf(near, new IncidentTime(second, 0, TimePrecision.Second), 150);
    }

    [Fact]
    public void Where_patrols_do_nothing_fewer_is_said_in_one_case_of_twenty_at_most_and_an_effect_is_found()
    {
        PatrolWeeks weeks = Weeks(3, "2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23");
        bool[] isControl = weeks.IsControl;
        var random = new SeededRandom(9);
        int said = 0, found = 0;
        const int sets = 300;
        for (int set = 0; set < sets; set++)
        {
            int[] none = new int[isControl.Length], half = new int[isControl.Length];
            for (int i = 0; i < none.Length; i++)
            {
                // Bursts: days differ more than by Poisson chance, which the lots need not know.
                none[i] = random.NextInt32(6) == 0 ? random.NextInt32(8) : 0;
                half[i] = isControl[i] ? 2 + random.NextInt32(3) : random.NextInt32(4);
            }
            said += Test(none) <= 0.05 ? 1 : 0;
            found += Test(half) <= 0.05 ? 1 : 0;
        }
        Assert.InRange(said, 3, 26);
        Assert.InRange(found, 290, sets);

        double Test(int[] counts) => ControlDayTest.Of(counts, isControl, weeks.Places, weeks.Draw, 199, 1).P;
    }

    [Fact]
    public void How_the_week_was_kept_is_counted_by_place_and_day_and_what_is_not_known_is_neither()
    {
        PatrolWeeks weeks = Weeks(1, "2026-03-02");
        bool[][] isControl = weeks.Teams[0].IsControl;
        const string Head = "hotspot,area,place,day,shift,asked,made,minutes,firstIn,lastOut,outsideShare,units,tooShort,easting,northing\n";
        var text = new StringBuilder(Head);
        int visited = 0, spoilt = 0, patrols = 0, controls = 0;
        // Of Monday nothing is known; on the other days the first two places had a visit, whatever the lot said; the fifth place is not on the sheet.
        for (int day = 0; day < 7; day++)
        {
            for (int place = 0; place < Places - 1; place++)
            {
                bool isThere = place < 2;
                string made = day == 0 ? "" : isThere ? "1" : "0", first = made == "1" ? $"\"2026-03-{2 + day:00}T22:10:00+00:00\"" : "";
                text.Append(CultureInfo.InvariantCulture,
                    $"1,,\"Street\",\"2026-03-{2 + day:00}\",\"night\",2,{made},,{first},,,1,0,{323_020 + 400 * place},363020\n");
                if (day == 0)
                    continue;
                (patrols, visited) = isControl[day][place] ? (patrols, visited) : (patrols + 1, visited + (isThere ? 1 : 0));
                (controls, spoilt) = isControl[day][place] ? (controls + 1, spoilt + (isThere ? 1 : 0)) : (controls, spoilt);
            }
        }
        KeptDays kept = KeptWeeks.Of(weeks, AttendedFile.Read(_folder.Write("attended.csv", text.ToString())), 150);
        Assert.Equal(new KeptDays(patrols, visited, controls, spoilt, Places + 6), kept);
        Assert.True(visited > 0 && spoilt > 0);
        string[] said = [.. KeptWeeks.Words(kept)];
        Assert.Equal(
            $"Somebody was there on {visited} of {patrols} place-days with patrols, and on {spoilt} of {controls} control days; "
                + $"of {Places + 6} more the positions do not tell.",
            said[0]);
        Assert.Equal(2, said.Length);
        Assert.StartsWith("Of none of these days", Assert.Single(KeptWeeks.Words(new KeptDays(0, 0, 0, 0, 35))), StringComparison.Ordinal);
    }

    private PatrolWeeks Weeks(ulong seed, params string[] mondays)
    {
        var text = new StringBuilder("day,date,weekday,from,until,team,place,hotspot,control,easting,northing\n");
        var random = new SeededRandom(seed);
        foreach (string monday in mondays)
        {
            bool[][] isControl = ControlDays.Draw(Places, Each, random);
            DateTime first = DateTime.Parse(monday, CultureInfo.InvariantCulture);
            for (int day = 0; day < 7; day++)
            {
                string date = first.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                for (int place = 0; place < Places; place++)
                {
                    string control = isControl[day][place] ? "yes" : "no";
                    text.Append(CultureInfo.InvariantCulture,
                        $"{day + 1},{date},,{date}T07:00,,1,Street {place},1,{control},{323_000 + 400 * place},363000\n");
                }
            }
        }
        return PatrolWeeks.Read(_folder.Write("week.csv", text.ToString()), CancellationToken.None);
    }
}
