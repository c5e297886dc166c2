using System.Globalization;
using System.Security.Cryptography;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Files;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement.Patrols;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Patrol weeks as they were drawn: each team's places, and on which days the lot left each of them alone.</summary>
/// <remarks>Several weeks may stand in one file, or in the files of a folder.</remarks>
internal sealed class PatrolWeeks
{
    private const string Give = "give the patrol-week.csv that \"hotspots place\" writes with ⟨week⟩, unchanged.";

    private readonly List<TeamWeek> _teams;

    private PatrolWeeks(List<TeamWeek> teams, string digest)
    {
        (_teams, Digest) = (teams, digest);
        Places = teams.Sum(static team => team.Places.Count);
    }

    /// <summary>Each team's weeks.</summary>
    public IReadOnlyList<TeamWeek> Teams => _teams;

    /// <summary>Places of all of them; a place of two weeks counts twice.</summary>
    public int Places { get; }

    /// <summary>SHA-256 of the files.</summary>
    public string Digest { get; }

    /// <summary>Is each place left alone on each day? Day by day, in each the places.</summary>
    public bool[] IsControl
    {
        get
        {
            var isControl = new bool[PatrolWeekWish.Days * Places];
            ForEach(static team => team.IsControl, isControl);
            return isControl;
        }
    }

