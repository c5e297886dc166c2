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
    /// <summary>Metres round the incidents where nobody said.</summary>
    public const double DefaultWithin = 10_000;

    /// <summary>Farther than this is no extract, metres.</summary>
    public const double MostWithin = 100_000;

    /// <summary>Files of streets.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>A file of incidents: only streets near them are wanted; null for all.</summary>
    public string? Around { get; init; }

    /// <summary>How near, metres; null for <see cref="DefaultWithin"/>.</summary>
    public double? Within { get; init; }

    /// <summary>Is what is only drawn wanted: buildings, parks, water, railways?</summary>
    public bool HasGround { get; init; } = true;

    /// <summary>Reads the streets.</summary>
    /// <exception cref="ArgumentException">It cannot be done; one sentence says what to change.</exception>
    public StreetMap Execute(IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (Within is not null && Around is null)
            throw new ArgumentException("⟨within⟩ is a distance from incidents: name a file of them with ⟨around⟩.");
        if (Within is double given && !(given is > 0 and <= MostWithin))
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"⟨within⟩ must be above 0 and at most {MostWithin / 1000:N0} km; it was {given / 1000} km."));
        GridBox? box = Around is { } path ? BoxRound(path, Within ?? DefaultWithin, cancellation) : null;
        StreetMap map = StreetFiles.Read(Files, new StreetReading { Box = box, HasGround = HasGround }, progress, cancellation);
        return map.Roads.Count > 0 ? map : throw new ArgumentException(box is null
            ? "There are no streets in the file: name another."
            : "No street of the file is near the incidents: name the file of the county they lie in.");
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
