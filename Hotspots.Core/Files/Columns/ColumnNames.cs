using System.Collections.Frozen;
using System.Text;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Columns;

/// <summary>Synonyms of column names. Which header names mean what? The synonyms, matched without regard to case, spaces, <c>_</c>, <c>-</c> and
/// punctuation.</summary>
internal static class ColumnNames
{
    /// <summary>Names of each role; the first is the one to use on the command line. Earlier names win where a file has several.</summary>
    private static readonly (ColumnRole Role, string[] Names)[] Table =
    [
        (ColumnRole.Id, [
            "id", "crimeid", "incidentid", "reference", "ref", "crimereference", "crimeref", "incidentreference", "urn", "logno",
            "lognumber", "crimenumber", "crimeno", "crimerefno", "crimereferencenumber", "crimereferenceno", "crimerefnumber", "crn",
            "crimereportnumber", "uniquereference", "uniquereferencenumber", "uniqueid", "athenaurn", "investigationnumber",
            "investigationno", "investigationref", "investigationreference", "investigationid", "occurrencenumber", "occurrenceno",
            "occno", "occurrenceid", "nicheref", "nichereference", "rmsnumber", "incidentno", "incidentnumber", "incidentnum",
            "incidentref", "incidentrefno", "incidentreferencenumber", "eventno", "eventnumber", "eventid", "eventref", "cadref",
            "cadno", "cadnumber", "cadreference", "cadid", "stormref", "stormno", "stormlogno", "stormreference", "stormincidentno",
            "logref", "logid", "logreference", "casenumber", "caseno", "caseid", "caseref", "casereference",
            "forcereference", "forcecrimereference", "forcerefno", "sourcerecordid", "recordid", "recordnumber", "recordref",
            "recordreference", "reportno", "reportnumber", "reportid", "reportref", "reportreference", "drno", "cmplntnum", "intelref",
            "intelreference", "intelligencereference", "intelligenceref", "intellogno", "intellognumber", "intelligencelogno",
            "intelligencelognumber", "intelreportref", "intelligencereporturn", "seizureid", "stopid", "seizureref", "seizureno", "tipid"
        ]),
        (ColumnRole.Kind, [
            "kind", "crimetype", "incidenttype", "type", "eventtype", "category", "crimecategory", "offence", "offencetype",
            "crimetypedescription", "typeofincident", "typeofcrime", "typeofoffence", "offencedescription", "offencedesc",
            "offencename", "offencetitle", "crimedescription", "crimedesc", "hooffencedescription", "hodescription",
            "homeofficedescription", "homeofficeclassification", "homeofficeoffence", "occurrencetype", "occurrenceclassification",
            "incidenttypedescription", "incidenttypedesc", "incidentcategory", "incidentclassification", "crimeclassification",
            "classification", "classn", "crimeclass", "primarytype", "crmcddesc", "ofnsdesc", "closingtype", "closingclassification",
            "closingcodedescription", "finaltype", "finalclassification", "openingtype", "initialtype", "eventtypedescription",
            "eventcategory", "offencesubgroup", "offencegroup", "minorcategory", "majorcategory", "crimesubtype", "crimegroup",
            "natureofincident", "natureofcall", "nature", "recordtype", "reporttype", "intelligencetype", "intelreporttype",
            "statclass", "offtype", "inteltype", "logtype", "calltype", "jobtype", "kindofincident", "tasktype"
        ]),
        (ColumnRole.Time, TimeNames.Happened),
        (ColumnRole.From, TimeNames.From),
        (ColumnRole.To, TimeNames.To),
        (ColumnRole.Clock, TimeNames.Clock),
        (ColumnRole.FromClock, TimeNames.FromClock),
        (ColumnRole.ToClock, TimeNames.ToClock),
        (ColumnRole.Longitude, [
            "longitude", "lon", "long", "lng", "x4326", "wgs84longitude", "decimallongitude", "longitudedecimal", "longitudex",
            "gpslongitude", "gpslon", "gpslong", "geolon", "geolong", "maplongitude", "locationlongitude", "incidentlongitude",
            "offencelongitude", "longd"
        ]),
        (ColumnRole.Latitude, [
            "latitude", "lat", "y4326", "wgs84latitude", "decimallatitude", "latitudedecimal", "latitudey", "gpslatitude", "gpslat",
            "geolat", "maplatitude", "locationlatitude", "incidentlatitude", "offencelatitude", "latd"
        ]),
        (ColumnRole.Easting, [
            "easting", "eastings", "east", "bngeasting", "oseasting", "osx", "x27700", "gridx", "xcoord", "x", "pointx", "xcoordinate",
            "coordx", "coordinatex", "xco", "bngx", "osgridx", "osgrideasting", "osgbeasting", "gridrefeasting", "gridreferenceeasting",
            "locationeasting", "locationx", "incidenteasting", "incidentx", "offenceeasting", "offencex", "mapeasting",
            "eastingcoordinate", "centroidx", "irishgrideasting", "irisheasting", "itmeasting", "itmx", "x29902", "x29903", "x2157",
            "osgrx", "loceasting", "gride", "osgride", "ose", "bnge", "egrid", "eastgrid", "webmercatoreasting", "webmercatorx", "x3857"
        ]),
        (ColumnRole.Northing, [
            "northing", "northings", "north", "bngnorthing", "osnorthing", "osy", "y27700", "gridy", "ycoord", "y", "pointy",
            "ycoordinate", "coordy", "coordinatey", "yco", "bngy", "osgridy", "osgridnorthing", "osgbnorthing", "gridrefnorthing",
            "gridreferencenorthing", "locationnorthing", "locationy", "incidentnorthing", "incidenty", "offencenorthing", "offencey",
            "mapnorthing", "northingcoordinate", "centroidy", "irishgridnorthing", "irishnorthing", "itmnorthing", "itmy", "y29902",
            "y29903", "y2157", "osgry", "locnorthing", "gridn", "osgridn", "osn", "bngn", "ngrid", "northgrid", "webmercatornorthing",
            "webmercatory", "y3857"
        ]),
        (ColumnRole.GridReference, [
            "gridref", "gridreference", "osgridref", "osgridreference", "osref", "ngr", "osgr", "nationalgridreference", "osgrid",
            "osreference", "osngr", "mapref", "mapreference", "gridrefno", "locationgridref", "incidentgridref", "offencegridref"
        ]),
        (ColumnRole.LatLong, [
            "latlong", "latlon", "latlng", "latitudelongitude", "coordinates", "coords", "position", "geo", "point", "wkt", "wktgeometry",
            "geom", "thegeom", "geometry", "shape", "geolocation", "geopoint", "georeference", "latlngpair", "locationpoint",
            "latlonpoint"
        ]),
        (ColumnRole.Postcode, [
            "postcode", "postalcode", "pcode", "postcd", "locationpostcode", "incidentpostcode", "offencepostcode", "locpostcode",
            "fullpostcode"
        ]),
        (ColumnRole.Town, [
            "town", "city", "towncity", "place", "settlement", "posttown", "townname", "townorcity", "townvillage", "citytown",
            "cityname", "locntown", "locationtown", "locationcity", "addresstown", "addresscity", "offencetown", "incidenttown",
            "crimetown", "venuetown", "scenetown", "addrtown", "ptown", "placename", "locality", "borough", "boroughname", "boronm"
        ]),
        (ColumnRole.Street, [
            "street", "streetname", "road", "address", "locationname", "location", "where", "streetaddress", "streetroad", "roadname",
            "addressline1", "address1", "addressline", "fulladdress", "locnstreet", "locationstreet", "locationaddress",
            "addressstreet", "offencestreet", "offenceaddress", "offencelocation", "incidentstreet", "incidentaddress",
            "incidentlocation", "crimelocation", "venuestreet", "venueaddress", "scenestreet", "sceneaddress", "locationtext",
            "locationofincident", "locationofoffence", "placeofoccurrence", "thoroughfare", "hundredblock", "block", "addresstext",
            "addr", "venue", "locus", "premises", "premise", "prem", "locationstreetname", "streetnam"
        ]),
        (ColumnRole.Operation, [
            "operation", "operationname", "op", "policingoperation", "opname", "operationtitle", "operationcode", "operationtag",
            "optag", "policeoperation", "namedoperation", "linkedoperation", "relatedoperation", "taskingoperation"
        ]),
        (ColumnRole.Line, [
            "line", "countyline", "linename", "drugsline", "drugline", "dealline", "countylinename", "countylines", "countylinesname",
            "countylineid", "countylinetag", "drugslinename", "druglinename", "deallinename", "dealerline", "namedline", "linebrand",
            "linetag"
        ]),
        (ColumnRole.Source, [
            "source", "sourceevaluation", "sourcegrade", "sourcegrading", "sourceeval", "sourceevaluationcode", "sourcereliability",
            "srcevaluation", "srceval", "sourceassessment", "evaluationsource"
        ]),
        (ColumnRole.Intelligence, [
            "intelligence", "intelligenceassessment", "intelligencegrade", "intelevaluation", "intelligenceevaluation",
            "informationevaluation", "inteleval", "intelassessment", "intelgrade", "intelgrading", "intelligencegrading",
            "intelligenceeval", "intelligenceevaluationcode", "infoevaluation", "infoeval", "informationassessment", "informationgrade",
            "evaluationinformation", "evaluationintelligence"
        ]),
        (ColumnRole.Handling, [
            "handling", "handlingcode", "handlinggrade", "handlinginstruction", "handlinginstructions", "handlingcondition",
            "handlingconditions", "handlingevaluation", "disseminationcode", "dissemination"
        ]),
        (ColumnRole.Drug, [
            "drug", "drugs", "drugtype", "substance", "drugname", "drugdescription", "drugdesc", "drugtypedescription", "drugseized",
            "drugsseized", "typeofdrug", "typeofdrugs", "substancetype", "controlleddrug"
        ]),
        (ColumnRole.DrugClass, ["class", "drugclass", "classofdrug", "drugclassification"]),
        (ColumnRole.Quantity, ["quantity", "amount", "qty", "quantityseized", "qtyseized", "amountseized", "drugquantity"]),
        (ColumnRole.Unit, ["unit", "units", "quantityunit", "uom", "unitofmeasure", "unitofmeasurement", "quantityunits", "drugunit"]),
        (ColumnRole.CashGbp, ["cashgbp", "cash", "cashseized", "cashseizedgbp", "cashamount", "cashvalue", "moneyseized"]),
        (ColumnRole.Arrests,
            ["arrests", "arrested", "numberofarrests", "noofarrests", "arrestcount", "arrestsmade", "numberarrested", "personsarrested"]),
        (ColumnRole.Outcome, [
            "outcome", "lastoutcomecategory", "result", "disposal", "outcometype", "outcomedescription", "outcomedesc", "crimeoutcome",
            "finaloutcome", "investigationoutcome", "homeofficeoutcome", "hooutcome", "disposaltype", "statusdesc", "detectionstatus",
            "closingresult"
        ]),
        (ColumnRole.Notes, [
            "notes", "note", "comments", "comment", "freetext", "narrative", "summary", "description", "details", "mo", "monotes",
            "motext", "modusoperandi", "mosummary", "ftext", "freetextnotes", "incidentnotes", "crimenotes", "lognotes", "logtext",
            "officernotes", "remarks", "circumstances", "synopsis", "incidentsummary", "crimesummary", "incidentdetails",
            "crimedetails", "briefdetails", "inteltext", "intelligencetext", "informationtext", "reporttext", "furtherdetails",
            "additionalinformation"
        ]),
        (ColumnRole.RejectNote, ["rejectedbecause", "rejectedfile", "rejectedline", "rejectedmarking"]),
    ];

