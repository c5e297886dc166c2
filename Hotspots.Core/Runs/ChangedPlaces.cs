using Hotspots.Core.Evaluation;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Runs.Changes;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs;

/// <summary>Tests of a change of rate: towns and hotspots as one family with one false discovery rate, cells as another.</summary>
/// <remarks>
/// What is named in sentences is one family, so that a file in which nothing changed names anything in one case of twenty at most.
/// </remarks>
/// <param name="members">Which incident is in which period.</param>
/// <param name="daysBefore">Exposure of the period before.</param>
/// <param name="daysAfter">Exposure of the period after.</param>
/// <param name="dispersion">How many times fewer incidents count where they come in bursts.</param>
internal sealed class ChangedPlaces(PeriodMembers members, double daysBefore, double daysAfter, ChangeDispersion dispersion)
{
    /// <summary>Side of the square that is as large as a cell, metres: that of British hot-spot trials.</summary>
    public const double CellMetres = 150;

    /// <summary>Digits of a grid reference: a square of 100 m.</summary>
    private const int ReferenceDigits = 3;

    /// <summary>
    /// All areas together, each area with an incident in either period, and hotspots that both periods together chose, tested as one family.
    /// </summary>
    /// <param name="areas">The areas.</param>
    /// <param name="hotspots">The hotspots.</param>
    /// <param name="isBefore">Is an incident in a hotspot of the period before alone?</param>
    /// <param name="isAfter">The same of the period after.</param>
    public NamedChanges Named(IReadOnlyList<StudyArea> areas, IReadOnlyList<Hotspot> hotspots, Predicate<int> isBefore, Predicate<int> isAfter)
    {
        Place[] towns =
        [
            .. areas.Select(area => new Place(ChangeLevel.Town, area.Name, area.Name, members.Count(area.Members))
            {
                Dispersion = dispersion.OfTown(area.Name),
            })
                .Where(static town => town.Counts.Total > 0),
        ];
        var all = new Place(
            ChangeLevel.All, "all areas together", "",
            new BeforeAfter(towns.Sum(static town => town.Counts.Before), towns.Sum(static town => town.Counts.After)))
        {
            Dispersion = towns.Length == 1 ? towns[0].Dispersion : dispersion.Together,
        };
        PlaceChange[] tested = Test([all, .. towns, .. hotspots.Select(hotspot => PlaceOf(hotspot, hotspot.Members))]);
        PlaceChange[] found = tested[(1 + towns.Length)..];
        return new NamedChanges(tested[0], tested[1..(1 + towns.Length)],
        [
            .. found.Select((change, i) =>
            {
                bool before = Mostly(hotspots[i].Members, members.IsBefore, isBefore), after = Mostly(hotspots[i].Members, members.IsAfter, isAfter);
                HotspotTurn? turn = change.Verdict switch
                {
                    ChangeVerdict.More => before ? HotspotTurn.Grown : HotspotTurn.New,
                    ChangeVerdict.Fewer => after ? HotspotTurn.Shrunk : HotspotTurn.Gone,
                    _ => null,
                };
                return new DrawnChange(change with { HotspotBefore = before, HotspotAfter = after, Turn = turn }, hotspots[i].Outline);
            }),
        ]);
    }

    /// <summary>Hotspots of one period alone: counted, and not tested.</summary>
    /// <param name="hotspots">The hotspots.</param>
    /// <param name="ofAfter">Of the period after?</param>
    /// <param name="areas">The areas: what is counted is every incident on the hotspot's ground.</param>
    /// <param name="points">Where the incidents are.</param>
    public IEnumerable<DrawnChange> Untested(IReadOnlyList<Hotspot> hotspots, bool ofAfter, IReadOnlyList<StudyArea> areas, PointSet points)
    {
        foreach (Hotspot hotspot in hotspots)
        {
            int[] there = GroundMembers.Of(hotspot.Outline, areas, points);
            Place place = PlaceOf(hotspot, there);
            PlaceChange change = Plain(place, ChangeVerdict.NotTested) with
            {
                Ratio = Finite(Counted(place).Ratio),
                HotspotBefore = !ofAfter,
                HotspotAfter = ofAfter,
            };
            yield return new DrawnChange(change, hotspot.Outline);
        }
    }

    /// <summary>Hotspots of a run over all the time there is, tested as one family with all areas together.</summary>
    /// <param name="all">All incidents that are asked about.</param>
    /// <param name="hotspots">The hotspots.</param>
    /// <param name="there">The incidents of each.</param>
    /// <param name="isTested">May they be tested? Not where one of the periods chose the ground.</param>
    /// <returns>All areas together first, then the hotspots in their order.</returns>
    public PlaceChange[] Listed(int[] all, IReadOnlyList<Hotspot> hotspots, IReadOnlyList<int[]> there, bool isTested)
    {
        var together = new Place(ChangeLevel.All, "all areas together", "", members.Count(all)) { Dispersion = dispersion.Together };
        Place[] places =
        [
            .. hotspots.Select((hotspot, i) => PlaceOf(hotspot, Array.FindAll(there[i], members.IsIn))),
        ];
        if (isTested)
            return Test([together, .. places]);
        return
        [
            .. Test([together]),
            .. places.Select(place => Plain(place, ChangeVerdict.NotTested) with { Ratio = Finite(Counted(place).Ratio) }),
        ];
    }

