using Hotspots.Core.Analysis;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs;

/// <summary>The hotspots among some of the incidents, as a run finds, joins, outlines and names them; how sure they are is not asked.</summary>
internal sealed class PeriodHotspots(RunPlan plan, MethodChoice methods, AnalysisInput input, IncidentFacets facets, ReadResult read,
    CancellationToken cancellation)
{
    private readonly HotspotBuilder _builder = new(
        facets, plan.WeightsOf(facets), HotspotBuilder.FinestOf(read.Report), NearestPlace);

    /// <summary>What the methods find in each area.</summary>
    /// <param name="areas">The areas with the incidents of a period.</param>
    /// <param name="meter">Told of each incident once a method.</param>
    public AreaResult[] Find(IReadOnlyList<StudyArea> areas, ProgressMeter meter) =>
        AreaAnalysis.Find(areas, input, methods, new MethodFindings[]?[methods.Methods.Count], meter, cancellation);

    /// <summary>The hotspots, in order of rank.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="meter">Told of each incident of a place.</param>
    /// <param name="isWanted">Of the incidents of a place: is it to be listed? Null for all.</param>
    public Hotspot[] List(AreaResult[] found, ProgressMeter meter, Predicate<int[]>? isWanted = null)
    {
        IReadOnlyList<ListedPlace>[] apart = [.. found.Select(area => ListedPlaces.Of(area, input.Points))];
        IReadOnlyList<ListedPlace>[] joined = JoinedPlaces.Of(found, apart, methods.Methods, read.Placed);
        IReadOnlyList<ListedPlace>[] places = [.. joined.Select((listed, i) => ListedPlaces.Patterns(listed, found[i].Area))];
        if (isWanted is not null)
            places = [.. places.Select((listed, i) => Wanted(listed, found[i].Area, isWanted))];
        Geometry[][] outlines = AreaAnalysis.Outline(found, places, read.Placed.Points, meter, cancellation);
        var perArea = new Hotspot[found.Length][];
        Parallel.For(
            0, found.Length, new ParallelOptions { CancellationToken = cancellation },
            i => perArea[i] = _builder.Build(found[i], places[i], outlines[i], []));
        return HotspotRanks.Rank([.. perArea.SelectMany(static hotspots => hotspots)]);
    }

    private static IReadOnlyList<ListedPlace> Wanted(IReadOnlyList<ListedPlace> listed, StudyArea area, Predicate<int[]> isWanted) =>
        [.. listed.Where(place => isWanted(place.IncidentsOf(area)))];

    private static NamedCentre? NearestPlace(GridPoint point) =>
        Gazetteer.Britain.NearestPlace(point, double.PositiveInfinity) is { } place ? new NamedCentre(place.Name, place.Centre) : null;
}
