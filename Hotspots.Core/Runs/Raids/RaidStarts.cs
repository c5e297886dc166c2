using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Core.Pipeline.Placements;

namespace Hotspots.Core.Runs.Raids;

/// <summary>Teams of a day of warrants and where they set off: a number from the muster, or a file with one row a team.</summary>
internal sealed class RaidStarts
{
    private const int Digits = 4;

    private static readonly string[] CallSignNames = ["callsign", "team", "teamname", "call"];
    private static readonly string[] BaseNames = ["base", "station", "start", "startplace", "from", "site", "muster"];
    private static readonly string[] SizeNames = ["size", "officers", "strength"];

    /// <summary>The teams.</summary>
    public required IReadOnlyList<RaidTeam> Teams { get; init; }

    /// <summary>The files, each with what it was: "teams".</summary>
    public required IReadOnlyList<(string What, InputFile File)> Inputs { get; init; }

    /// <summary>What was taken for the user, each one sentence.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Finds them.</summary>
    /// <exception cref="ArgumentException">It is not said how many or from where, or a file cannot be used; says what to change.</exception>
    public static RaidStarts Of(RaidRequest request, CancellationToken cancellation)
    {
        string teams = request.Teams.Trim();
        bool isNumber = double.TryParse(teams, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        if (!isNumber && !File.Exists(teams))
            throw new ArgumentException($"⟨teams⟩ takes how many teams there are, or a file of teams that is there, not \"{teams}\".");
        if (isNumber)
        {
            RaidParameters.Teams.Check(number);
            return FromMuster((int)number, request.Muster, cancellation);
        }
        if (request.Muster is not null)
            throw new ArgumentException("The file of teams says where each sets off: leave out ⟨muster⟩, or give ⟨teams⟩ as a number.");
        return FromFile(teams, cancellation);
    }

    /// <summary>Refuses a start that is so far from every door that it is hardly meant.</summary>
    /// <exception cref="ArgumentException">One is; says how far.</exception>
    public static void Question(IReadOnlyList<RaidTeam> teams, IReadOnlyList<GridPoint> doors, double farthest)
    {
        foreach (RaidTeam team in teams)
        {
            double nearest = doors.Min(team.Place.DistanceTo) / 1000;
            if (nearest > farthest)
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{team.Start}, where {team.CallSign} sets off, is {nearest:N0} km from the nearest ")
                        + "door: check its position, or say with "
                        + string.Create(CultureInfo.InvariantCulture, $"⟨farthest {Math.Ceiling(nearest):0}⟩ that it is meant."));
        }
    }

    private static RaidStarts FromMuster(int count, string? muster, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(muster))
            throw new ArgumentException(
                "From where do the teams set off? ⟨muster⟩ takes a postcode, a grid reference, an easting and northing, or a file of places; or give "
                    + "⟨teams⟩ as a file with a place for each.");
        var inputs = new List<(string, InputFile)>();
        var notes = new List<string>();
        (string Name, GridPoint Place)[] places;
        if (File.Exists(muster))
        {
            PointFile file = PlacementFiles.ReadPoints(muster, "muster points", planar: false, cancellation);
            inputs.Add(("muster", file.Input));
            places = [.. file.Names.Select((name, i) => (Named(name, file.Points[i]), file.Points[i]))];
        }
        else
        {
            const StringSplitOptions Bare = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
            places = [.. muster.Split(';', Bare).Select(text => PlaceOf(text, notes))];
        }
        foreach ((_, GridPoint place) in places)
            Require(place);
        if (places.Length > 1)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"There are {places.Length} places to set off from, and nobody said which team ")
                + "is where: they were shared out in turn; a file of teams says it.");
        }
        return new RaidStarts
        {
            Teams = [.. Enumerable.Range(0, count).Select(i => new RaidTeam
            {
                CallSign = string.Create(CultureInfo.InvariantCulture, $"Team {i + 1}"),
                Start = places[i % places.Length].Name,
                Place = places[i % places.Length].Place,
            })],
            Inputs = inputs,
            Notes = notes,
        };
    }

    private static RaidStarts FromFile(string path, CancellationToken cancellation)
    {
        PointFile file = PlacementFiles.ReadPoints(path, "teams", planar: false, cancellation);
        if (file.Points.Count > RaidParameters.Most)
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"There are {file.Points.Count:N0} teams, and a plan takes {RaidParameters.Most}: take rows out."));
        IncidentTable table = file.Table!;
        var teams = new List<RaidTeam>();
        for (int row = 0; row < file.Points.Count; row++)
        {
            Require(file.Points[row]);
            string sign = Cell(table, row, CallSignNames), start = Cell(table, row, BaseNames);
            teams.Add(new RaidTeam
            {
                CallSign = sign.Length > 0 ? sign : file.Names[row].Length > 0 ? file.Names[row]
                    : string.Create(CultureInfo.InvariantCulture, $"Team {row + 1}"),
                Start = Named(start.Length > 0 ? start : sign.Length > 0 ? file.Names[row] : "", file.Points[row]),
                Place = file.Points[row],
                Size = int.TryParse(Cell(table, row, SizeNames), NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : null,
            });
        }
        var bySign = teams.GroupBy(static team => team.CallSign, StringComparer.OrdinalIgnoreCase);
        if (bySign.FirstOrDefault(static same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Two teams are called \"{twice.Key}\": give each team a call sign of its own in a column called callsign.");
        return new RaidStarts { Teams = teams, Inputs = [("teams", file.Input)] };
    }

    private static (string Name, GridPoint Place) PlaceOf(string text, List<string> notes)
    {
        IReadOnlyList<FoundPlace> found = PlaceSearch.Find(text, 3);
        if (found.Count > 0 && found[0].Fit == PlaceFit.Exact)
        {
            // A postcode, a town or a street is no point.
            if (found[0].SquareMetres == 0)
                notes.Add($"Teams set off from the middle of {found[0].Name} ({found[0].Detail}): give an easting and northing where that is "
                    + "too rough.");
            return (Named(found[0].SquareMetres > 0 ? "" : found[0].Name, found[0].Centre), found[0].Centre);
        }
        string close = found.Count == 0 ? "" : $" Did you mean {string.Join(" or ", found.Select(static place => place.Name))}?";
        throw new ArgumentException(
            $"⟨muster⟩ takes a postcode, a grid reference, an easting and northing, a place or a file of places, not \"{text}\".{close}");
    }

    private static void Require(GridPoint place)
    {
        if (!NationalGrid.Domain.ContainsGrid(place.Easting, place.Northing))
            throw new ArgumentException($"A team cannot set off at {place}: that is not in Britain.");
        if (PlacementGround.ProblemOf(place) is { } sea)
            throw new ArgumentException(sea);
    }

    private static string Named(string name, GridPoint place) => name.Length > 0 ? name : GridReference.Format(place, Digits);

    private static string Cell(IncidentTable table, int row, string[] names)
    {
        foreach (string name in names)
        {
            foreach (AttributeColumn column in table.Columns)
            {
                if (column.Role == ColumnRole.Attribute && ColumnNames.Normalise(column.Name) == name)
                    return column.Values[row].Trim();
            }
        }
        return "";
    }
}