    /// <summary>Every cell with an incident in either period, area by area and in each from the south-west.</summary>
    /// <param name="areas">The areas in their cells; what lies scattered outside the towns has none here.</param>
    /// <param name="notes">Told of areas that are too wide for cells.</param>
    public DrawnChange[] Cells(IReadOnlyList<AreaCells> areas, List<string> notes)
    {
        var places = new List<Place>();
        var outlines = new List<Geometry>();
        for (int a = 0; a < areas.Count; a++)
        {
            AreaCells area = areas[a];
            if (area.Area.IsScattered)
                continue;
            if (area.TooWide is { } why)
                notes.Add($"{area.Area.Name} has no cells: {why}");
            for (int cell = 0; cell < area.Count; cell++)
            {
                BeforeAfter counts = members.Count(area.IncidentsOf(cell));
                if (counts.Total == 0)
                    continue;
                (GridPoint centre, Geometry outline) = area.Ground(cell);
                places.Add(new Place(ChangeLevel.Cell, "", area.Area.Name, counts)
                {
                    Centre = centre,
                    Dispersion = dispersion.OfCell(a, cell, area.Area.Name, counts.Total),
                });
                outlines.Add(outline);
            }
        }
        PlaceChange[] tested = Test([.. places]);
        return [.. tested.Select((change, i) => new DrawnChange(change, outlines[i]))];
    }

    // Hotspots of a run over more time than both periods hold incidents of neither: none is counted, nor shares in what the town does together.
    private Place PlaceOf(Hotspot hotspot, int[] ofBoth) => new(ChangeLevel.Hotspot, hotspot.Name, hotspot.Area, members.Count(ofBoth))
    {
        Centre = hotspot.Centre,
        Dispersion = dispersion.OfPlace(ofBoth, hotspot.Area),
    };

    // Are at least half of the hotspot's incidents in a period in a hotspot of that period alone?
    private static bool Mostly(int[] incidents, Func<int, bool> inPeriod, Predicate<int> inHotspot)
    {
        int all = 0, there = 0;
        foreach (int incident in incidents)
        {
            if (!inPeriod(incident))
                continue;
            all++;
            there += inHotspot(incident) ? 1 : 0;
        }
        return all > 0 && 2 * there >= all;
    }

    /// <summary>
    /// Where no way of dividing the incidents would be beyond chance there is nothing to test, and nothing to correct the others for: whether it
    /// is so depends on their sum alone, of which the change says nothing (Gilbert, Applied Statistics 2005).
    /// </summary>
    private PlaceChange[] Test(Place[] places)
    {
        RateChange[] alone = RateChange.Alone(Array.ConvertAll(places, Counted), Array.ConvertAll(places, static place => place.Dispersion));
        int[] testable = [.. Enumerable.Range(0, places.Length).Where(i => alone[i].Verdict != ChangeVerdict.TooFew)];
        RateChange[] corrected = RateChange.Corrected(Array.ConvertAll(testable, i => alone[i]));
        for (int k = 0; k < testable.Length; k++)
            alone[testable[k]] = corrected[k];
        return
        [
            .. alone.Select((change, i) => Plain(places[i], change.Verdict) with
            {
                Ratio = Finite(change.Ratio),
                Low = Finite(change.Between.Low),
                High = Finite(change.Between.High),
                P = change.P,
                Dispersion = change.Dispersion,
                Q = change.Verdict == ChangeVerdict.TooFew ? null : change.Q,
            }),
        ];
    }

    private TwoPeriods Counted(Place place) => new(place.Counts.Before, place.Counts.After, daysBefore, daysAfter);

    private static PlaceChange Plain(Place place, ChangeVerdict verdict) => new()
    {
        Level = place.Level,
        Name = place.Name.Length > 0 || place.Centre is not { } at ? place.Name : Reference(at),
        Area = place.Area,
        Before = place.Counts.Before,
        After = place.Counts.After,
        Verdict = verdict,
        CentreEasting = place.Centre?.Easting,
        CentreNorthing = place.Centre?.Northing,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    // A point at sea off the grid has no reference; its metres say where it is.
    private static string Reference(GridPoint point)
    {
        try
        {
            return GridReference.Format(point, ReferenceDigits);
        }
        catch (ArgumentOutOfRangeException)
        {
            return "";
        }
    }

    private readonly record struct Place(ChangeLevel Level, string Name, string Area, BeforeAfter Counts)
    {
        public GridPoint? Centre { get; init; }

        public double Dispersion { get; init; } = 1;
    }
}

/// <summary>Changes that are named in sentences.</summary>
/// <param name="Together">All areas together.</param>
/// <param name="Towns">Each area.</param>
/// <param name="Hotspots">Each hotspot, in the order they were given.</param>
internal sealed record NamedChanges(PlaceChange Together, PlaceChange[] Towns, DrawnChange[] Hotspots);
