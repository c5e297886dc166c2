using System.Globalization;
using System.Text;
using Hotspots.Cli;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Problems;
using Hotspots.Core.Runs.Today;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Problems;

public sealed class ProblemRunTests : IDisposable
{
    private static readonly string Data = Repository.Path("data", "county-lines.csv");

    private static readonly RunRequest Clacton = new() { Files = [Data], Areas = ["Clacton-on-Sea"] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_counted_is_counted_again_from_the_members_of_the_run()
    {
        ProfiledPlace place = Assert.Single(Execute(new ProblemRequest(Clacton) { On = "2026-06-30" }).Places);
        CommandLineRun run = CommandLineRun.Of(
            "run", Data, "--area", "Clacton-on-Sea", "--to", "2026-06-29", "-o", _folder.PathOf("out"), "--format", "csv");
        Assert.Equal("", run.Error);
        string[][] rows = [.. File.ReadAllLines(_folder.PathOf("out/incidents.csv")).Select(
            static line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))];
        int hotspot = Array.IndexOf(rows[0], "hotspot"), kind = Array.IndexOf(rows[0], "kind"), time = Array.IndexOf(rows[0], "time");
        string[][] own = [.. rows.Skip(1).Where(row => row[hotspot] == "1")];
        Assert.Equal(own.Length, place.Incidents);
        Assert.Equal(
            own.GroupBy(row => row[kind]).OrderByDescending(static one => one.Count()).Select(static one => (one.Key, one.Count())),
            place.Evidence.Kinds.Select(static one => (one.Name, one.Count)));
        Assert.Equal(
            own.GroupBy(row => row[time][..7]).OrderBy(static month => month.Key).Select(static month => month.Count()),
            place.Evidence.Months.Counts.Where(static count => count > 0));
        Assert.Equal(place.Incidents, place.Evidence.ByHour.Sum() + place.Evidence.WithoutHour);
    }

    [Fact]
    public void What_happened_from_the_day_on_has_no_say()
    {
        var random = new Random(12);
        List<string> lines = ["kind,time,easting,northing,street"], before = [lines[0]];
        for (int i = 0; i < 900; i++)
        {
            DateTime at = new DateTime(2024, 7, 1).AddMinutes(random.Next(730 * 1440));
            int east = i % 2 == 0 ? 617_400 + random.Next(150) : 616_000 + random.Next(2500);
            int north = i % 2 == 0 ? 214_800 + random.Next(150) : 214_000 + random.Next(1500);
            string line = string.Create(CultureInfo.InvariantCulture, $"robbery,{at:yyyy-MM-ddTHH:mm},{east},{north},Pier Avenue");
            lines.Add(line);
            if (at < new DateTime(2026, 2, 1))
                before.Add(line);
        }
        string whole = _folder.Write("whole.csv", string.Join('\n', lines) + "\n"), cut = _folder.Write("cut.csv", string.Join('\n', before) + "\n");
        ProfiledPlace all = Execute(new ProblemRequest(Clacton with { Files = [whole] }) { On = "2026-02-01" }).Places[0];
        ProfiledPlace known = Execute(new ProblemRequest(Clacton with { Files = [cut] }) { On = "2026-02-01" }).Places[0];
        Assert.Equal((known.Name, known.Incidents, known.Share, known.Change), (all.Name, all.Incidents, all.Share, all.Change));
        Assert.Equal(known.Evidence.Months.Counts, all.Evidence.Months.Counts);
        Assert.Equal(known.Evidence.ByHour, all.Evidence.ByHour);
        Assert.Equal(known.Evidence.NearRepeats, all.Evidence.NearRepeats);
    }

