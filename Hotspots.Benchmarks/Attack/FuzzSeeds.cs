using System.IO.Compression;
using System.Text;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Small sound files of each format, to be spoilt. A new format brings its own: a test asks for it.</summary>
internal static class FuzzSeeds
{
    /// <summary>The form of the tool's own.</summary>
    public const string Native = """
        id,kind,time,longitude,latitude,town,drug,quantity,unit,notes
        T1,tip,2019-02-04 14:30,-3.086,53.172,Buckley,,,,"said ""twice"", at night"
        S1,seizure,04/02/2019,1.153,51.79,Clacton,cocaine,12.5,g,
        S1,seizure,2019-02,1.153,51.79,Clacton,heroin,3,wraps,
        W1,warrant,2019-02-04T09:00:00Z,,,"High
        Wycombe",,,,
        """;

    /// <summary>A month of data.police.uk.</summary>
    public const string Street = """
        Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context
        0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9,2018-10,Essex Police,Essex Police,1.153,51.79,On or near Pier Avenue,E01022013,Tendring 016C,Drugs,Under investigation,
        ,2018-10,Essex Police,Essex Police,,,No location,,,Anti-social behaviour,,
        """;

    /// <summary>GeoJSON with what it may have and what is odd in it.</summary>
    public const string Points = """
        {"type":"FeatureCollection","name":"tips","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[
        {"type":"Feature","id":1,"properties":{"kind":"tip","time":"2019-02-04T14:30","n":1.5,"ok":true,"x":{"a":[1]}},"geometry":{"type":"Point","coordinates":[-3.086,53.172]}},
        {"type":"Feature","id":2,"properties":{"kind":"tip","time":"2019-02-05","n":2,"ok":false,"x":null},"geometry":{"type":"Point","coordinates":[-3.1,53.2,10]}},
        {"type":"Feature","properties":{"kind":"caf\u00e9","time":null},"geometry":null},
        {"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}
        ]}
        """;

    private const string Lines = """
        {"type":"Feature","properties":{"kind":"tip"},"geometry":{"coordinates":[320000,364000],"type":"Point"}}
        {"type":"MultiPoint","coordinates":[[1,52]]}
        """;

    private const string Esri = """
        {"geometryType":"esriGeometryPoint","spatialReference":{"wkid":102100,"latestWkid":3857},"fields":[{"name":"when","type":"esriFieldTypeDate"}],"features":[
        {"attributes":{"id":"A1","kind":"tip","when":1709663400000},"geometry":{"x":128596.1,"y":6760893.2}},
        {"attributes":{"id":"A2","kind":"tip","when":null},"geometry":{"x":"NaN","y":"NaN"}}]}
        """;

    private const string Api = """
        [{"category":"drugs","location":{"latitude":"51.79","street":{"id":1,"name":"On or near Pier Avenue"},"longitude":"1.153"},"month":"2024-03","outcome_status":null,"id":7},
        {"category":"drugs","location":{"latitude":"51.791","street":{"id":2,"name":"On or near Mill Lane"},"longitude":"1.154"},"month":"2024-03","id":8}]
        """;

    private const string Rows = """
        <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="str"><v>kind</v></c><c r="C1" t="s"><v>0</v></c><c r="D1" t="str"><v>easting</v></c><c r="E1" t="str"><v>northing</v></c></row>
        <row r="2"><c r="A2" t="str"><v>T1</v></c><c r="B2" t="str"><v>tip</v></c><c r="C2" s="2"><v>43500.604</v></c><c r="D2"><v>320000.5</v></c><c r="E2"><f>1+1</f><v>364000</v></c></row>
        <row r="5"><c r="A5" t="b"><v>1</v></c><c r="C5" s="5"><v>1.5</v></c><c r="D5" t="e"><v>#N/A</v></c></row>
        """;

    /// <summary>An archive of three tables and a readme.</summary>
    public static byte[] Archive { get; } = ZipFileBytes.Of(
        ("2018-10/street.csv", Street), ("points.geojson", Points), ("readme.txt", "x"), ("native.csv", Native));

    /// <summary>A workbook of one sheet.</summary>
    public static byte[] Workbook { get; } = new XlsxFile().WithRows("Tips", Rows).ToBytes();

    /// <summary>A workbook of before 2007.</summary>
    public static byte[] OldWorkbook { get; } = Embedded("tips.xls");

    /// <summary>How to make a spoilt file of each format; the key is the reader's name, or ZIP.</summary>
    public static IReadOnlyDictionary<string, Func<Mutator, byte[]>> Makers { get; } = new Dictionary<string, Func<Mutator, byte[]>>
    {
        ["CSV"] = SpoiltCsv,
        ["GeoJSON"] = static mutator => mutator.Spoil(Utf8(mutator.Next(4) == 0 ? Lines : Points), Utf8(Points)),
        ["JSON"] = static mutator => mutator.Spoil(Utf8(mutator.Next(2) == 0 ? Esri : Api), Utf8(Esri)),
        ["Excel"] = SpoiltWorkbook,
        ["ZIP"] = static mutator => mutator.Spoil(Archive, mutator.Next(2) == 0 ? Archive : Workbook),
    };

    private static byte[] SpoiltCsv(Mutator mutator)
    {
        string seed = mutator.Next(2) == 0 ? Native : Street;
        byte[] bytes = mutator.Spoil(Utf8(mutator.Next(5) == 0 ? seed.Replace(',', ';') : seed), Utf8(Street));
        return mutator.Next(8) == 0 ? Encoding.Convert(Encoding.UTF8, Encoding.Unicode, bytes) : bytes;
    }

    private static byte[] SpoiltWorkbook(Mutator mutator) => mutator.Next(8) switch
    {
        // Spoilt bytes of an archive hardly ever reach the XML, so most cases spoil the XML and pack it soundly.
        0 => mutator.Spoil(Workbook, OldWorkbook),
        1 or 2 => mutator.Spoil(OldWorkbook, Workbook),
        _ => new XlsxFile { Compression = CompressionLevel.NoCompression }.WithRows("Tips", mutator.Spoil(Rows, Rows)).ToBytes(),
    };

    private static byte[] Embedded(string name)
    {
        using Stream resource = typeof(FuzzSeeds).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
