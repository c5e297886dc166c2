using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;
using Hotspots.Core.Placement.Coverage;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>What the sites are called, and where they are; index i is site i of a pool's plan.</summary>
internal sealed record SolvedPool(PlacementPool Pool, IReadOnlyList<DemandArea> Areas, IReadOnlyList<string> SiteNames);

/// <summary>Pools of teams. Whose teams stand for one another, and where does each pool's best answer lie?</summary>
internal sealed class PlacementPools
{
    /// <summary>The name of the pool of all areas.</summary>
    public const string AllAreas = "all areas";

    /// <summary>Teams of the longest curve: beyond it "how many for so much" has no answer that anyone could staff.</summary>
    public const int MostTeams = 64;

    /// <summary>Steps of the curve beyond the teams there are, and fewest steps of all.</summary>
    private const int StepsMore = 3, FewestSteps = 6;

    private readonly PlacementWish _wish;
    private readonly PlacementDemand _demand;
    private readonly PlacementReach _reach;
    private readonly PlacementSiteFiles _files;
    private readonly TimeProvider _clock;

    public PlacementPools(PlacementWish wish, PlacementDemand demand, PlacementReach reach, PlacementSiteFiles files, TimeProvider clock) =>
        (_wish, _demand, _reach, _files, _clock) = (wish, demand, reach, files, clock);

    /// <summary>The streets along which teams travel; null for straight lines.</summary>
    public PlacementStreets? Streets { get; init; }

    /// <summary>Metres between candidates that are laid out.</summary>
    public double CandidateSpacing => SpacingOf(_wish, _reach);

    /// <inheritdoc cref="CandidateSpacing"/>
    public static double SpacingOf(PlacementWish wish, PlacementReach reach)
    {
        if (wish.CandidateSpacing is double given)
            return given;
        if (wish.Candidates == CandidateSource.Cells)
            return PlacementWish.CellMetres;
        double metres = double.IsFinite(reach.Metres) ? reach.Metres : PlacementWish.DefaultReach;
        // Whole metres, so that it can be said and typed again.
        return Math.Max(1, Math.Round(metres * CandidateSites.SpacingPerReach));
    }