    [Fact]
    public void Near_repeats_are_those_of_the_question_itself()
    {
        var random = new Random(9);
        var text = new StringBuilder("kind,time,easting,northing\n");
        for (int i = 0; i < 60; i++)
        {
            int east = 616_500 + random.Next(2500), north = 214_200 + random.Next(1500), day = random.Next(300);
            // Another near by within days, half of the time.
            foreach (int later in i % 2 == 0 ? (int[])[0, 2, 4] : [0])
            {
                text.Append(CultureInfo.InvariantCulture, $"burglary,{new DateTime(2025, 6, 1).AddDays(day + later):yyyy-MM-dd},")
                    .Append(CultureInfo.InvariantCulture, $"{east + random.Next(60)},{north + random.Next(60)}\n");
            }
        }
        RunRequest run = new() { Files = [_folder.Write("near.csv", text.ToString())] };
        string[] said = [.. TodayRun.Execute(new TodayRequest(run, "2026-04-30"), TimeProvider.System, null, CancellationToken.None).Answer.Skip(1)];
        ProfiledPlace place = Execute(new ProblemRequest(run) { On = "2026-05-01" }).Places[0];
        Assert.NotEmpty(said);
        Assert.Equal(said, place.Evidence.NearRepeats);
    }

    [Fact]
    public void All_hotspots_are_profiled_in_order_and_some_by_their_rank()
    {
        ProblemProfile all = Execute(new ProblemRequest(new RunRequest { Files = [Data] }) { On = "2026-06-30", Place = "all" });
        Assert.Equal(Enumerable.Range(1, all.Places.Count), all.Places.Select(static place => place.Rank));
        Assert.Equal(0, all.LeftOut);
        ProblemProfile two = Execute(new ProblemRequest(new RunRequest { Files = [Data] }) { On = "2026-06-30", Place = "3, 2" });
        Assert.Equal([2, 3], two.Places.Select(static place => place.Rank));
        Assert.Equal(all.Places[1].Name, two.Places[0].Name);
    }

    [Fact]
    public void An_evaluation_that_was_written_fills_the_last_page_with_its_own_numbers()
    {
        CommandLineRun effect = CommandLineRun.Of(
            "effect", Data, "--operation", "Saltmarsh", "--area", "Clacton-on-Sea", "-o", _folder.PathOf("effect"));
        Assert.Equal("", effect.Error);
        ProblemEffect filled = Execute(
            new ProblemRequest(Clacton) { On = "2026-06-30", EffectFile = _folder.PathOf("effect/effect.json") }).Places[0].Assessment.Effect!;
        Assert.Equal(4, filled.Rows.Count);
        Assert.Equal("This ground", filled.Rows[0].Role);
        string told = effect.Out.Replace("\n  ", " ", StringComparison.Ordinal).Replace('\n', ' ');
        Assert.All(filled.Answer, sentence => Assert.Contains(sentence, Flat(told), StringComparison.Ordinal));
    }

    [Fact]
    public void A_first_day_of_work_is_evaluated_on_the_places_own_ground()
    {
        ProblemProfile profile = Execute(new ProblemRequest(Clacton) { Start = "2026-02-01" });
        ProfiledPlace place = Assert.Single(profile.Places);
        Assert.Equal(new DateOnly(2026, 2, 1), profile.On);
        ProblemEffect effect = place.Assessment.Effect!;
        Assert.StartsWith("1 February", effect.During, StringComparison.Ordinal);
        Assert.Equal($"hotspot 1, {place.Name}", effect.Rows[0].Name);
    }

    [Fact]
    public void Attendance_is_that_of_the_rows_on_its_ground()
    {
        ProfiledPlace place = Assert.Single(Execute(new ProblemRequest(Clacton) { On = "2026-06-30" }).Places);
        const string Head = "hotspot,area,place,day,shift,asked,made,minutes,firstIn,lastOut,outsideShare,units,tooShort,easting,northing\n";
        string at = string.Create(CultureInfo.InvariantCulture, $"{place.Centre.Easting:0},{place.Centre.Northing:0}");
        string file = _folder.Write("attended.csv", Head
            + $"1,Clacton-on-Sea,A,2026-06-01,night,3,2,30,2026-06-01T22:10:00+01:00,2026-06-02T01:10:00+01:00,0,2,0,{at}\n"
            + $"1,Clacton-on-Sea,A,2026-06-02,night,3,0,0,,,,2,0,{at}\n1,Clacton-on-Sea,A,2026-06-03,night,3,,,,,,0,0,{at}\n"
            + "2,Clacton-on-Sea,B,2026-06-01,night,3,3,45,2026-06-01T23:10:00+01:00,2026-06-02T02:10:00+01:00,0,2,0,600000,200000\n");
        ProblemAttendance kept = Execute(new ProblemRequest(Clacton) { On = "2026-06-30", Attended = file }).Places[0].Assessment.Attendance!;
        Assert.Equal(new ProblemAttendance("1 to 3 June 2026", 2, 1, 6, 2, 1), kept);
    }

