using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Released;
using Round = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Outputs.Layers.PatrolRound>;
using Visit = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Outputs.Layers.PatrolStop>;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Round of a shift: a way from the team's site and back.</summary>
/// <param name="Site">The team.</param>
/// <param name="Way">Its line.</param>
internal sealed record PatrolRound(TeamSite Site, PatrolWay Way)
{
    /// <summary>The team's shift.</summary>
    public PatrolPlan Plan => Site.Patrol!.Plan;
}

/// <summary>Visit of a shift.</summary>
/// <param name="Site">The team.</param>
/// <param name="Place">Where.</param>
/// <param name="Visit">When, and on which round.</param>
/// <param name="Name">What the place is called.</param>
/// <param name="Number">1, 2, 3 … over the shift.</param>
internal sealed record PatrolStop(TeamSite Site, GridPoint Place, PatrolVisit Visit, string Name, int Number);

/// <summary>Layers of patrols: which places each team visits in a shift, in which order. A line a round, a point a visit.</summary>
/// <remarks>Where ways are along streets the lines follow them; else they are straight from stop to stop, and show the order, not the
/// road.</remarks>
internal static class PatrolLayers
{
    /// <summary>Of both layers, where a format has several files.</summary>
    public const string File = "patrol";

    /// <summary>What is said of a round.</summary>
    public static LayerSchema<IReadOnlyList<PatrolRound>> Rounds { get; } = new(
        "patrol_rounds", File, LayerShape.LineString,
            "One line a round of a shift: along the streets where ways are, else straight from stop to stop, the order and not the road.",
            LayerLook.Of(new LayerSymbol("#0b4f56")),
        [
            Round.Text("what", "round.", static _ => "round"),
            Round.Integer("site", "", "The team's number.", static r => r.Site.Number),
            Round.Integer("round", "", "Which round of the shift.", static r => r.Way.Round),
            Round.Integer("visits", "", "Visits on this round.", static r => r.Way.Visits.Count),
            Round.Number("shiftTravelMinutes", "min", "Travel over the whole shift.", 1, static r => r.Plan.TravelMinutes),
            Round.Number("shiftVisitMinutes", "min", "Visits over the whole shift.", 1, static r => r.Plan.VisitMinutes),
            Round.Number("shiftMinutes", "min", "Length of the shift.", 1, static r => r.Plan.ShiftMinutes),
        ]);

    /// <summary>What is said of a visit.</summary>
    public static LayerSchema<IReadOnlyList<PatrolStop>> Visits { get; } = new(
        "patrol_visits", File, LayerShape.Point, "One point a visit of a shift.", LayerLook.Of(new LayerSymbol("#e69f00"), label: "visit"),
        [
            Visit.Text("what", "visit.", static _ => "visit"),
            Visit.Integer("site", "", "The team's number.", static v => v.Site.Number),
            Visit.Integer("visit", "", "Which visit of the shift.", static v => v.Number),
            Visit.Integer("round", "", "On which round.", static v => v.Visit.Round + 1),
            Visit.Text("place", "What the place is called.", static v => v.Name),
            Visit.Number("arrivalMinutes", "min", "From the begin of the shift to the arrival.", 1, static v => v.Visit.Arrival),
            Visit.Number("travelMinutes", "min", "Travel to it from the stop before.", 1, static v => v.Visit.TravelMinutes),
        ]);

    /// <summary>The layers of a placement.</summary>
    public static IReadOnlyList<Layer> Of(ReleasedPlacement placement)
    {
        var rounds = new List<PatrolRound>();
        var stops = new List<PatrolStop>();
        foreach (TeamSite site in placement.Sites)
        {
            if (site.Patrol is { } patrol)
                Add(site, patrol, rounds, stops);
        }
        var vertices = PointGeometry.Of([.. rounds.SelectMany(static r => r.Way.Line)]);
        var ends = new int[rounds.Count];
        for (int i = 0; i < ends.Length; i++)
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + rounds[i].Way.Line.Count;
        return
        [
            Rounds.Of(rounds, new LineGeometry(vertices, ends), rounds.Count),
            Visits.Of(stops, PointGeometry.Of([.. stops.Select(static s => s.Place)]), stops.Count),
        ];
    }

    private static void Add(TeamSite site, TeamPatrol patrol, List<PatrolRound> rounds, List<PatrolStop> stops)
    {
        int number = 0;
        foreach (PatrolWay way in patrol.Ways)
        {
            foreach (PatrolVisit visit in way.Visits)
                stops.Add(new PatrolStop(site, patrol.Places[visit.Place], visit, patrol.Names[visit.Place], ++number));
            rounds.Add(new PatrolRound(site, way));
        }
    }
}
