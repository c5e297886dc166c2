using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Running;

/// <summary>What does a page's wish for teams mean to the pipeline? The same as the command line's options would.</summary>
internal static class PlacementReading
{
    private const int BadRequest = 400;

    /// <summary>Tells a page from all else that can be wrong that the site it moved last has to go back.</summary>
    private const int InTheSea = 422;

    /// <summary>What the page calls minutes.</summary>
    public const string Minutes = "minutes";

    /// <summary>As long as a hand rests on a map.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    /// <summary>The wish.</summary>
    /// <param name="query">What the page asks.</param>
    /// <param name="request">The run whose hotspots are meant.</param>
    /// <param name="shelf">The files that it names.</param>
    /// <param name="streets">Path of the map file, where it has streets; null where it has none.</param>
    /// <exception cref="Refusal">It asks for what there is not.</exception>
    public static PlacementWish Read(PlacementQuery query, RunRequest request, InputShelf shelf, string? streets)
    {
        Dictionary<string, int> byArea = new(query.TeamsByArea ?? [], StringComparer.OrdinalIgnoreCase);
        bool minutes = query.Unit switch
        {
            null or "m" => false,
            Minutes or "min" => true,
            _ => throw new Refusal(BadRequest, $"There is no reach in \"{query.Unit}\": choose m or {Minutes}."),
        };
        // Each street has a speed and a length of its own.
        bool moves = query.By is null && (minutes || query.PatrolHours > 0);
        return new PlacementWish
        {
            Run = request,
            Teams = byArea.Count > 0 ? null : query.Teams,
            TeamsByArea = byArea,
            SitesFile = shelf.PathOf(query.Stations),
            FixedFile = shelf.PathOf(query.Standing),
            ForbiddenFile = shelf.PathOf(query.Forbidden),
            Objective = (PlacementObjective)PlacementParameters.Objective.Parse(query.Objective ?? PlacementParameters.Objective.Choices[0].Name),
            Reach = minutes ? null : query.Reach,
            ReachMinutes = minutes ? query.Reach ?? throw new Refusal(BadRequest, "Say how many minutes a team may take.") : null,
            // The page keeps them in their boxes also where they mean nothing.
            Speed = moves ? query.Speed : null,
            Detour = moves ? query.Detour : null,
            StreetsFile = query.By is null ? null : StreetsOf(streets),
            SpeedsFile = query.By is null ? null : shelf.PathOf(query.Speeds),
            By = query.By is null ? TravelProfile.Car : (TravelProfile)PlacementParameters.By.Parse(query.By),
            FixedSites = [.. (query.Fixed ?? []).Select(Place)],
            MinimumSpacing = query.Spacing ?? 0,
            // What each town has is no answer to how many there are to be.
            Target = byArea.Count > 0 ? null : query.Target,
            PatrolHours = query.PatrolHours is 0 ? null : query.PatrolHours,
            Week = query.PatrolHours > 0 ? new PatrolWeekWish { ControlDays = query.ControlDays ?? PatrolWeekWish.DefaultControlDays } : null,
            Budget = Budget,
        };
    }

    private static string StreetsOf(string? path)
    {
        if (path is null)
            throw new Refusal(BadRequest, "No file of streets is open as the map: choose one in Layers, or choose straight lines in Deploy.");
        return File.Exists(path) ? path : throw new Refusal(
            BadRequest,
            $"\"{Path.GetFileName(path)}\" is not where it was opened any more: choose it again in Layers, or choose straight lines in Deploy.");
    }

    private static GridPoint Place(double[]? at)
    {
        if (at is not [double easting, double northing] || easting is not (>= 0 and <= 700_000) || northing is not (>= 0 and <= 1_300_000))
            throw new Refusal(BadRequest, "A site that stands is outside Britain: move it back, or unlock it.");
        var place = new GridPoint(easting, northing);
        return PlacementGround.ProblemOf(place) is { } problem ? throw new Refusal(InTheSea, problem) : place;
    }
}
