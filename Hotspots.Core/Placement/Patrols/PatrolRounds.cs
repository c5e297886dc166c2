using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement.Patrols;

/// <summary>A shift's rounds: which places in which order, and how long that takes.</summary>
/// <param name="Stops">The places of each round, in order.</param>
/// <param name="Waits">Minutes at the base before each round, until all its places are due.</param>
/// <param name="Travel">Minutes on the way.</param>
/// <param name="End">Minutes until the team is back.</param>
/// <param name="Repeats">How often a place is visited twice in a row.</param>
internal sealed record RoundSet(IReadOnlyList<int[]> Stops, double[] Waits, double Travel, double End, int Repeats);

/// <summary>Rounds of a patrol. How often is each place visited, and in which rounds?</summary>
/// <remarks>
/// The first round goes to all places. A further visit goes to the place with the largest weight a visit (D'Hondt, 1882), so that visits come in
/// proportion to weight; each place's visits lie in evenly spaced rounds, and rounds hold about as many visits as one another. A visit is added
/// as long as the shift holds it and no place is visited twice in a row, unless it is the only one. A place that was visited is left for
/// <see cref="PatrolRequest.PauseMinutes"/>: where a round comes back sooner the team waits at its base before it sets out.
/// </remarks>
internal sealed class PatrolRounds
{
    private readonly PatrolRequest _request;
    private readonly int[] _places;
    private readonly PatrolTours _tours;

    /// <summary>Prepares the rounds of a shift.</summary>
    /// <param name="request">The shift.</param>
    /// <param name="places">The places of the first round.</param>
    /// <param name="tours">Finds the way round.</param>
    public PatrolRounds(PatrolRequest request, int[] places, PatrolTours tours)
    {
        _request = request;
        _places = places;
        _tours = tours;
    }

    /// <summary>As many visits as the shift holds and the request allows.</summary>
    public RoundSet Fill(CancellationToken cancellation)
    {
        double shift = _request.Hours * 60;
        long most = Math.Min((long)(shift / _request.VisitMinutes), (long)_places.Length * (_request.MostVisits ?? int.MaxValue));
        // About how many, by halving; the rest one by one.
        int[] counts = Counts(_places.Length);
        RoundSet best = Rounds(counts);
        long low = _places.Length, high = most;
        while (low < high)
        {
            cancellation.ThrowIfCancellationRequested();
            long middle = (low + high + 1) / 2;
            int[] trial = Counts(middle);
            RoundSet rounds = Rounds(trial);
            if (Holds(rounds))
                (counts, best, low) = (trial, rounds, middle);
            else
                high = middle - 1;
        }
        var isClosed = new bool[counts.Length];
        for (int next = Next(counts, isClosed); next >= 0; next = Next(counts, isClosed))
        {
            cancellation.ThrowIfCancellationRequested();
            counts[next]++;
            RoundSet rounds = Rounds(counts);
            if (Holds(rounds))
            {
                best = rounds;
                continue;
            }
            counts[next]--;
            isClosed[next] = true;
        }
        return best;
    }

    private bool Holds(RoundSet rounds) => rounds.End <= _request.Hours * 60 && rounds.Repeats == 0;

    /// <summary>So many visits shared out.</summary>
    private int[] Counts(long visits)
    {
        var counts = new int[_places.Length];
        Array.Fill(counts, 1);
        var isClosed = new bool[counts.Length];
        for (long given = counts.Length; given < visits; given++)
        {
            int next = Next(counts, isClosed);
            if (next < 0)
                break;
            counts[next]++;
        }
        return counts;
    }

    /// <summary>Whose turn it is: the largest weight a visit of those that may have one more. −1 when none may.</summary>
    private int Next(int[] counts, bool[] isClosed)
    {
        int best = -1;
        long further = 0;
        foreach (int count in counts)
            further += count - 1;
        for (int k = 0; k < counts.Length; k++)
        {
            // Between two visits to one place there is one to another.
            bool isCrowded = counts.Length > 1 && counts[k] - 1 > further - (counts[k] - 1);
            if (isClosed[k] || isCrowded || counts[k] >= (_request.MostVisits ?? int.MaxValue))
                continue;
            if (best < 0 || Weight(k) * counts[best] > Weight(best) * counts[k])
                best = k;
        }
        return best;
    }

