using Hotspots.Core.Indexing;

namespace Hotspots.Core.Placement.Raids;

/// <summary>Bottleneck assignment of teams to doors in waves: the fewest waves, the important doors first, the longest way as short as can be, and
/// then the least total.</summary>
/// <remarks>
/// With one wave, and wherever it is settled which door is in which wave, the answer is exact (<see cref="WaveSlots"/>). With several waves the
/// divisions of the doors are all tried where they are few, and else improved by exchanges from several beginnings, beside a bound of the longest way
/// that holds for every division. The work is counted, not timed: the answer is the same on every machine, whatever the number of cores.
/// </remarks>
internal sealed class RaidSolver
{
    /// <summary>Steps that all divisions may take if they are to be tried one by one.</summary>
    private const double MostSteps = 6e8;

    /// <summary>Steps that exchanges may take.</summary>
    private const double MostExchanges = 3e9;

    /// <summary>Divisions from which exchanges begin.</summary>
    private const int Beginnings = 6;

    private const ulong Seed = 1;

    private readonly RaidProblem _problem;
    private readonly WaveCounts _counts;
    private readonly WaveSlots _slots;
    private readonly CancellationToken _cancellation;
    private int[] _best = [];
    private double _longest = double.PositiveInfinity, _total = double.PositiveInfinity;

    private RaidSolver(RaidProblem problem, WaveCounts counts, CancellationToken cancellation)
    {
        (_problem, _counts, _cancellation) = (problem, counts, cancellation);
        _slots = new WaveSlots(problem);
    }

    /// <summary>Assigns the teams.</summary>
    /// <returns>Null where a wave that was named asks for more teams than there are.</returns>
    /// <exception cref="ArgumentException">A door asks for more teams than there are.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RaidAssignment? Solve(RaidProblem problem, CancellationToken cancellation)
    {
        if (problem.Doors > 0 && problem.Asks.Max() > problem.Teams)
            throw new ArgumentException("A door asks for more teams than there are.");
        return WaveCounts.Of(problem) is { } counts ? new RaidSolver(problem, counts, cancellation).Assign() : null;
    }

    private RaidAssignment Assign()
    {
        double bound = Bound();
        bool isWhole = _counts.IsWhole && Divisions() * Steps <= MostSteps;
        if (isWhole)
            TryAll();
        else
            Exchange();
        _slots.Use(_best);
        // Once more, for its ways.
        _slots.Total(_longest);
        return new RaidAssignment
        {
            WaveOf = _best,
            Waves = _counts.Waves,
            WavesBound = _counts.WavesBound,
            Legs = _slots.Legs(_best),
            Longest = _longest,
            LongestBound = isWhole ? _longest : Math.Min(bound, _longest),
            Total = _total,
            IsTotalProven = isWhole,
        };
    }

    /// <summary>Steps that one division takes, about.</summary>
    private double Steps => (double)_slots.Count * _slots.Count * (_slots.Count + _problem.Teams) / 4 + 1;

    // How many ways there are to say which door is in which wave.
    private double Divisions()
    {
        double all = 0;
        foreach (int[] table in _counts.Tables)
        {
            double ways = 1;
            for (int group = 0; group < _counts.Groups.Count; group++)
            {
                int left = _counts.Groups[group].Doors.Length;
                for (int wave = 0; wave < _counts.Waves; wave++)
                {
                    int count = table[group * _counts.Waves + wave];
                    for (int k = 0; k < count; k++)
                        ways *= (double)(left - k) / (k + 1);
                    left -= count;
                }
            }
            all += ways;
        }
        return all;
    }

    private double Bound()
    {
        int waves = _counts.Waves;
        var earliest = new int[_problem.Doors];
        var latest = new int[_problem.Doors];
        Array.Fill(earliest, waves);
        int first = int.MaxValue;
        foreach (int[] table in _counts.Tables)
        {
            int places = 0;
            for (int group = 0; group < _counts.Groups.Count; group++)
            {
                DoorGroup here = _counts.Groups[group];
                places += here.Ask * table[group * waves];
                foreach (int door in here.Doors)
                {
                    for (int wave = 0; wave < waves; wave++)
                    {
                        if (table[group * waves + wave] == 0)
                            continue;
                        earliest[door] = Math.Min(earliest[door], wave);
                        latest[door] = Math.Max(latest[door], wave);
                    }
                }
            }
            first = Math.Min(first, places);
        }
        // Where not all divisions are known, nothing but the number of waves is: all but the first can hold so much, and no more.
        if (!_counts.IsWhole)
        {
            Array.Clear(earliest);
            Array.Fill(latest, waves - 1);
            first = Math.Max(0, _problem.Asks.Sum() - (waves - 1) * _problem.Teams);
        }
        return _slots.Bound((door, next) => earliest[door] < latest[next], door => earliest[door] == 0, first);
    }

