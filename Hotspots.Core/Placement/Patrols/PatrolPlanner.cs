using System.Globalization;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement.Patrols;

/// <summary>Patrol planning (orienteering). Which places does a patrol visit in a shift, in which order, without ever taking more than the hours
/// given?</summary>
/// <remarks>
/// Places join the first round in order of weight while the shortest round found still fits; what is left of the time goes to further visits
/// (<see cref="PatrolRounds"/>). Deterministic; equal weights by position, south first.
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
        var tours = new PatrolTours(request);
        int[] first = FirstRound(request, tours, cancellation);
        if (first.Length == 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"No visit fits into {request.Hours} h: give more hours, shorter visits or a nearer base."));
        }
        return Timetable(request, new PatrolRounds(request, first, tours).Fill(cancellation), tours);
    }

    private static PatrolPlan Timetable(PatrolRequest request, RoundSet rounds, PatrolTours tours)
    {
        var visits = new List<PatrolVisit>();
        var isVisited = new bool[request.Places.Count];
        double clock = 0, visited = 0, total = 0, bound = 0;
        for (int round = 0; round < rounds.Stops.Count; round++)
        {
            int[] stops = rounds.Stops[round];
            bound += tours.LowerBound(stops);
            clock += rounds.Waits[round];
            GridPoint at = request.Base;
            foreach (int place in stops)
            {
                double way = request.Travel.Between(at, request.Places[place]);
                clock += way;
                visits.Add(new PatrolVisit(place, round, clock, way));
                clock += request.VisitMinutes;
                at = request.Places[place];
                isVisited[place] = true;
            }
            clock += request.Travel.Between(at, request.Base);
        }
        for (int i = 0; i < isVisited.Length; i++)
        {
            total += request.Places.WeightAt(i);
            visited += isVisited[i] ? request.Places.WeightAt(i) : 0;
        }
        return new PatrolPlan
        {
            Visits = visits,
            TravelMinutes = rounds.Travel,
            VisitMinutes = visits.Count * request.VisitMinutes,
            EndMinutes = clock,
            ShiftMinutes = request.Hours * 60,
            TravelBound = bound,
            VisitedShare = visited / total,
        };
    }

    /// <summary>The weightiest places that fit: each joins if the round with it still does.</summary>
    private static int[] FirstRound(PatrolRequest request, PatrolTours tours, CancellationToken cancellation)
    {
        int[] stops = [];
        double minutes = request.Hours * 60;
        foreach (int place in ByWeight(request.Places))
        {
            cancellation.ThrowIfCancellationRequested();
            if (stops.Length == MostStops || (stops.Length + 1) * request.VisitMinutes > minutes)
                break;
            int[] trial = tours.Shortest([.. stops, place]);
            if (tours.Length(trial) + trial.Length * request.VisitMinutes <= minutes)
                stops = trial;
        }
        Array.Sort(stops, (a, b) => HeavierFirst(request.Places, a, b));
        return stops;
    }

    private static int[] ByWeight(PointSet places)
    {
        int[] order = [.. Enumerable.Range(0, places.Count).Where(i => places.WeightAt(i) > 0)];
        Array.Sort(order, (a, b) => HeavierFirst(places, a, b));
        return order;
    }

    private static int HeavierFirst(PointSet places, int a, int b) =>
        places.WeightAt(b).CompareTo(places.WeightAt(a)) is int c and not 0 ? c : PatrolTours.SouthFirst(places, a, b);

    private static void Check(PatrolRequest request)
    {
        if (request.Places.Count == 0)
            throw new ArgumentException("There is nothing to patrol: give at least one place.");
        if (ByWeight(request.Places).Length == 0)
            throw new ArgumentException("All places weigh 0: give at least one a weight above 0.");
        if (request.Travel.Unit != "min")
            throw new ArgumentException("A patrol is planned in minutes: give a speed.");
        if (!(request.Hours is > 0 and <= 24))
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The hours of a shift must be above 0 and at most 24; they were {request.Hours}."));
        if (!(request.VisitMinutes > 0 && double.IsFinite(request.VisitMinutes)))
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"A visit must take more than 0 minutes; it was {request.VisitMinutes}."));
        if (!(request.PauseMinutes >= 0 && double.IsFinite(request.PauseMinutes)))
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"A place must be left for 0 minutes or more; they were {request.PauseMinutes}."));
        if (request.MostVisits < 1)
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"Each place must be visited at most 1 time or more; it was {request.MostVisits}."));
    }
}