    /// <summary>Reads the table that a placement with a week wrote.</summary>
    /// <param name="path">A file, or a folder of such.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">It is no such table, or was changed; says what to change.</exception>
    public static PatrolWeeks Read(string path, CancellationToken cancellation)
    {
        ReadResult read = IncidentFiles.Read([path], ReadOptions.Default, null, cancellation);
        string name = Path.GetFileName(path);
        if (read.Report.Files.FirstOrDefault(static file => file.Problem.Length > 0) is { } unread)
            throw new ArgumentException($"The week {unread.Name} cannot be read: {unread.Problem}");
        IncidentTable table = read.Placed;
        if (table.Count == 0 || read.Rejected.Count > 0 || read.Report.Unplaced > 0)
            throw new ArgumentException($"{name} is no table of a patrol week: {Give}");
        (TextColumn day, TextColumn team, TextColumn control) = (Column("day"), Column("team"), Column("control"));
        TextColumn? places = table.Find(ColumnRole.Town) ?? table.Find(ColumnRole.Street);
        var teams = new SortedDictionary<(long Week, string Team, int File), List<(int Day, int Row)>>();
        for (int row = 0; row < table.Count; row++)
        {
            if (!table.Times[row].HasDay)
                throw new ArgumentException($"The week in {name} has no dates: plan it from a date, such as ⟨week 2026-01-05⟩, to tell its days.");
            if (!int.TryParse(day[row], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > PatrolWeekWish.Days)
                throw Changed(name);
            IncidentTime time = table.Times[row];
            long first = new StudyPeriod(time.FromUtcSeconds, time.FromUtcSeconds + 1).FirstDay - (number - 1);
            (long, string, int) key = (first, team[row], table.SourceFiles[row]);
            if (!teams.TryGetValue(key, out List<(int, int)>? rows))
                teams.Add(key, rows = []);
            rows.Add((number - 1, row));
        }
        var weeks = new List<TeamWeek>();
        foreach (((long week, string who, _), List<(int Day, int Row)> rows) in teams)
        {
            int count = rows.Count / PatrolWeekWish.Days;
            int[][] byDay =
            [
                .. Enumerable.Range(0, PatrolWeekWish.Days).Select(d => rows.Where(r => r.Day == d).Select(static r => r.Row).ToArray()),
            ];
            if (byDay.Any(own => own.Length != count || own.Where((row, p) => table.Points[row] != table.Points[byDay[0][p]]).Any()))
                throw Changed(name);
            bool[][] isControl = [.. byDay.Select(own => own.Select(row => IsYes(control[row])).ToArray())];
            int[] each = [.. Enumerable.Range(0, count).Select(p => isControl.Count(own => own[p])).Distinct()];
            // Another number of days for another place was never drawn: such lots cannot be drawn again.
            if (each.Length != 1)
                throw Changed(name);
            weeks.Add(new TeamWeek(
                week, who, [.. byDay[0].Select(row => places is null ? "" : places[row])], table.Points.Select(byDay[0]), isControl, each[0]));
        }
        if (weeks.TrueForAll(static week => week.Each == 0))
            throw new ArgumentException($"The week in {name} has no control days: without days on which places are left alone by lot nothing can be "
                + "compared; plan it with ⟨control-days⟩.");
        byte[] digests = [.. read.Report.Inputs.SelectMany(static input => Convert.FromHexString(input.Sha256))];
        return new PatrolWeeks(weeks, Convert.ToHexStringLower(SHA256.HashData(digests)));

        TextColumn Column(string header) => table.Columns.FirstOrDefault(
                column => string.Equals(column.Name, header, StringComparison.OrdinalIgnoreCase)).Values
            ?? throw new ArgumentException($"{name} has no column \"{header}\": {Give}");
    }

    /// <summary>Draws all lots again as they were drawn; <see cref="ControlDayTest.DrawLots"/>.</summary>
    public void Draw(Span<bool> isControl, SeededRandom random)
    {
        int offset = 0;
        foreach (TeamWeek team in _teams)
        {
            bool[][] drawn = ControlDays.Draw(team.Places.Count, team.Each, random);
            for (int day = 0; day < drawn.Length; day++)
                drawn[day].CopyTo(isControl.Slice(day * Places + offset, team.Places.Count));
            offset += team.Places.Count;
        }
    }

    /// <summary>Where an incident counts in the table of days and places; −1 for nowhere.</summary>
    /// <param name="at">Where it happened.</param>
    /// <param name="time">When; its middle says the day.</param>
    /// <param name="reach">How near a place must be, metres; of several the nearest has it.</param>
    public int CellOf(GridPoint at, IncidentTime time, double reach)
    {
        (int cell, double nearest) = (-1, double.PositiveInfinity);
        int offset = 0;
        foreach (TeamWeek team in _teams)
        {
            int day = team.DayOf(time.MiddleUtcSeconds);
            for (int place = 0; day >= 0 && place < team.Places.Count; place++)
            {
                double metres = team.Places[place].DistanceTo(at);
                if (metres <= reach && metres < nearest)
                    (cell, nearest) = (day * Places + offset + place, metres);
            }
            offset += team.Places.Count;
        }
        return cell;
    }

    private void ForEach(Func<TeamWeek, bool[][]> of, Span<bool> filled)
    {
        int offset = 0;
        foreach (TeamWeek team in _teams)
        {
            for (int day = 0; day < PatrolWeekWish.Days; day++)
                of(team)[day].CopyTo(filled.Slice(day * Places + offset, team.Places.Count));
            offset += team.Places.Count;
        }
    }

    private static bool IsYes(string text) =>
        text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static ArgumentException Changed(string name) => new(
        $"{name} is not as it was drawn: it needs seven days of each team with the same places, each left alone equally often; "
        + Give);
}

/// <summary>Week of one team.</summary>
/// <param name="FirstDay">Its first day, London days since 1970-01-01.</param>
/// <param name="Team">The team.</param>
/// <param name="Names">What its places are called.</param>
/// <param name="Places">Where they are.</param>
/// <param name="IsControl">For each day, is each place left alone?</param>
/// <param name="Each">Control days of each place.</param>
internal sealed record TeamWeek(long FirstDay, string Team, IReadOnlyList<string> Names, PointSet Places, bool[][] IsControl, int Each)
{
    private readonly long[] _begins =
    [
        .. Enumerable.Range(0, PatrolWeekWish.Days + 1)
            .Select(day => OperationalDay.At(DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(FirstDay + day)), OperationalDay.Begins)),
    ];

    /// <summary>The operational day, from 0, in which a second lies; −1 for none.</summary>
    public int DayOf(long utcSeconds)
    {
        if (utcSeconds < _begins[0] || utcSeconds >= _begins[^1])
            return -1;
        int at = Array.BinarySearch(_begins, utcSeconds);
        return at >= 0 ? at : ~at - 1;
    }
}
