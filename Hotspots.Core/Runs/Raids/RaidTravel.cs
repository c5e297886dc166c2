using System.Globalization;
using Hotspots.Core.Files.Roads;
using Hotspots.Core.Geography.Roads;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Placements;

namespace Hotspots.Core.Runs.Raids;

/// <summary>Ways of a day of warrants: minutes from place to place, and the lines they take, straight or along streets.</summary>
internal sealed class RaidTravel
{
    /// <summary>Streets are read this far round doors and starts, metres: a way may lead round.</summary>
    private const double Round = 5_000;

    private readonly ITravel _minutes;
    private readonly StreetTravel? _along;

    private RaidTravel(ITravel minutes) => (_minutes, _along) = (minutes, minutes as StreetTravel);

    /// <summary>The streets; null for straight lines.</summary>
    public StreetMap? Streets { get; private init; }

    /// <summary>How ways are measured, for the record.</summary>
    public required string Words { get; init; }

    /// <summary>What is to be known of the ways, each one sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Speeds of the user's own, for the record; null for none.</summary>
    public InputFile? OwnSpeeds { get; private init; }

    /// <summary>Gets ready for ways between these places.</summary>
    /// <exception cref="ArgumentException">The streets or speeds cannot be read, or have nothing to do with the places.</exception>
    public static RaidTravel Of(RaidRequest request, IReadOnlyList<GridPoint> places, CancellationToken cancellation)
    {
        if (request.HasStreets)
            return Along(request, places, cancellation);
        double speed = request.Speed ?? PlacementWish.DefaultSpeed, detour = request.Detour ?? PlacementWish.DefaultDetour;
        return new RaidTravel(StraightLineTravel.Minutes(speed, detour))
        {
            Words = Say($"straight line at {speed} km/h with a detour factor of {detour}"),
            Notes =
            [
                Say($"Ways are straight lines, made minutes at {speed} km/h with roads {detour} times as long: drive each way once before the day, ")
                    + "or reckon along streets.",
            ],
        };
    }

    /// <summary>Can anybody get to or from there?</summary>
    public bool HasWay(GridPoint place) => _along is null || _along.Network.Snap(place) is not null;

    /// <summary>Minutes from each place to each other, place after place.</summary>
    public double[] Table(IReadOnlyList<GridPoint> from, IReadOnlyList<GridPoint> to)
    {
        GridPoint[] targets = [.. to];
        var table = new double[from.Count * targets.Length];
        ITravelTargets? ways = (_minutes as INetworkTravel)?.To(targets);
        for (int i = 0; i < from.Count; i++)
        {
            Span<double> row = table.AsSpan(i * targets.Length, targets.Length);
            // Several teams of one muster have the same ways.
            int before = 0;
            while (from[before] != from[i])
                before++;
            if (before < i)
                table.AsSpan(before * targets.Length, targets.Length).CopyTo(row);
            else if (ways is not null)
                ways.From(from[i], row);
            else
            {
                for (int j = 0; j < row.Length; j++)
                    row[j] = _minutes.Between(from[i], targets[j]);
            }
        }
        return table;
    }

    /// <summary>The line of a way: two points or more; along streets with what lies between each place and its street.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="minutes">How long it takes.</param>
    public GridPoint[] Line(GridPoint from, GridPoint to, double minutes)
    {
        if (_along is null || StreetWay.Of(_along, from, to, minutes) is not { } way)
            return [from, to];
        var line = new List<GridPoint> { from };
        foreach (GridPoint point in (IEnumerable<GridPoint>)[.. way.Line, to])
        {
            if (point != line[^1])
                line.Add(point);
        }
        return line.Count > 1 ? [.. line] : [from, to];
    }

    private static RaidTravel Along(RaidRequest request, IReadOnlyList<GridPoint> places, CancellationToken cancellation)
    {
        GridBox box = GridBox.Around([.. places.Select(static p => p.Easting)], [.. places.Select(static p => p.Northing)]);
        box = new GridBox(box.West - Round, box.South - Round, box.East + Round, box.North + Round);
        string file = request.StreetsFile ?? StreetFiles.Find(request.Run.Files) ?? throw new ArgumentException(
            $"There is no pack of streets ({StreetFiles.PackEnding}) beside the warrants or in the folder streets beside the program: "
                + "name a file of streets with ⟨streets⟩.");
        StreetMap map = StreetFiles.Read([file], new StreetReading { Box = box }, null, cancellation);
        // Every way must be found, from every start to every door.
        StreetNetwork network = StreetNetwork.Of(map.Roads, request.By).Joined(true);
        string by = PlacementStreets.WordsOf(request.By);
        if (network.Edges.Count == 0)
            throw new ArgumentException(
                $"The streets have none that can be travelled {by} near these doors: name the file of the county they lie in.");
        SpeedFile? own = request.SpeedsFile is { } path ? SpeedFile.Read(path) : null;
        SpeedTable speeds = own is null ? SpeedTable.Of(request.By) : SpeedTable.Of(request.By).With(own.Speeds);
        return new RaidTravel(StreetTravel.Minutes(network, speeds))
        {
            Streets = map,
            OwnSpeeds = own?.Input,
            Words = $"along streets {by}" + (own is null ? "" : ", with speeds of your own"),
            Notes =
            [
                $"Ways are {by} along the streets of the file, "
                    + (request.By == TravelProfile.Car ? "one-way streets as they run where it says so; " : "paths and steps too; ")
                    + "what lies between a place and its street is not counted, nor are traffic, gates and turns that are not allowed.",
                .. map.Sources.Select(static source => $"Streets: {source.Name}. {source.Attribution}."),
                .. map.Notes,
            ],
        };
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
