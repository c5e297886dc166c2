using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Runs.Attendance;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>Patrol track: where officers were, and when.</summary>
/// <param name="file">Its name, for people.</param>
/// <param name="positions">Positions on the grid.</param>
/// <param name="times">When each was; one whose time is not known counts for every test.</param>
internal sealed class PatrolTrack(string file, PointSet positions, TimeColumn times)
{
    /// <summary>The file's name, for people.</summary>
    public string File => file;

    /// <summary>The track of what was read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="placed">Its rows with a position.</param>
    /// <exception cref="ArgumentException">There is none; says what to change.</exception>
    public static PatrolTrack Of(string path, IncidentTable placed) => placed.Count > 0
        ? new PatrolTrack(Path.GetFileName(path), placed.Points, placed.Times)
        : throw new ArgumentException($"No row of {Path.GetFileName(path)}, which ⟨exclude-patrolled⟩ names, has a position: give a file "
            + "with columns such as time, longitude and latitude.");

    /// <summary>The track of logs of radios or cars: GPX, which is no file of incidents.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tracks">Where each unit was, and when.</param>
    public static PatrolTrack Of(string path, FixTracks tracks)
    {
        var lengths = new uint[tracks.Count];
        var precisions = new TimePrecision[tracks.Count];
        Array.Fill(lengths, 1u);
        Array.Fill(precisions, TimePrecision.Second);
        return new PatrolTrack(
            Path.GetFileName(path), new PointSet(tracks.Eastings.ToArray(), tracks.Northings.ToArray()),
            new TimeColumn(tracks.Times.ToArray(), lengths, precisions));
    }

    /// <summary>The track of visits: the centre of each place that had one, when the first began.</summary>
    /// <param name="path">The file.</param>
    /// <param name="days">Each place of each shift, visited or not.</param>
    /// <exception cref="ArgumentException">None was visited; says so.</exception>
    public static PatrolTrack Of(string path, IReadOnlyList<AttendedDay> days)
    {
        AttendedDay[] visited = [.. days.Where(static day => day.Made > 0)];
        return visited.Length > 0
            ? new PatrolTrack(
                Path.GetFileName(path), new PointSet(
                    [.. visited.Select(static day => day.Centre.Easting)], [.. visited.Select(static day => day.Centre.Northing)]),
                TimeColumn.From([.. visited.Select(static day => day.First)]))
            : throw new ArgumentException($"No place of {Path.GetFileName(path)}, which ⟨exclude-patrolled⟩ names, had a visit: leave it out.");
    }

    /// <summary>Does no position say when it was?</summary>
    public bool IsTimeless
    {
        get
        {
            for (int i = 0; i < times.Count; i++)
            {
                if (times[i].IsKnown)
                    return false;
            }
            return true;
        }
    }

    /// <summary>The cells in which a patrol was during a stretch of time, one a cell of the grid.</summary>
    public bool[] CellsIn(CellGrid grid, StudyPeriod stretch)
    {
        var cells = new bool[grid.CellCount];
        for (int i = 0; i < positions.Count; i++)
        {
            IncidentTime time = times[i];
            bool isThen = !time.IsKnown || (time.MiddleUtcSeconds >= stretch.FromUtcSeconds && time.MiddleUtcSeconds < stretch.UntilUtcSeconds);
            if (isThen && grid.CellAt(positions.Eastings[i], positions.Northings[i]) is >= 0 and int cell)
                cells[cell] = true;
        }
        return cells;
    }
}
