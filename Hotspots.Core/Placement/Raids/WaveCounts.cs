namespace Hotspots.Core.Placement.Raids;

/// <summary>Doors that ask for the same: equally important, as many teams, the same wave if one was named.</summary>
/// <param name="Class">How important, 0 for the most.</param>
/// <param name="Ask">Teams that each asks for.</param>
/// <param name="FixedWave">Its wave, from 1; 0 where nobody said.</param>
/// <param name="Doors">Which doors, ascending.</param>
internal sealed record DoorGroup(int Class, int Ask, int FixedWave, int[] Doors)
{
    /// <summary>The groups of a problem: the most important first, of equals those that ask for more.</summary>
    public static DoorGroup[] Of(RaidProblem problem) =>
    [
        .. Enumerable.Range(0, problem.Doors)
            .GroupBy(door => (Class: problem.Classes[door], Ask: problem.Asks[door], Fixed: problem.FixedWaves[door]))
            .OrderBy(static group => group.Key.Fixed == 0).ThenBy(static group => group.Key.Class).ThenByDescending(static group => group.Key.Ask)
            .ThenBy(static group => group.Key.Fixed)
            .Select(static group => new DoorGroup(group.Key.Class, group.Key.Ask, group.Key.Fixed, [.. group])),
    ];
}

/// <summary>Division of doors into waves by number alone: the fewest waves, and then every important door as early as can be.</summary>
/// <remarks>
/// A search by depth over how many doors of each group are in each wave, at most <see cref="MostNodes"/> steps. Which division is better: fewer
/// waves; then, of the most important class, fewer waves waited in all; then the same of the next class, and so on.
/// </remarks>
internal sealed class WaveCounts
{
    /// <summary>Steps of the search for one number of waves.</summary>
    public const int MostNodes = 400_000;

    /// <summary>Equally good divisions that are kept.</summary>
    public const int MostTables = 64;

    private readonly DoorGroup[] _groups;
    private readonly int[] _classes;
    private readonly int _waves;
    private readonly List<int[]> _tables = [];
    private readonly int[] _room, _counts, _late;
    private int[]? _best;
    private int _nodes;
    private bool _isCutShort;

    private WaveCounts(DoorGroup[] groups, int teams, int waves)
    {
        (_groups, _waves) = (groups, waves);
        _classes = [.. groups.Select(static group => group.Class).Distinct().Order()];
        _room = new int[waves];
        Array.Fill(_room, teams);
        _counts = new int[groups.Length * waves];
        _late = new int[_classes.Length];
    }

    /// <summary>The groups, as the tables have them.</summary>
    public IReadOnlyList<DoorGroup> Groups => _groups;

    /// <summary>How many waves.</summary>
    public int Waves => _waves;

    /// <summary>Fewer waves certainly do not do.</summary>
    public int WavesBound { get; private set; }

    /// <summary>Every division that is best: doors of group g in wave w, from 0, at <c>g * Waves + w</c>.</summary>
    public IReadOnlyList<int[]> Tables => _tables;

    /// <summary>Are these all the best ones, and is it certain that they are?</summary>
    public bool IsWhole => !_isCutShort && _tables.Count < MostTables;

    /// <summary>Finds them.</summary>
    /// <returns>Null where a wave that was named asks for more teams than there are.</returns>
    public static WaveCounts? Of(RaidProblem problem)
    {
        DoorGroup[] groups = DoorGroup.Of(problem);
        int total = problem.Asks.Sum(), named = problem.FixedWaves.DefaultIfEmpty().Max();
        for (int wave = 1; wave <= named; wave++)
        {
            if (groups.Where(group => group.FixedWave == wave).Sum(static group => group.Ask * group.Doors.Length) > problem.Teams)
                return null;
        }
        int fewest = Math.Max(1, Math.Max(named, (total + problem.Teams - 1) / problem.Teams)), bound = fewest;
        for (int waves = fewest; ; waves++)
        {
            var counts = new WaveCounts(groups, problem.Teams, waves);
            counts.Search(0, 0, groups.Length > 0 ? groups[0].Doors.Length : 0);
            if (counts._tables.Count > 0)
            {
                counts.WavesBound = bound;
                return counts;
            }
            // Cut short it proves nothing.
            if (!counts._isCutShort && bound == waves)
                bound = waves + 1;
        }
    }

    // Doors of a group that are left go into this wave, the most first.
    private void Search(int group, int wave, int left)
    {
        if (_nodes++ > MostNodes)
        {
            _isCutShort = true;
            return;
        }
        if (group == _groups.Length)
        {
            Keep();
            return;
        }
        DoorGroup here = _groups[group];
        if (left == 0 || wave == _waves)
        {
            if (left == 0)
                Search(group + 1, 0, group + 1 < _groups.Length ? _groups[group + 1].Doors.Length : 0);
            return;
        }
        int rank = Array.IndexOf(_classes, here.Class);
        if (!HasRoom(here, wave, left) || IsWorse(group, wave, left, rank))
            return;
        bool isAllowed = here.FixedWave == 0 || here.FixedWave == wave + 1;
        int most = isAllowed ? Math.Min(left, _room[wave] / here.Ask) : 0;
        for (int count = most; count >= 0; count--)
        {
            _counts[group * _waves + wave] = count;
            _room[wave] -= count * here.Ask;
            _late[rank] += count * wave;
            Search(group, wave + 1, left - count);
            _late[rank] -= count * wave;
            _room[wave] += count * here.Ask;
            _counts[group * _waves + wave] = 0;
            if (_isCutShort)
                return;
        }
    }

    private bool HasRoom(DoorGroup group, int wave, int left)
    {
        int room = 0;
        for (int later = wave; later < _waves; later++)
            room += _room[later] / group.Ask;
        return room >= left;
    }

    // What has been waited can only grow, and the rest of the class waits at least as long as each of its groups would alone: where a class waits
    // longer than in the best, and those before it no shorter, it is over.
    private bool IsWorse(int group, int wave, int left, int rank)
    {
        if (_best is not { } best)
            return false;
        int before = _late.AsSpan(0, rank).SequenceCompareTo(best.AsSpan(0, rank));
        if (before != 0)
            return before > 0;
        int least = _late[rank] + Least(_groups[group].Ask, left, wave);
        for (int later = group + 1; later < _groups.Length; later++)
        {
            if (_groups[later].Class == _classes[rank])
                least += Least(_groups[later].Ask, _groups[later].Doors.Length, 0);
        }
        return least > best[rank];
    }

    private int Least(int ask, int left, int wave)
    {
        int late = 0;
        for (; wave < _waves && left > 0; wave++)
        {
            int count = Math.Min(left, _room[wave] / ask);
            late += count * wave;
            left -= count;
        }
        return late;
    }

    private void Keep()
    {
        int order = _best is { } best ? _late.AsSpan().SequenceCompareTo(best) : -1;
        if (order > 0)
            return;
        if (order < 0)
        {
            _best = [.. _late];
            _tables.Clear();
        }
        if (_tables.Count < MostTables)
            _tables.Add([.. _counts]);
    }
}