    private double Weight(int k) => _request.Places.WeightAt(_places[k]);

    private RoundSet Rounds(int[] counts)
    {
        int most = 1;
        foreach (int count in counts)
            most = Math.Max(most, count);
        var members = new List<int>[most];
        for (int round = 0; round < most; round++)
            members[round] = [];
        members[0].AddRange(_places);
        // Those visited most first: they have the least choice.
        int[] order = [.. Enumerable.Range(0, counts.Length).OrderByDescending(k => counts[k]).ThenBy(static k => k)];
        foreach (int k in order)
        {
            if (counts[k] > 1)
                Spread(_places[k], counts[k] - 1, members);
        }
        int[][] stops = [.. members.Select(round => _tours.Shortest([.. round]))];
        int repeats = Turn(stops);
        (double[] waits, double travel, double end) = Clock(stops);
        return new RoundSet(stops, waits, travel, end, repeats);
    }

    /// <summary>When can each round set out?</summary>
    private (double[] Waits, double Travel, double End) Clock(int[][] stops)
    {
        var due = new double[_request.Places.Count];
        var waits = new double[stops.Length];
        double clock = 0, travel = 0;
        for (int round = 0; round < stops.Length; round++)
        {
            // As if it set out at once: the place that is due last of all, measured by when it is reached, says how long to wait.
            double at = clock, wait = 0;
            GridPoint from = _request.Base;
            foreach (int place in stops[round])
            {
                at += _request.Travel.Between(from, _request.Places[place]);
                wait = Math.Max(wait, due[place] - at);
                // Until the wait is known, from when the round sets out.
                due[place] = at + _request.VisitMinutes + _request.PauseMinutes;
                at += _request.VisitMinutes;
                from = _request.Places[place];
            }
            foreach (int place in stops[round])
                due[place] += wait;
            waits[round] = wait;
            clock = at + wait + _request.Travel.Between(from, _request.Base);
            travel += _tours.Length(stops[round]);
        }
        return (waits, travel, clock);
    }

    /// <summary>Puts a place into evenly spaced rounds after the first, beginning so that they are the emptiest.</summary>
    private static void Spread(int place, int times, List<int>[] rounds)
    {
        int later = rounds.Length - 1, best = 0;
        double gap = (double)later / times, least = double.PositiveInfinity;
        for (int start = 0; start < gap; start++)
        {
            // The fullest matter most.
            double load = 0;
            for (int k = 0; k < times; k++)
                load += Math.Pow(2, Math.Min(60, rounds[RoundOf(k, gap, start, later)].Count));
            if (load < least)
                (least, best) = (load, start);
        }
        for (int k = 0; k < times; k++)
            rounds[RoundOf(k, gap, best, later)].Add(place);
    }

    private static int RoundOf(int visit, double gap, int start, int later) => 1 + Math.Min(later - 1, (int)(visit * gap + 1e-9) + start);

    /// <summary>Turns rounds about so that the fewest places are visited twice in a row.</summary>
    /// <returns>How often one is.</returns>
    private int Turn(int[][] stops)
    {
        if (_places.Length == 1)
            return 0;
        // For each round and each way about: the fewest repeats up to there, and the way about of the round before.
        var repeats = new int[stops.Length, 2];
        var before = new int[stops.Length, 2];
        for (int round = 1; round < stops.Length; round++)
        {
            for (int turned = 0; turned < 2; turned++)
            {
                int[] costs = [Cost(0), Cost(1)];
                before[round, turned] = costs[1] < costs[0] ? 1 : 0;
                repeats[round, turned] = Math.Min(costs[0], costs[1]);
                int Cost(int earlier) =>
                    repeats[round - 1, earlier] + (End(stops[round - 1], earlier == 0) == End(stops[round], turned == 1) ? 1 : 0);
            }
        }
        int way = repeats[stops.Length - 1, 1] < repeats[stops.Length - 1, 0] ? 1 : 0, fewest = repeats[stops.Length - 1, way];
        for (int round = stops.Length - 1; round >= 0; round--)
        {
            int earlier = before[round, way];
            if (way == 1)
                Array.Reverse(stops[round]);
            way = earlier;
        }
        return fewest;
    }

    private static int End(int[] round, bool isLast) => round[isLast ? ^1 : 0];
}
