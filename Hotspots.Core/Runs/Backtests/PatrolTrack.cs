using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

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
