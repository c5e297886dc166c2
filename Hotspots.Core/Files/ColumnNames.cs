using System.Text;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>Which header names mean what? The synonyms, matched without regard to case, spaces, <c>_</c>, <c>-</c> and punctuation.</summary>
internal static class ColumnNames
{
    /// <summary>Names of each role; the first is the one to use on the command line. Earlier names win where a file has several.</summary>
    private static readonly (ColumnRole Role, string[] Names)[] Table =
    [
        (ColumnRole.Id, ["id", "crimeid", "incidentid", "reference", "ref", "crimereference", "crimeref", "incidentreference", "urn", "logno", "lognumber", "crimenumber", "crimeno"]),
        (ColumnRole.Kind, ["kind", "crimetype", "incidenttype", "type", "eventtype", "category", "crimecategory", "offence", "offencetype"]),
        (ColumnRole.Time, ["time", "datetime", "dateandtime", "timestamp", "date", "month", "occurred", "occurredat", "occurredon", "incidentdate", "eventdate", "reported", "reportedat", "reportedon", "when", "dateoccurred", "datereported"]),
        (ColumnRole.From, ["from", "fromdate", "datefrom", "start", "starttime", "startdate", "earliest", "occurredfrom"]),
        (ColumnRole.To, ["to", "todate", "dateto", "end", "endtime", "enddate", "latest", "occurredto"]),
        (ColumnRole.Clock, ["clock", "timeofday", "hour", "incidenttime", "eventtime"]),
        (ColumnRole.Longitude, ["longitude", "lon", "long", "lng", "x4326", "wgs84longitude"]),
        (ColumnRole.Latitude, ["latitude", "lat", "y4326", "wgs84latitude"]),
        (ColumnRole.Easting, ["easting", "eastings", "east", "bngeasting", "oseasting", "osx", "x27700", "gridx", "xcoord", "x"]),
        (ColumnRole.Northing, ["northing", "northings", "north", "bngnorthing", "osnorthing", "osy", "y27700", "gridy", "ycoord", "y"]),
        (ColumnRole.GridReference, ["gridref", "gridreference", "osgridref", "osgridreference", "osref", "ngr", "osgr", "nationalgridreference"]),
        (ColumnRole.LatLong, ["latlong", "latlon", "latlng", "latitudelongitude", "coordinates", "coords", "position", "geo", "point"]),
        (ColumnRole.Town, ["town", "city", "towncity", "place", "settlement", "posttown"]),
        (ColumnRole.Street, ["street", "streetname", "road", "address", "locationname", "location", "where"]),
        (ColumnRole.Operation, ["operation", "operationname", "op", "policingoperation"]),
        (ColumnRole.Line, ["line", "countyline", "linename", "drugsline", "drugline", "dealline"]),
        (ColumnRole.Source, ["source", "sourceevaluation", "sourcegrade", "sourcegrading"]),
        (ColumnRole.Intelligence, ["intelligence", "intelligenceassessment", "intelligencegrade", "intelevaluation", "intelligenceevaluation", "informationevaluation"]),
        (ColumnRole.Handling, ["handling", "handlingcode", "handlinggrade"]),
        (ColumnRole.Drug, ["drug", "drugs", "drugtype", "substance"]),
        (ColumnRole.DrugClass, ["class", "drugclass"]),
        (ColumnRole.Quantity, ["quantity", "amount", "qty"]),
        (ColumnRole.Unit, ["unit", "units", "quantityunit"]),
        (ColumnRole.CashGbp, ["cashgbp", "cash", "cashseized"]),
        (ColumnRole.Arrests, ["arrests", "arrested", "numberofarrests"]),
        (ColumnRole.Outcome, ["outcome", "lastoutcomecategory", "result", "disposal"]),
        (ColumnRole.Notes, ["notes", "note", "comments", "comment", "freetext", "narrative", "summary", "description", "details"]),
        (ColumnRole.RejectNote, ["rejectedbecause", "rejectedfile", "rejectedline"]),
    ];

    private static readonly Dictionary<string, (ColumnRole Role, int Priority)> ByName = Index();

    /// <summary>The names that <c>--column NAME=HEADER</c> takes, one a role.</summary>
    public static IReadOnlyList<string> RoleNames { get; } =
        [.. Table.Where(static entry => entry.Role != ColumnRole.RejectNote).Select(static entry => entry.Names[0])];

    /// <summary>What a header means by its name alone.</summary>
    /// <param name="header">As the file spells it.</param>
    /// <param name="priority">Smaller wins where two columns of a file mean the same.</param>
    public static ColumnRole RoleOf(string header, out int priority)
    {
        bool known = ByName.TryGetValue(Normalise(header), out (ColumnRole Role, int Priority) entry);
        priority = known ? entry.Priority : int.MaxValue;
        return known ? entry.Role : ColumnRole.Attribute;
    }

    /// <summary>A header without case, spaces and punctuation.</summary>
    public static string Normalise(string header)
    {
        var text = new StringBuilder(header.Length);
        foreach (char c in header)
        {
            if (char.IsLetterOrDigit(c))
                text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }

    private static Dictionary<string, (ColumnRole Role, int Priority)> Index()
    {
        var index = new Dictionary<string, (ColumnRole Role, int Priority)>(StringComparer.Ordinal);
        foreach ((ColumnRole role, string[] names) in Table)
        {
            for (int i = 0; i < names.Length; i++)
                index.Add(names[i], (role, i));
        }
        return index;
    }
}
