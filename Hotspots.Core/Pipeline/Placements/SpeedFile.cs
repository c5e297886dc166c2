using System.Globalization;
using System.Security.Cryptography;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Table of speeds of the user's own: two columns, the class of a road and kilometres an hour.</summary>
/// <param name="Speeds">Those that are given.</param>
/// <param name="Input">The file, for the record.</param>
internal sealed record SpeedFile(IReadOnlyDictionary<RoadClass, double> Speeds, InputFile Input)
{
    /// <summary>Fastest that is believed, km/h.</summary>
    private const double Most = 250;

    /// <summary>What a class is called: "motorway".</summary>
    public static string NameOf(RoadClass road) => road.ToString().ToLowerInvariant();

    /// <summary>Reads it.</summary>
    /// <exception cref="ArgumentException">A line of it says nothing that can be used; says what to change.</exception>
    public static SpeedFile Read(string path)
    {
        string name = Path.GetFileName(path);
        byte[] content;
        try
        {
            content = InputBytes.Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The speeds {name} cannot be read: {e.Message}", e);
        }
        var speeds = new Dictionary<RoadClass, double>();
        string[] lines = System.Text.Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string[] cells = [.. lines[i].Split([',', ';', '\t']).Select(static cell => cell.Trim().Trim('"'))];
            // Names of the columns are no speed.
            if (cells.All(static cell => cell.Length == 0) || (i == 0 && !IsNumber(cells[^1], out _)))
                continue;
            if (cells.Length < 2 || !Enum.TryParse(cells[0], ignoreCase: true, out RoadClass road) || IsNumber(cells[0], out _))
                throw Problem(
                    name, i, $"\"{cells[0]}\" is no class of a road: they are {string.Join(", ", Enum.GetValues<RoadClass>().Select(NameOf))}.");
            if (!IsNumber(cells[1], out double speed) || !(speed > 0 && speed <= Most))
                throw Problem(name, i, $"\"{cells[1]}\" is no speed: give kilometres an hour, above 0 and at most {Most}.");
            speeds[road] = speed;
        }
        return speeds.Count > 0
            ? new SpeedFile(speeds, new InputFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))))
            : throw new ArgumentException($"The speeds {name} have no line such as \"local,25\": a class of a road, and kilometres an hour.");
    }

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static ArgumentException Problem(string file, int line, FormattableString what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line + 1}: ") + what.ToString(CultureInfo.InvariantCulture));
}
