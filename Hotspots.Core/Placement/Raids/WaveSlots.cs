namespace Hotspots.Core.Placement.Raids;

/// <summary>Bipartite form of an assignment in waves: each place for a team at a door is a row, each start and each earlier place a column.</summary>
/// <remarks>
/// When it is known which door is in which wave, who goes where is one assignment: a row has the column from which its team comes, a team's start or
/// a place at a door of an earlier wave, and nobody goes to two doors from one place. Whatever a team does, its ways are then a chain that begins at
/// its start. So one bottleneck assignment is exact for all waves together. Not for several threads at once.
/// </remarks>
internal sealed class WaveSlots
{
    private readonly RaidProblem _problem;
    private readonly int[] _doors;
    private readonly double[] _costs, _levels;
    private readonly BottleneckAssignment _assignment;
    private readonly int _columns;

    /// <summary>Lays out the rows.</summary>
    public WaveSlots(RaidProblem problem)
    {
        _problem = problem;
        _doors = [.. Enumerable.Range(0, problem.Doors).SelectMany(door => Enumerable.Repeat(door, problem.Asks[door]))];
        _columns = problem.Teams + _doors.Length;
        _costs = new double[_doors.Length * _columns];
        _levels = BottleneckAssignment.Levels(problem.FromStarts, problem.FromDoors);
        _assignment = new BottleneckAssignment(_doors.Length, _columns);
    }

    /// <summary>Places for teams at all doors.</summary>
    public int Count => _doors.Length;

    /// <summary>Every time that a way can take, ascending.</summary>
    public ReadOnlySpan<double> Levels => _levels;

    /// <summary>Says which ways there are when the doors are in these waves.</summary>
    public void Use(ReadOnlySpan<int> waveOf)
    {
        for (int row = 0; row < _doors.Length; row++)
        {
            int door = _doors[row];
            Span<double> costs = _costs.AsSpan(row * _columns, _columns);
            for (int team = 0; team < _problem.Teams; team++)
                costs[team] = _problem.FromStart(team, door);
            for (int other = 0; other < _doors.Length; other++)
                costs[_problem.Teams + other] = waveOf[_doors[other]] < waveOf[door] ? _problem.FromDoor(_doors[other], door)
                    : double.PositiveInfinity;
        }
    }

    /// <summary>Is there an assignment with no way longer than this?</summary>
    public bool IsWithin(double most) => _assignment.IsWithin(_costs, most);

    /// <summary>The longest way, as short as can be.</summary>
    public double Longest() => _assignment.Longest(_costs, _levels);

    /// <summary>The least total with no way longer than this.</summary>
    public double Total(double most) => _assignment.Total(_costs, most);

    /// <summary>A bound of the longest way over all divisions into waves.</summary>
    /// <param name="mayFollow">May the second door be in a later wave than the first?</param>
    /// <param name="mayBeFirst">May the door be in the first wave?</param>
    /// <param name="first">So many places at least are in the first wave, to which teams come from their starts.</param>
    public double Bound(Func<int, int, bool> mayFollow, Func<int, bool> mayBeFirst, int first)
    {
        int count = _doors.Length, teams = _problem.Teams;
        var starts = new double[count * teams];
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column < _columns; column++)
            {
                int door = _doors[row], other = column < teams ? -1 : _doors[column - teams];
                _costs[row * _columns + column] = other < 0 ? _problem.FromStart(column, door)
                    : other != door && mayFollow(other, door) ? _problem.FromDoor(other, door)
                    : double.PositiveInfinity;
                if (column < teams)
                    starts[row * teams + column] = mayBeFirst(door) ? _problem.FromStart(column, door) : double.PositiveInfinity;
            }
        }
        // A matching of the starts can always be made one of all places without letting a start go (augmenting paths keep what is matched).
        var matching = new ThresholdMatching(count, teams);
        int low = 0, high = _levels.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (matching.Size(starts, _levels[middle], first) >= first && _assignment.IsWithin(_costs, _levels[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        return _levels.Length == 0 ? 0 : _levels[low];
    }

    /// <summary>The ways of the last answer of <see cref="Total"/>.</summary>
    /// <param name="waveOf">As in <see cref="Use"/>.</param>
    public IReadOnlyList<RaidLeg> Legs(ReadOnlySpan<int> waveOf)
    {
        int[] rows = [.. Enumerable.Range(0, _doors.Length)], waves = [.. _doors];
        for (int row = 0; row < waves.Length; row++)
            waves[row] = waveOf[_doors[row]];
        // Wave after wave: by then it is known which team is at each place of the waves before.
        Array.Sort([.. waves.Select((wave, row) => (wave, row))], rows);
        var teams = new int[_doors.Length];
        var legs = new RaidLeg[_doors.Length];
        foreach (int row in rows)
        {
            int column = _assignment.ColumnOf[row], from = column < _problem.Teams ? -1 : _doors[column - _problem.Teams];
            teams[row] = from < 0 ? column : teams[column - _problem.Teams];
            legs[row] = new RaidLeg(_doors[row], teams[row], from, _costs[row * _columns + column]);
        }
        return [.. legs.OrderBy(static leg => leg.Door).ThenBy(static leg => leg.Team)];
    }
}
