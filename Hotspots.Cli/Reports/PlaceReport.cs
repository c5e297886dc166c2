using System.Globalization;
using Hotspots.Core.Model.Placements;

namespace Hotspots.Cli.Reports;

/// <summary>Placed teams, put for an inspector: where, what each is good for, how good it is in all, and what one more would do.</summary>
internal static class PlaceReport
{
    private const double Least = 0.0005;

    public static void Write(Page page, PlacementResult result, string? folder, IReadOnlyList<string> files)
    {
        PlacementRecord record = result.Record;
        page.Heading($"{record.Marking}  run {record.RunId}");
        Sites(page, result);
        page.Heading("How good that is");
        page.Text(record.Summary);
        page.Text(Reached(result));
        foreach (PlacementPool pool in result.Pools)
            Curve(page, pool, result.Pools.Count > 1);
        if (record.Target is { } target)
            page.Text(Needed(target));
        Patrols(page, result);
        page.Heading("What was asked");
        foreach ((string name, string value) in record.Choices.Where(static c => !c.Key.EndsWith("Sha256", StringComparison.Ordinal)))
            page.Point($"{name}: {value}");
        InspectReport.Notes(page, record.Notes);
        if (folder is null)
        {
            page.Heading("Nothing was written");
            page.Text("-o DIR writes the sites, what they cover and the record.");
            return;
        }
        page.Heading($"Written to {folder}");
        foreach (string file in files)
            page.Text(file);
    }

    private static void Sites(Page page, PlacementResult result)
    {
        PlacementRecord record = result.Record;
        bool several = result.Pools.Count > 1, coverage = record.Objective == PlacementObjective.Coverage,
            spots = result.Sites.Any(static s => s.NearestHotspot is not null);
        string way = $"Mean way, {record.Unit}";
        page.Heading(
            result.Sites.Count == 1
                ? "Where the team goes"
                : $"Where the {Wording.Number(result.Sites.Count)} teams go, "
                    + $"{(result.Sites.Any(static s => s.Figures.IsFixed) ? "fixed ones first, then " : "")}in order of gain");
        TableColumn[] columns =
        [
            new("#", true), new("Place"),
            .. several ? [new TableColumn("Area")] : Array.Empty<TableColumn>(),
            new("Easting", true), new("Northing", true),
            .. result.IsOnGrid ? [new TableColumn("Grid ref")] : Array.Empty<TableColumn>(),
            new(coverage ? "Reaches" : "Serves", true), new(coverage ? "Adds" : "Shortens by", true), new(way, true),
            .. spots ? [new TableColumn("Nearest hotspot")] : Array.Empty<TableColumn>(),
        ];
        page.Table(columns, [.. result.Sites.Select(site => (string[])
        [
            Wording.Number(site.Number), site.Name + (site.Figures.IsFixed ? " (fixed)" : ""),
            .. several ? [site.Pool] : Array.Empty<string>(),
            Position(site.Figures.Place.Easting, result.IsOnGrid), Position(site.Figures.Place.Northing, result.IsOnGrid),
            .. result.IsOnGrid ? [site.GridReference] : Array.Empty<string>(),
            Share((coverage ? site.Figures.WeightInReach : site.Figures.WeightServed) / record.TotalWeight), Gain(site, record),
            Wording.Measure(site.Figures.MeanDistance),
            .. spots ? [Nearest(site)] : Array.Empty<string>(),
        ])]);
        page.Text(coverage
            ? "Reaches: the share of all weight within its reach. Adds: what no team above it reaches."
            : "Serves: the share of all weight that has it as the nearest team. Shortens by: what it takes off the teams above it.");
    }

    private static string Reached(PlacementResult result)
    {
        PlacementRecord record = result.Record;
        int covered = result.Served.Sites.Count(static site => site > 0);
        string what = result.Run is null ? "points" : "incidents";
        string within = result.ReachMetres is double metres
            ? $" within reach ({Wording.Number((long)Math.Round(metres))}{(result.IsOnGrid ? " m in a straight line" : "")})"
            : result.Streets is { Limit: not null } streets ? $" within reach ({streets.Words})"
            : "";
        return $"{Wording.Number(covered)} of {Wording.Number(result.Served.Members.Length)} {what} are{within}: "
            + $"{Share(result.Served.CoveredShare)} of the weight. "
            + $"The mean way to the nearest team is {Wording.Measure(record.MeanDistance)} {record.Unit}, "
            + $"the longest {Wording.Measure(record.WorstDistance)} {record.Unit}.";
    }

    private static void Curve(Page page, PlacementPool pool, bool several)
    {
        if (pool.Curve is not { } curve)
            return;
        if (several)
        {
            CoverageStep? now = Step(curve, pool.Teams), more = Step(curve, pool.Teams + 1);
            if (now is { } with && more is { } one)
                page.Text(
                    $"{pool.Name}: {Share(with.CoveredShare)} with {Wording.Count(pool.Teams, "team", "teams")}; one more: "
                        + $"{Signed(one.CoveredShare - with.CoveredShare)}.");
            return;
        }
        page.Heading("What fewer and more teams would reach");
        double before = 0;
        var rows = new List<string[]>();
        foreach (CoverageStep step in curve.Steps)
        {
            string words = step.Teams == pool.Teams ? "this plan" : step.Teams == curve.Knee ? "the knee: from here on a team adds less" : "";
            rows.Add(
                [Wording.Number(step.Teams), Share(step.CoveredShare), rows.Count == 0 ? "" : Signed(step.CoveredShare - before),
                    Share(step.ShareBound), words]);
            before = step.CoveredShare;
        }
        page.Table([new("Teams", true), new("Reach", true), new("One more", true), new("At best", true), new("")], rows);
    }

