using System.Globalization;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Placement.Raids;

namespace Hotspots.Core.Runs.Raids;

/// <summary>Making of the plan of a day of warrants: times, numbers and words of an assignment.</summary>
internal sealed class RaidRecords(
    RaidRequest request, ReadResult read, WarrantDoors warrants, RaidStarts starts, RaidTravel travel, RaidClock times)
{
    /// <summary>Which of the doors of the file the assignment is about.</summary>
    public required int[] Doors { get; init; }

    /// <summary>Which of the teams it is about.</summary>
    public required int[] Teams { get; init; }

    /// <summary>The record; its marking and id are still to be filled in.</summary>
    /// <exception cref="ArgumentException">The last wave strikes after the limit.</exception>
    public RaidRecord Of(RaidAssignment plan, int? before, DateTimeOffset started, DateTimeOffset finished)
    {
        int[] strikes = Doors.Length == 0 ? [] : times.Strikes(plan);
        if (before is int limit && strikes.Length > 0 && strikes[^1] > limit)
            throw new ArgumentException(
                Say($"The last of {strikes.Length} waves would strike at {times.Words(strikes[^1])}, after {times.Words(limit)} (⟨before⟩): ")
                    + "give more teams, fewer doors or a shorter ⟨time-at-door⟩, or begin earlier.");
        // Doors are numbered wave by wave, as in the file; those without a way come last.
        int[] order = [.. Enumerable.Range(0, Doors.Length).OrderBy(door => plan.WaveOf[door]).ThenBy(static door => door)];
        int[] numbers = new int[Doors.Length];
        for (int i = 0; i < order.Length; i++)
            numbers[order[i]] = i + 1;
        RaidWay[] ways = [.. plan.Legs.Select(leg => WayOf(leg, plan, strikes, numbers)).OrderBy(static way => way.Door)];
        int[] without = [.. Enumerable.Range(0, warrants.Doors.Count).Except(Doors)];
        RaidDoor[] doors =
        [
            .. order.Select(door => DoorOf(Doors[door], numbers[door]) with
            {
                Wave = plan.WaveOf[door],
                At = times.Stamp(strikes[plan.WaveOf[door] - 1]),
                Teams = [.. ways.Where(way => way.Door == numbers[door]).Select(static way => way.Team)],
            }),
            .. without.Select((door, i) => DoorOf(door, Doors.Length + i + 1)),
        ];
        double? longest = Doors.Length == 0 ? null : plan.Longest, bound = Doors.Length == 0 ? null : plan.LongestBound;
        var record = new RaidRecord
        {
            Version = RunIdentity.Version,
            Libraries = RunIdentity.Libraries,
            Started = started,
            Finished = finished,
            Profile = request.Run.Profile,
            Inputs = [.. read.Report.Inputs, .. Inputs.Select(static input => input.File)],
            Rows = read.Report.Rows,
            Placed = read.Report.Placed,
            Unplaced = read.Report.Unplaced,
            Rejected = read.Report.Rejected,
            Choices = Choices(),
            On = warrants.On,
            At = times.Words(times.At),
            TimeAtDoor = times.AtDoor,
            Slack = times.Slack,
            TeamCount = starts.Teams.Count,
            Summary = [],
            LongestMinutes = longest,
            LongestBound = bound,
            Gap = longest is double most ? most > 0 ? (most - plan.LongestBound) / most : 0 : null,
            TotalMinutes = plan.Total,
            IsTotalProven = plan.IsTotalProven,
            FewestWaves = plan.WavesBound,
            Waves = [.. Enumerable.Range(1, strikes.Length).Select(wave => WaveOf(wave, plan, strikes))],
            Doors = doors,
            Ways = ways,
            Teams = [.. starts.Teams.Select(team => team with { Doors = ways.Count(way => way.Team == team.CallSign) })],
        };
        return record with { Summary = [.. RaidWords.Summary(record, times, strikes, warrants.LeftOut)], Notes = Notes(record) };
    }

    private RaidWave WaveOf(int wave, RaidAssignment plan, int[] strikes)
    {
        RaidLeg[] legs = [.. plan.Legs.Where(leg => plan.WaveOf[leg.Door] == wave)];
        return new RaidWave
        {
            Number = wave,
            At = times.Stamp(strikes[wave - 1]),
            Doors = legs.Select(static leg => leg.Door).Distinct().Count(),
            Teams = legs.Length,
            LongestMinutes = legs.Select(static leg => leg.Minutes).DefaultIfEmpty().Max(),
        };
    }

    private RaidWay WayOf(RaidLeg leg, RaidAssignment plan, int[] strikes, int[] numbers)
    {
        WarrantDoor door = warrants.Doors[Doors[leg.Door]];
        RaidTeam team = starts.Teams[Teams[leg.Team]];
        GridPoint from = leg.From < 0 ? team.Place : warrants.Doors[Doors[leg.From]].Place;
        GridPoint[] line = travel.Line(from, door.Place, leg.Minutes);
        int strike = strikes[plan.WaveOf[leg.Door] - 1];
        return new RaidWay
        {
            Team = team.CallSign,
            Door = numbers[leg.Door],
            Wave = plan.WaveOf[leg.Door],
            FromDoor = leg.From < 0 ? null : numbers[leg.From],
            From = leg.From < 0 ? team.Start : Say($"door {numbers[leg.From]}"),
            Minutes = leg.Minutes,
            Metres = line.Zip(line.Skip(1), static (a, b) => a.DistanceTo(b)).Sum(),
            SetsOff = times.Stamp(times.SetsOff(strike, leg.Minutes)),
            At = times.Stamp(strike),
            Line = line,
        };
    }

    private RaidDoor DoorOf(int door, int number)
    {
        WarrantDoor own = warrants.Doors[door];
        return new RaidDoor
        {
            Number = number,
            Label = own.Label.Length > 0 ? own.Label : Say($"Door {number}"),
            Reference = own.Reference,
            GridReference = RaidRun.ReferenceOf(own.Place),
            Place = own.Place,
            Uncertainty = own.Uncertainty,
            Asked = own.Asked,
            Priority = own.Priority,
            Teams = [],
        };
    }

    private (string What, InputFile File)[] Inputs =>
    [
        .. starts.Inputs, .. travel.Streets?.Inputs.Select(static file => ("streets", file)) ?? [],
        .. travel.OwnSpeeds is { } own ? [("speeds", own)] : Array.Empty<(string, InputFile)>(),
    ];

    private SortedDictionary<string, string> Choices()
    {
        var choices = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["on"] = times.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["at"] = times.Words(times.At),
            ["teams"] = Say($"{starts.Teams.Count}"),
            ["timeAtDoor"] = Say($"{times.AtDoor} min{(request.TimeAtDoor is null ? " (nobody said)" : "")}"),
            ["slack"] = Say($"{times.Slack} min{(request.Slack is null ? " (nobody said)" : "")}"),
            ["travel"] = travel.Words,
        };
        if (request.Muster is not null && starts.Inputs.Count == 0)
            choices["muster"] = string.Join(
                "; ", starts.Teams.Select(static team => team.Place).Distinct().Select(static place => place.ToString()));
        if (request.Before is { } before)
            choices["before"] = before;
        foreach ((string name, string header) in request.Run.ColumnChoices)
            choices["column " + name] = header;
        foreach ((string what, InputFile file) in Inputs)
            choices[what + "Sha256"] = file.Sha256;
        return choices;
    }

    private List<string> Notes(RaidRecord record)
    {
        var notes = new List<string>();
        RaidDoor[] unreached = [.. record.Doors.Where(static door => door.Wave is null)];
        if (unreached.Length > 0)
        {
            notes.Add(Say($"No team can reach {(unreached.Length == 1 ? "door" : "doors")} ")
                + string.Join(", ", unreached.Select(static door => Say($"{door.Number} ({door.Label}, {door.GridReference})")))
                + Say($": no street that joins the others is within {StreetMetres} m. Send somebody to look, or plan it by hand."));
        }
        string[] lost = [.. Enumerable.Range(0, starts.Teams.Count).Except(Teams).Select(team => starts.Teams[team].CallSign)];
        if (lost.Length > 0)
            notes.Add(Say($"{string.Join(", ", lost)} set{(lost.Length == 1 ? "s" : "")} off where no street is within {StreetMetres} m, and ")
                + Say($"{(lost.Length == 1 ? "has" : "have")} no door: put the start nearer to a street."));
        notes.AddRange(warrants.Notes);
        notes.AddRange(starts.Notes);
        notes.Add(Say($"Every team sets off {times.Slack} min earlier than its way takes, at the full minute before: ")
            + "who is early waits out of sight.");
        if (record.Waves.Count > 1)
            notes.Add(Say($"{times.AtDoor} min at a door are reckoned with before a team goes on; a wave strikes when its last team is there."));
        notes.AddRange(travel.Notes);
        notes.Add("This plan names addresses: it is for those who carry it out, and is never released outside the force.");
        return [.. notes.Distinct(StringComparer.Ordinal)];
    }

    private const double StreetMetres = Geography.Roads.StreetPlace.MostMetres;

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