    [Fact]
    public void The_list_of_what_to_do_gives_every_line_that_fits()
    {
        string list = _folder.Write("do.csv", "when,action\nfirearm,Call first\nseizure,Check bins\nclear,Ask for lights\nany,Be seen\n");
        Assert.Equal(
            ["Check bins", "Ask for lights", "Be seen"], Execute(new ProblemRequest(Clacton) { On = "2026-06-30", Actions = list }).Places[0].ToDo);
    }

    [Theory]
    [InlineData("--place", "99", "give --place a rank from 1 to")]
    [InlineData("--place", "first", "--place takes the rank of a hotspot, several with commas between, or all, not \"first\"")]
    [InlineData("--place", "0", "--place takes the rank of a hotspot")]
    [InlineData("--cards", null, "--cards is of the sheet for a shift")]
    [InlineData("--teams", "2", "--teams is of the sheet for a shift")]
    [InlineData("--end", "2026-03-01", "say with --start when it began")]
    public void What_cannot_be_is_refused_in_a_sentence(string option, string? value, string expected)
    {
        string[] words = ["brief", Data, "--area", "Mold", "--paper", "profile", option, .. value is null ? Array.Empty<string>() : [value]];
        Assert.Contains(expected, CommandLineRun.Of(words).OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_refusals_say_what_to_change()
    {
        Assert.Contains("flatters it", Refusal(new ProblemRequest(Clacton) { On = "2026-06-30", Start = "2026-02-01" }), StringComparison.Ordinal);
        string file = _folder.Write("effect.json", "{\"places\":[]}");
        Assert.Contains("is no evaluation of an operation", Refusal(new ProblemRequest(Clacton) { EffectFile = file }), StringComparison.Ordinal);
        Assert.Contains(
            "give one of them", Refusal(new ProblemRequest(Clacton) { EffectFile = file, Start = "2026-02-01" }), StringComparison.Ordinal);
        Assert.Contains(
            "--place is of a problem profile",
            CommandLineRun.Of("brief", Data, "--area", "Mold", "--place", "1").OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
    }

    [Fact]
    public void A_usual_range_holds_what_chance_makes_and_is_wider_where_counts_vary_more()
    {
        Assert.Null(IncidentMonths.Usual([3, 4, 5, 3, 4]));
        Assert.Null(IncidentMonths.Usual([0, 0, 0, 0, 0, 0]));
        UsualRange even = IncidentMonths.Usual([9, 11, 10, 10, 9, 11])!, uneven = IncidentMonths.Usual([1, 19, 2, 20, 0, 18])!;
        // The 2.5 % and 97.5 % quantiles of a Poisson distribution of mean 10 (scipy.stats.poisson.ppf: 4 and 17).
        Assert.Equal((4, 17, 1.0), (even.Low, even.High, even.Dispersion));
        Assert.True(uneven.Low < even.Low && uneven.High > even.High && uneven.Dispersion > 5);
    }

    [Fact]
    public void As_JSON_there_is_what_stands_on_the_pages()
    {
        CommandLineRun run = CommandLineRun.Of("brief", Data, "--area", "Clacton-on-Sea", "--on", "2026-06-30", "--paper", "profile", "--json");
        System.Text.Json.JsonElement place = run.Json.GetProperty("places")[0];
        Assert.Equal(168, place.GetProperty("evidence").GetProperty("byHour").GetArrayLength());
        Assert.Equal("OFFICIAL-SENSITIVE", run.Json.GetProperty("marking").GetString());
        Assert.False(place.TryGetProperty("centre", out _));
        Assert.False(place.TryGetProperty("outline", out _));
    }

    private static string Flat(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\\s+", " ");

    private static string Refusal(ProblemRequest request) => Assert.Throws<ArgumentException>(() => Execute(request)).Message;

    private static ProblemProfile Execute(ProblemRequest request) =>
        ProblemRun.Execute(request, TimeProvider.System, null, CancellationToken.None);
}
