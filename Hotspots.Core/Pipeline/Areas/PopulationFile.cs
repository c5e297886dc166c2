using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Analysis.Scan.Populations;
using Hotspots.Core.Geography;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Population at risk from a file of the user's own: places with counts, divided among study areas as the incidents are.</summary>
/// <remarks>
/// A place belongs to the town or boundary that an incident there would belong to; ground outside the towns takes the places that lie on it.
/// </remarks>
internal sealed class PopulationFile
{
    private readonly string _file;
    private readonly PointFile _read;
    private readonly Lazy<Dictionary<string, int[]>> _byTown;

    private PopulationFile(string path, PointFile read, string name)
    {
        _file = Path.GetFileName(path);
        _read = read;
        _byTown = new(() => read.Table is not { } table ? []
            : StudyAreas.ByTown(table, Gazetteer.Britain).Areas.Where(static area => !area.IsOutlying).ToDictionary(
                static area => area.Name, static area => area.Members));
        Points = new PopulationPoints(name, read.Points) { MembersIn = MembersIn };
    }

    /// <summary>All its places.</summary>
    public PopulationPoints Points { get; }

    /// <summary>SHA-256 of the file.</summary>
    public string Digest => _read.Input.Sha256;

    /// <summary>Reads the file that a run names, if it names one: to be done before hours of reading, not after.</summary>
    /// <param name="request">What the user wants.</param>
    /// <param name="methods">The methods that were asked for.</param>
    /// <param name="planar">Are all points on any plane?</param>
    /// <exception cref="ArgumentException">Half of it was said, nothing uses it, or the file cannot be read; says what to change.</exception>
    public static PopulationFile? Of(RunRequest request, MethodChoice methods, bool planar)
    {
        if (request.PopulationFile is null && request.Population is null)
            return null;
        if (request.PopulationFile is not { } path)
            throw new ArgumentException(
                $"⟨population⟩ names the column \"{request.Population}\" of a file: name the file too, with ⟨population-file FILE⟩.");
        if (request.Population is not { } column)
            throw new ArgumentException("⟨population-file⟩ needs to know which column counts the population: name it with ⟨population NAME⟩.");
        if (!methods.Methods.Any(method => method.Name == ScanMethod.Entry.Name && PopulationScanMethod.TakesPopulation(methods.GivenTo(method))))
            throw new ArgumentException(
                "A population is what the scan's poisson models hold incidents against: add ⟨method scan⟩ ⟨model poisson⟩, "
                    + "or leave out ⟨population⟩.");
        return new PopulationFile(
            path, PlacementFiles.ReadPoints(path, "places of the population", planar, CancellationToken.None, column), column.Trim());
    }

    /// <summary>Which places had no part, each one sentence.</summary>
    /// <param name="areas">The areas that were analysed.</param>
    public IEnumerable<string> Notes(IEnumerable<StudyArea> areas)
    {
        int all = Points.Places.Count, inside = areas.Where(static area => !area.IsScattered).SelectMany(MembersIn).Distinct().Count();
        int empty = Enumerable.Range(0, all).Count(i => Points.Places.WeightAt(i) == 0);
        if (inside < all)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{all - inside:N0} of {Count(all)} in {_file} lie in none of the areas analysed, and had no part.");
        if (empty > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{empty:N0} of {Count(all)} in {_file} have no {Points.Name}, and had no part.");
    }

    private int[] MembersIn(StudyArea area)
    {
        if (_read.Table is null || area is { Name: StudyArea.WholeName, Boundary: null, Centre: null })
            return [.. Enumerable.Range(0, Points.Places.Count)];
        if (area.Boundary is { } boundary)
        {
            var locator = new BoundaryLocator([boundary]);
            return Those(place => locator.Find(place.Easting, place.Northing) >= 0);
        }
        if (!area.IsOutlying && _byTown.Value.TryGetValue(area.Name, out int[]? members))
            return members;
        return area.Ground is { } ground ? Those(place => ground.Contains(place.Easting, place.Northing)) : [];
    }

    private int[] Those(Func<GridPoint, bool> isMeant) => [.. Enumerable.Range(0, Points.Places.Count).Where(i => isMeant(Points.Places[i]))];

    private static string Count(int places) => string.Create(CultureInfo.InvariantCulture, $"{places:N0} {(places == 1 ? "place" : "places")}");
}