    private void TryAll()
    {
        var waveOf = new int[_problem.Doors];
        foreach (int[] table in _counts.Tables)
        {
            int[] left = [.. table];
            Divide(left, waveOf, 0);
        }
    }

    private void Divide(int[] left, int[] waveOf, int door)
    {
        if (door == _problem.Doors)
        {
            Try(waveOf);
            return;
        }
        int group = GroupOf[door];
        for (int wave = 0; wave < _counts.Waves; wave++)
        {
            ref int room = ref left[group * _counts.Waves + wave];
            if (room == 0)
                continue;
            room--;
            waveOf[door] = wave + 1;
            Divide(left, waveOf, door + 1);
            room++;
        }
    }

    private int[] GroupOf => field ??= Grouped();

    private int[] Grouped()
    {
        var groupOf = new int[_problem.Doors];
        for (int group = 0; group < _counts.Groups.Count; group++)
        {
            foreach (int door in _counts.Groups[group].Doors)
                groupOf[door] = group;
        }
        return groupOf;
    }

    /// <summary>Is a division better than the best so far? Then it is the best.</summary>
    private bool Try(int[] waveOf)
    {
        _cancellation.ThrowIfCancellationRequested();
        _slots.Use(waveOf);
        if (!_slots.IsWithin(_longest))
            return false;
        double longest = Shorter(_longest) is double less && _slots.IsWithin(less) ? _slots.Longest() : _longest;
        double total = _slots.Total(longest);
        // A hair less is the same sum in another order.
        if (longest == _longest && !(total < _total * (1 - 1e-12)))
            return false;
        (_longest, _total, _best) = (longest, total, [.. waveOf]);
        return true;
    }

    // The next shorter time that a way can take.
    private double? Shorter(double longest)
    {
        int at = _slots.Levels.BinarySearch(longest);
        at = at < 0 ? ~at : at;
        return at > 0 ? _slots.Levels[at - 1] : null;
    }

    // From several beginnings doors of a group change waves two by two, as long as that helps.
    private void Exchange()
    {
        double left = MostExchanges;
        var random = new SeededRandom(Seed);
        (int[] WaveOf, double Longest, double Total) best = ([], double.PositiveInfinity, double.PositiveInfinity);
        for (int beginning = 0; beginning < Beginnings && left > 0; beginning++)
        {
            (_best, _longest, _total) = ([], double.PositiveInfinity, double.PositiveInfinity);
            Try(Begin(beginning, random));
            bool isBetter = true;
            while (isBetter && left > 0)
                isBetter = Improve(ref left);
            if (_longest < best.Longest || (_longest == best.Longest && _total < best.Total))
                best = (_best, _longest, _total);
        }
        (_best, _longest, _total) = best;
    }

    private bool Improve(ref double left)
    {
        bool isBetter = false;
        for (int one = 0; one < _problem.Doors && left > 0; one++)
        {
            for (int other = one + 1; other < _problem.Doors && left > 0; other++)
            {
                if (GroupOf[one] != GroupOf[other] || _best[one] == _best[other])
                    continue;
                int[] changed = [.. _best];
                (changed[one], changed[other]) = (changed[other], changed[one]);
                left -= Steps;
                isBetter |= Try(changed);
            }
        }
        return isBetter;
    }

    // The nearest doors first, the farthest first, as in the file, or by lot.
    private int[] Begin(int beginning, SeededRandom random)
    {
        var waveOf = new int[_problem.Doors];
        int[] table = _counts.Tables[beginning % _counts.Tables.Count];
        for (int group = 0; group < _counts.Groups.Count; group++)
        {
            int[] doors = [.. _counts.Groups[group].Doors];
            double[] keys = Array.ConvertAll(doors, door => beginning switch
            {
                0 => Nearest(door),
                1 => -Nearest(door),
                2 => door,
                _ => random.NextDouble(),
            });
            Array.Sort(keys, doors);
            int next = 0;
            for (int wave = 0; wave < _counts.Waves; wave++)
            {
                for (int k = 0; k < table[group * _counts.Waves + wave]; k++)
                    waveOf[doors[next++]] = wave + 1;
            }
        }
        return waveOf;
    }

    private double Nearest(int door)
    {
        double least = double.PositiveInfinity;
        for (int team = 0; team < _problem.Teams; team++)
            least = Math.Min(least, _problem.FromStart(team, door));
        return least;
    }
}