    private static string Needed(CoverageTarget target) =>
        target.Teams is not int teams ? $"{Share(target.Share)} is out of reach of the teams that were tried."
        : target.AtLeast == teams ? $"{Share(target.Share)} needs {Wording.Count(teams, "team", "teams")}: fewer cannot reach it."
        : $"{Share(target.Share)} is reached with {Wording.Count(teams, "team", "teams")}; fewer than "
            + $"{Wording.Number(target.AtLeast ?? 1)} certainly cannot.";

    private static void Patrols(Page page, PlacementResult result)
    {
        foreach (TeamSite site in result.Sites)
        {
            if (site.Patrol is not { } patrol)
                continue;
            PatrolPlan plan = patrol.Plan;
            page.Heading(
                $"Shift of team {Wording.Number(site.Number)}, {Hours(plan.ShiftMinutes)}: {Wording.Count(plan.Visits.Count, "visit", "visits")}, "
                    + $"{Wording.Measure(plan.TravelMinutes)} min on the way");
            page.Table(
                [new("Visit", true), new("Place"), new("Arrives", true), new("On the way, min", true)],
                [.. plan.Visits.Select((visit, i) => (string[])
                    [Wording.Number(i + 1), patrol.Names[visit.Place], Hours(visit.Arrival),
                        visit.TravelMinutes.ToString("0.0", CultureInfo.InvariantCulture)])]);
            if (plan.Visits.Count > 1)
                page.Text(plan.Visits[^1].Round > 0
                    ? "Every place comes once before any comes again; heavier ones come more often, and none within an hour of its last visit. "
                        + "Short visits that come back do more than one long stay."
                    : "Every place comes once.");
            page.Text(
                $"Ends {Hours(plan.EndMinutes)} after it began, back where it started; no order of these visits has less than "
                    + $"{Wording.Measure(plan.TravelBound)} min on the way.");
            // Less than a visit is lost between visits, whatever the plan.
            if (plan.SpareMinutes >= plan.VisitMinutes / plan.Visits.Count)
                page.Text($"{Hours(plan.SpareMinutes)} are left over: there is no other place due.");
            Week(page, site, patrol);
        }
    }

    private static void Week(Page page, TeamSite site, TeamPatrol patrol)
    {
        if (patrol.Week.Count == 0)
            return;
        page.Heading($"Week of team {Wording.Number(site.Number)}");
        page.Table(
            [new("Day"), new("Shift begins"), new("Visits", true), new("On the way, min", true), new("Left alone on purpose")],
            [.. patrol.Week.Select(day => (string[])
            [
                day.Weekday + (day.Date is { } date ? date.ToString(" d MMM yyyy", CultureInfo.InvariantCulture) : ""),
                day.StartHour is null ? "any time" : day.ClockAndDay(0),
                Wording.Number(day.Plan?.Visits.Count ?? 0), Wording.Measure(day.Plan?.TravelMinutes ?? 0),
                string.Join("; ", day.Control.Select(place => patrol.Names[place])),
            ])]);
        page.Text(patrol.Week.Any(static day => day.Control.Count > 0)
            ? "Days on which a hotspot is left alone were drawn by lot: what happens there then, set against its other days, "
                + "says what the visits do. --control-days 0 visits every day."
            : "Every hotspot is visited every day: what the visits do cannot be told from these days alone.");
        page.Text(
            $"A day runs from {OperationalDay.Begins:00}:00 to {OperationalDay.Begins:00}:00 of the next: 01:30 on a Saturday belongs to Friday. "
                + "Every shift lies within its day, and so does the time for which a hotspot is left alone.");
    }

    private static CoverageStep? Step(CoverageCurve curve, int teams)
    {
        foreach (CoverageStep step in curve.Steps)
        {
            if (step.Teams == teams)
                return step;
        }
        return null;
    }

    private static string Gain(TeamSite site, PlacementRecord record) => record.Objective switch
    {
        PlacementObjective.Coverage => Share(site.Figures.Gain / record.TotalWeight),
        PlacementObjective.Median => site.Figures.Gain > 0 ? $"{Wording.Measure(site.Figures.Gain / record.TotalWeight)} {record.Unit}" : "",
        _ => site.Figures.Gain > 0 ? $"{Wording.Measure(site.Figures.Gain)} {record.Unit}" : "",
    };

    private static string Nearest(TeamSite site) => site.NearestHotspot is not { } spot ? ""
        : $"{Wording.Number(spot.Rank)} {spot.Name}{(site.HotspotMetres > 0 ? $", {Wording.Number((long)Math.Round(site.HotspotMetres))} m" : "")}";

    private static string Position(double value, bool metres) => value.ToString(metres ? "0" : "0.###", CultureInfo.InvariantCulture);

    private static string Hours(double minutes)
    {
        long whole = (long)Math.Ceiling(minutes - 1e-9);
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00} h");
    }

    private static string Signed(double share) => Math.Abs(share) < Least ? "+0 %" : "+" + Share(share);

    private static string Share(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