    private static readonly FrozenDictionary<string, (ColumnRole Role, int Priority)> ByName = Index();

    /// <summary>The names that <c>--column NAME=HEADER</c> takes, one a role.</summary>
    public static IReadOnlyList<string> RoleNames { get; } =
        [.. Table.Where(static entry => entry.Role != ColumnRole.RejectNote).Select(static entry => entry.Names[0])];

    /// <summary>What a header means by its name alone.</summary>
    /// <param name="header">As the file spells it.</param>
    /// <param name="priority">Smaller wins where two columns of a file mean the same.</param>
    public static ColumnRole RoleOf(string header, out int priority)
    {
        priority = int.MaxValue;
        // A sheet may have thousands of columns without a name.
        if (string.IsNullOrWhiteSpace(header))
            return ColumnRole.Attribute;
        bool known = ByName.TryGetValue(Normalise(header), out (ColumnRole Role, int Priority) entry);
        priority = known ? entry.Priority : int.MaxValue;
        return known ? entry.Role : ColumnUnit.RoleWithout(header, ByName, out priority);
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

    private static FrozenDictionary<string, (ColumnRole Role, int Priority)> Index()
    {
        var index = new Dictionary<string, (ColumnRole Role, int Priority)>(StringComparer.Ordinal);
        foreach ((ColumnRole role, string[] names) in Table)
        {
            for (int i = 0; i < names.Length; i++)
                index.Add(names[i], (role, i));
        }
        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
