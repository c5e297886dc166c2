using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Roads;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Roads;

/// <summary>Extract of a street map: those streets of large files that are wanted.</summary>
internal sealed record StreetCut
{
    private const double Kilometre = 1000, UsualKilometres = 10, MostKilometres = 100;

    /// <summary>How near to the incidents streets are wanted: a length in metres or kilometres, read as metres.</summary>
    public static WrittenParameter<double> Distance { get; } = new(
        "within", ParameterKind.Quantity, "DISTANCE", "a distance such as 10km or 2500m", "How near, such as 10km or 2500m",
        string.Create(CultureInfo.InvariantCulture, $"{UsualKilometres} km"), static (_, text) => Metres(text));

    /// <summary>Files of streets.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>A file of incidents: only streets near them are wanted; null for all.</summary>
    public string? Around { get; init; }

    /// <summary>How near, metres; null for 10 km.</summary>
    public double? Within { get; init; }

    /// <summary>Is what is only drawn wanted: buildings, parks, water, railways?</summary>
    public bool HasGround { get; init; } = true;

    /// <summary>Reads the streets.</summary>
    /// <exception cref="ArgumentException">It cannot be done; one sentence says what to change.</exception>
    public StreetMap Execute(IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (Within is not null && Around is null)
            throw new ArgumentException("⟨within⟩ is a distance from incidents: name a file of them with ⟨around⟩.");
        if (Within is double given && !(given is > 0 and <= MostKilometres * Kilometre))
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"⟨within⟩ must be above 0 and at most {MostKilometres:N0} km; it was {given / Kilometre} km."));
        GridBox? box = Around is { } path ? BoxRound(path, Within ?? UsualKilometres * Kilometre, cancellation) : null;
        StreetMap map = StreetFiles.Read(Files, new StreetReading { Box = box, HasGround = HasGround }, progress, cancellation);
        return map.Roads.Count > 0 ? map : throw new ArgumentException(box is null
            ? "There are no streets in the file: name another."
            : "No street of the file is near the incidents: name the file of the county they lie in.");
    }

    private static double? Metres(string text)
    {
        double unit = text.EndsWith("km", StringComparison.OrdinalIgnoreCase) ? Kilometre : 1;
        string number = text[..^(unit > 1 ? 2 : text.EndsWith('m') ? 1 : 0)];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 ? value * unit : null;
    }

    private static GridBox BoxRound(string path, double metres, CancellationToken cancellation)
    {
        ReadResult read = IncidentFiles.Read([path], ReadOptions.Default, null, cancellation);
        if (read.Report.Files.FirstOrDefault(static file => file.Problem.Length > 0) is { } unread)
            throw new ArgumentException($"{unread.Name} cannot be read: {unread.Problem}");
        if (read.Placed.Count == 0)
            throw new ArgumentException($"No row of {Path.GetFileName(path)} has a position: name a file of incidents that have one.");
        GridBox box = GridBox.Around(read.Placed.Points.Eastings, read.Placed.Points.Northings);
        return new GridBox(box.West - metres, box.South - metres, box.East + metres, box.North + metres);
    }
}