    /// <summary>Solves every pool, one after the other.</summary>
    /// <exception cref="ArgumentException">One of them has no answer; says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<SolvedPool> Solve(IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        List<(string Name, IReadOnlyList<DemandArea> Areas, int? Teams)> pools = Divide();
        int[] poolOfFixed = Array.ConvertAll(_files.FixedPlaces, place => NearestPool(pools, place));
        var solved = new List<SolvedPool>();
        TimeSpan? budget = _wish.Budget / pools.Count;
        for (int k = 0; k < pools.Count; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new RunProgress((double)k / pools.Count, "Placing teams"));
            try
            {
                solved.Add(SolveOne(pools[k], [.. Enumerable.Range(0, poolOfFixed.Length).Where(i => poolOfFixed[i] == k)], budget, cancellation));
            }
            catch (ArgumentException e) when (e.ParamName is null && pools.Count > 1)
            {
                throw new ArgumentException($"{pools[k].Name}: {e.Message}", e);
            }
        }
        return solved;
    }

    private SolvedPool SolveOne(
        (string Name, IReadOnlyList<DemandArea> Areas, int? Teams) pool, int[] fixedSites, TimeSpan? budget, CancellationToken cancellation)
    {
        int[] members = [.. pool.Areas.SelectMany(static area => area.Demand)];
        if (Streets is not null && _wish.Objective != PlacementObjective.Coverage)
        {
            // What is on no street has no way to anywhere, and a mean of it means nothing.
            members = [.. members.Where(i => Streets.HasStreet(_demand.Points[i]))];
            if (members.Length == 0)
                throw new ArgumentException("None of the demand lies on a street of the file: name the file of the county it lies in.");
        }
        PointSet candidates = _files.Sites?.Points ?? LayOut(pool.Areas);
        int count = candidates.Count;
        GridPoint[] held = Array.ConvertAll(fixedSites, i => _files.FixedPlaces[i]);
        var sites = new PointSet(
            [.. candidates.Eastings, .. held.Select(static at => at.Easting)], [.. candidates.Northings, .. held.Select(static at => at.Northing)]);
        IReadOnlyList<string> names =
        [
            .. _files.Sites?.Names ?? Enumerable.Repeat("", count),
            .. fixedSites.Select(i => _files.FixedNames[i]),
        ];
        var request = new PlacementRequest
        {
            Demand = _demand.Points.Select(members),
            Sites = sites,
            Teams = pool.Teams ?? Math.Max(1, held.Length),
            Objective = _wish.Objective,
            Reach = _reach.Limit,
            Travel = _reach.Travel,
            Fixed = [.. Enumerable.Range(count, held.Length)],
            Forbidden = Forbidden(candidates, held),
            MinimumSpacing = _wish.MinimumSpacing,
            Capacity = _wish.Capacity,
            // Where there is a curve, one half for the answer and one for what fewer and more teams would do.
            Budget = _wish is { Objective: PlacementObjective.Coverage, Capacity: null } ? budget / 2 : budget,
        };
        CoverageCurve? curve = null;
        if (pool.Teams is null)
        {
            curve = ToTarget(request, _wish.Target!.Value, cancellation);
            request = request with { Teams = Math.Max(request.Teams, curve.TeamsFor(_wish.Target.Value) ?? throw OutOfReach(curve)) };
        }
        PlacementPlan plan = PlacementSolver.Solve(request, _clock, null, cancellation);
        if (request is { Objective: PlacementObjective.Coverage, Capacity: null })
        {
            curve ??= _wish.Target is double target
                ? ToTarget(request, target, cancellation, Math.Max(FewestSteps, request.Teams + StepsMore))
                : CoverageCurves.Solve(request, Math.Max(FewestSteps, request.Teams + StepsMore), _clock, null, cancellation);
            curve = With(curve, request.Teams, plan);
        }
        var made =
            new PlacementPool
            {
                Name = pool.Name,
                Teams = request.Teams,
                Candidates = sites.Count - request.Forbidden.Count,
                Demand = members,
                Plan = plan,
                Curve = curve,
            };
        return new SolvedPool(made, pool.Areas, names);
    }

    /// <summary>Where no team may stand: in the zones, and for a mean or a longest way on no street.</summary>
    private int[] Forbidden(PointSet candidates, GridPoint[] held)
    {
        int[] inside = _files.Zones is { } zones ? CandidateSites.Inside(candidates, zones) : [];
        if (Streets is null || _wish.Objective == PlacementObjective.Coverage)
            return inside;
        if (Array.FindIndex(held, place => !Streets.HasStreet(place)) is >= 0 and int off)
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The fixed site at {held[off]} is on no street of the file that joins the others, so that it has no way to anywhere: ")
                + "put it nearer to one, or leave it out.");
        int[] forbidden = [.. Enumerable.Range(0, candidates.Count).Where(i => !Streets.HasStreet(candidates[i])).Union(inside).Order()];
        return forbidden.Length < candidates.Count || held.Length > 0
            ? forbidden
            : throw new ArgumentException("None of the sites is on a street of the file: put them nearer to one, or name the file of their county.");
    }

    private PointSet LayOut(IReadOnlyList<DemandArea> areas)
    {
        PointSet candidates = PlacementCandidates.LayOut(_demand, areas, _wish.Candidates, CandidateSpacing, _reach.Metres);
        if (Streets is null)
            return candidates;
        candidates = Streets.OnStreets(candidates, CandidateSpacing);
        return candidates.Count > 0
            ? candidates
            : throw new ArgumentException("No street of the file is near the demand: name the file of the county it lies in.");
    }

    /// <summary>The curve as far as the target, found by doubling: few teams are quick, and most targets need few.</summary>
    private CoverageCurve ToTarget(PlacementRequest request, double target, CancellationToken cancellation, int least = FewestSteps)
    {
        for (int most = Math.Max(least, request.Fixed.Count + StepsMore); ; most *= 2)
        {
            CoverageCurve curve = CoverageCurves.Solve(request, Math.Min(most, MostTeams), _clock, null, cancellation);
            if (curve.TeamsFor(target) is not null || most >= MostTeams || curve.Steps[^1].Teams < most)
                return curve;
        }
    }

    /// <summary>The curve with what the plan knows better.</summary>
    private static CoverageCurve With(CoverageCurve curve, int teams, PlacementPlan plan)
    {
        double bound = Math.Min(1, plan.Bound / plan.TotalWeight);
        return new CoverageCurve([.. curve.Steps.Select(step =>
        {
            // The plan's sites and any more cover no less; fewer teams can do no better than its bound.
            double share = step.Teams >= teams ? Math.Max(step.CoveredShare, plan.CoveredShare) : Math.Min(step.CoveredShare, plan.CoveredShare);
            double limit = step.Teams <= teams ? Math.Min(step.ShareBound, bound) : step.ShareBound;
            return new CoverageStep(step.Teams, share, Math.Max(share, limit));
        })]);
    }

    private static ArgumentException OutOfReach(CoverageCurve curve)
    {
        CoverageStep last = curve.Steps[^1];
        return new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"Even {last.Teams} teams cover only {100 * last.CoveredShare:0.0} %: ask for a smaller ⟨target⟩, "
                + $"a longer reach or more candidate sites."));
    }

    private List<(string Name, IReadOnlyList<DemandArea> Areas, int? Teams)> Divide()
    {
        if (_wish.TeamsByArea.Count == 0)
            return [(_demand.Areas.Count == 1 ? _demand.Areas[0].Name : AllAreas, _demand.Areas, _wish.Teams)];
        var division = new AreaDivision([.. _demand.Areas.Select(static area => area.Area).OfType<StudyArea>()], 0);
        var pools = new List<(string Name, IReadOnlyList<DemandArea> Areas, int? Teams)>();
        foreach ((string name, int teams) in _wish.TeamsByArea)
        {
            IReadOnlyList<StudyArea> chosen = StudyAreas.Select(division, [name], Gazetteer.Britain).Areas;
            DemandArea[] areas = [.. _demand.Areas.Where(a => chosen.Contains(a.Area))];
            string pool = areas.Length == 1 ? areas[0].Name : StudyArea.ElsewhereName;
            if (areas.FirstOrDefault(area => pools.Exists(other => other.Areas.Contains(area))) is { } twice)
                throw new ArgumentException($"⟨teams⟩ names {twice.Name} twice: name each area once.");
            if (areas.All(static area => area.Demand.Length == 0))
                throw new ArgumentException($"There is no demand in {pool}: leave it out of ⟨teams⟩.");
            pools.Add((pool, areas, teams));
        }
        pools.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return pools;
    }

    private int NearestPool(List<(string Name, IReadOnlyList<DemandArea> Areas, int? Teams)> pools, GridPoint place)
    {
        int best = 0;
        double nearest = double.PositiveInfinity;
        for (int k = 0; k < pools.Count && pools.Count > 1; k++)
        {
            foreach (int i in pools[k].Areas.SelectMany(static area => area.Demand))
            {
                double distance = place.DistanceTo(_demand.Points[i]);
                if (distance < nearest)
                    (best, nearest) = (k, distance);
            }
        }
        return best;
    }
}
