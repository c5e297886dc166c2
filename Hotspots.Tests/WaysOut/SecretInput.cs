using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.WaysOut;

/// <summary>Incidents of the sample's Clacton and Mold with a secret word in free text, in columns nobody knows and in a row that is
/// rejected.</summary>
/// <remarks>Each word stands nowhere else in the world.</remarks>
internal sealed partial class SecretInput : IDisposable
{
    /// <summary>In the column of notes.</summary>
    public const string Notes = "Qwxnotesvz";

    /// <summary>In a column that the program does not know: plain attributes may be free text.</summary>
    public const string Unknown = "Qwxunknownvz";

    /// <summary>In a column of names.</summary>
    public const string Officer = "Qwxofficervz";

    /// <summary>In the notes of a row that cannot be understood.</summary>
    public const string Rejected = "Qwxrejectedvz";

    /// <summary>All of them.</summary>
    public static readonly string[] Words = [Notes, Unknown, Officer, Rejected];

    /// <summary>Beside the marking of everything that is written.</summary>
    public const string Marking = "OFFICIAL-SENSITIVE QWXMARKVZ";

    /// <summary>The word of it that nothing else has.</summary>
    public const string MarkingWord = "QWXMARKVZ";

    /// <summary>Letters within which both numbers of a position stand, in whatever format and order.</summary>
    private const int Together = 100;

    private readonly TemporaryFolder _folder = new();

    public SecretInput()
    {
        string[] lines = File.ReadAllLines(Repository.Path("data", "county-lines.csv"));
        var text = new StringBuilder(lines[0]).Append(",remarks by shift,officer name\n");
        var positions = new List<string>();
        foreach (string line in lines.Skip(1).Where(static line => line.Contains("Clacton", StringComparison.Ordinal)
            || line.Contains(",Mold,", StringComparison.Ordinal)))
        {
            // A field of notes in quotes would have to be parsed: such rows are left out.
            if (line.Contains('"', StringComparison.Ordinal) || line.Split(',') is not { Length: 21 } fields)
                continue;
            fields[^1] = Notes;
            text.AppendJoin(',', fields).Append(CultureInfo.InvariantCulture, $",{Unknown},{Officer}\n");
            if (fields[1] == "tip" && fields[4].Length >= 9)
                positions.Add($"{fields[3]} {fields[4]}");
        }
        const string NoDay = "TD-26-99998,tip,2026-02-31,1.15,951.79,,Clacton-on-Sea,,,,2,B,P,,,,,,,,";
        text.Append(CultureInfo.InvariantCulture, $"{NoDay}{Rejected},{Unknown},{Officer}\n");
        Csv = text.ToString();
        TipPositions = [.. positions.Distinct()];
        _folder.Write("cases.csv", Csv);
        _folder.Write("gps.csv", Tracks());
        _folder.Write("cells.geojson", Squares(1.16, 51.81, 0.04));
    }

    /// <summary>The text of the file.</summary>
    public string Csv { get; }

    /// <summary>Longitude and latitude of each tip as the file has them, a blank between.</summary>
    public IReadOnlyList<string> TipPositions { get; }

    /// <summary>The file.</summary>
    public string Path => _folder.PathOf("cases.csv");

    /// <summary>A path beside it.</summary>
    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>Which secret words are in a text that was unpacked?</summary>
    public static IEnumerable<string> WordsIn(string unpacked) =>
        Words.Where(word => unpacked.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A reference of an incident in a text that was unpacked; blank for none.</summary>
    public static string ReferenceIn(string unpacked) => Reference().Match(unpacked).Value;

    /// <summary>A tip's own position in a text that was unpacked, to a millionth of a degree or a hundred-thousandth; blank for none.</summary>
    public string PositionIn(string unpacked)
    {
        foreach (string position in TipPositions)
        {
            string[] parts = position.Split(' ');
            string longitude = parts[0][..^1], latitude = parts[1][..^1];
            // Both must stand there together: of a thousand corners one may have the one by chance, and another the other.
            for (int at = 0; (at = unpacked.IndexOf(longitude, at, StringComparison.Ordinal)) >= 0; at++)
            {
                int from = Math.Max(0, at - Together), until = Math.Min(unpacked.Length, at + Together);
                if (unpacked.AsSpan(from, until - from).Contains(latitude, StringComparison.Ordinal))
                    return position;
            }
        }
        return "";
    }

    public void Dispose() => _folder.Dispose();

    // A car that stands in Pier Avenue for a shift.
    private static string Tracks()
    {
        var text = new StringBuilder("unit,time,longitude,latitude\n");
        for (int minute = 0; minute < 60; minute++)
            text.Append(CultureInfo.InvariantCulture, $"TD11,2026-06-29T23:{minute:00}:00,1.1553,51.7885\n");
        return text.ToString();
    }

    /// <summary>Four squares of GeoJSON that meet in a point.</summary>
    /// <param name="east">Where, degrees.</param>
    /// <param name="north">Where, degrees.</param>
    /// <param name="side">Of each, degrees.</param>
    public static string Squares(double east, double north, double side)
    {
        string[] four = [Of("a", east - side, north - side), Of("b", east, north - side), Of("c", east - side, north), Of("d", east, north)];
        return $$"""{"type":"FeatureCollection","features":[{{string.Join(',', four)}}]}""";

        string Of(string id, double west, double south)
        {
            (double X, double Y)[] corners = [(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)];
            string ring = string.Join(',', corners.Select(static at => string.Create(CultureInfo.InvariantCulture, $"[{at.X:0.00},{at.Y:0.00}]")));
            const string Begin = "{\"type\":\"Feature\",\"properties\":{\"id\":\"";
            return Begin + id + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}}";
        }
    }

    [GeneratedRegex("(FS|TD|WY)-[0-9]{2}-[0-9]{5}")]
    private static partial Regex Reference();
}
