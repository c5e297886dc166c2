using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Placement;

/// <summary>Which places does a patrol visit in a shift, in which order, without ever taking more than the hours given?</summary>
/// <remarks>
/// Rounds: places join the first round in order of weight while the shortest round found still fits, then the next round begins with what is left
/// of the time. Deterministic; equal weights by position, south first.
/// </remarks>
internal static class PatrolPlanner
{
    /// <summary>Places in one round at most: no shift holds more visits of a minute.</summary>
    private const int MostStops = 1440;

    /// <exception cref="ArgumentException">The request cannot be answered; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PatrolPlan Plan(PatrolRequest request, CancellationToken cancellation = default)
    {
        Check(request);
        int[] order = ByWeight(request.Places);
        double shift = request.Hours * 60, left = shift;
        var rounds = new List<int[]>();
        double bound = 0, travel = 0;
        for (int round = 0; round < request.MostVisits; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int[] stops, double length) = LongestRound(request, order, left, cancellation);
            if (stops.Length == 0)
                break;
            rounds.Add(stops);
            left -= length + stops.Length * request.VisitMinutes;
            travel += length;
            bound += Tour.LowerBound(Costs(request, stops), length);
        }
        if (rounds.Count == 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"No visit fits into {request.Hours} h: give more hours, shorter visits or a nearer base."));
        }
        return Timetable(request, rounds, shift, travel, bound);
    }

    private static PatrolPlan Timetable(PatrolRequest request, List<int[]> rounds, double shift, double travel, double bound)
    {
        var visits = new List<PatrolVisit>();
        var isVisited = new bool[request.Places.Count];
        double clock = 0, visited = 0, total = 0;
        for (int round = 0; round < rounds.Count; round++)
        {
            GridPoint at = request.Base ?? request.Places[rounds[round][0]], start = at;
            foreach (int place in rounds[round])
            {
                double way = request.Travel.Between(at, request.Places[place]);
                clock += way;
                visits.Add(new PatrolVisit(place, round, clock, way));
                clock += request.VisitMinutes;
                at = request.Places[place];
                isVisited[place] = true;
            }
            // A round ends where it began, so that the next begins there.
            clock += request.Travel.Between(at, start);
        }
        for (int i = 0; i < isVisited.Length; i++)
        {
            total += request.Places.WeightAt(i);
            visited += isVisited[i] ? request.Places.WeightAt(i) : 0;
        }
        return new PatrolPlan
        {
            Visits = visits,
            TravelMinutes = travel,
            VisitMinutes = visits.Count * request.VisitMinutes,
            ShiftMinutes = shift,
            TravelBound = bound,
            VisitedShare = visited / total,
        };
    }

    /// <summary>The round of the weightiest places that fits: each place joins if the round with it still does.</summary>
    private static (int[] Stops, double Length) LongestRound(PatrolRequest request, int[] order, double minutes, CancellationToken cancellation)
    {
        int[] stops = [];
        double length = 0;
        foreach (int place in order)
        {
            cancellation.ThrowIfCancellationRequested();
            if (stops.Length == MostStops || (stops.Length + 1) * request.VisitMinutes > minutes)
                break;
            (int[] trial, double trip) = Round(request, [.. stops, place]);
            if (trip + trial.Length * request.VisitMinutes <= minutes)
                (stops, length) = (trial, trip);
        }
        return (stops, length);
    }

    private static (int[] Stops, double Length) Round(PatrolRequest request, int[] places)
    {
        // From the south, so that the round does not depend on the order in which places joined.
        Array.Sort(places, (a, b) => SouthFirst(request.Places, a, b));
        double[,] costs = Costs(request, places);
        int[] tour = Tour.Shortest(costs);
        int shift = request.Base is null ? 0 : 1;
        int[] stops = [.. tour.Skip(shift).Select(stop => places[stop - shift])];
        return (stops, Tour.Length(costs, tour));
    }

    /// <summary>Minutes between the base, when there is one, and the places in order.</summary>
    private static double[,] Costs(PatrolRequest request, int[] places)
    {
        List<GridPoint> stops = [.. places.Select(place => request.Places[place])];
        if (request.Base is GridPoint home)
            stops.Insert(0, home);
        var costs = new double[stops.Count, stops.Count];
        for (int a = 0; a < stops.Count; a++)
        {
            for (int b = 0; b < a; b++)
                costs[a, b] = costs[b, a] = request.Travel.Between(stops[a], stops[b]);
        }
        return costs;
    }

    private static int[] ByWeight(PointSet places)
    {
        int[] order = [.. Enumerable.Range(0, places.Count).Where(i => places.WeightAt(i) > 0)];
        Array.Sort(order, (a, b) => places.WeightAt(b).CompareTo(places.WeightAt(a)) is int c and not 0 ? c : SouthFirst(places, a, b));
        return order;
    }

    private static int SouthFirst(PointSet places, int a, int b)
    {
        int c = places.Northings[a].CompareTo(places.Northings[b]);
        c = c != 0 ? c : places.Eastings[a].CompareTo(places.Eastings[b]);
        return c != 0 ? c : a.CompareTo(b);
    }

    private static void Check(PatrolRequest request)
    {
        if (request.Places.Count == 0)
            throw new ArgumentException("There is nothing to patrol: give at least one place.");
        if (ByWeight(request.Places).Length == 0)
            throw new ArgumentException("All places weigh 0: give at least one a weight above 0.");
        if (request.Travel.Unit != "min")
            throw new ArgumentException("A patrol is planned in minutes: give a speed.");
        if (!(request.Hours is > 0 and <= 24))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The hours of a shift must be above 0 and at most 24; they were {request.Hours}."));
        if (!(request.VisitMinutes > 0 && double.IsFinite(request.VisitMinutes)))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A visit must take more than 0 minutes; it was {request.VisitMinutes}."));
        if (request.MostVisits < 1)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Each place must be visited at most 1 time or more; it was {request.MostVisits}."));
    }
}
