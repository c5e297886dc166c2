using Hotspots.Core.Model;
using Hotspots.Desktop.Loading;

namespace Hotspots.Desktop.Seam;

/// <summary>What is loaded, counted once.</summary>
internal static class DatasetSummary
{
    public static Dataset Of(LoadedFiles files)
    {
        ReadReport report = files.Read.Report;
        IncidentTable placed = files.Read.Placed;
        (int? first, int? last) = Minutes(placed.Times);
        return new Dataset
        {
            Version = files.Version,
            Name = Name(report.Inputs),
            Rows = report.Rows,
            Placed = report.Placed,
            Unplaced = report.Unplaced,
            Rejected = report.Rejected,
            Incidents = report.Incidents,
            IsSample = files.Wish.IsSample,
            HasReport = files.Version > 0,
            Marking = files.Marking,
            Bounds = placed.Count == 0 ? null : Bounds(placed.Points.Bounds()),
            FirstMinute = first,
            LastMinute = last,
            Areas = [.. files.Facets.Towns.Select(static area =>
                new AreaSummary(area.Name, area.Members.Length, area.Centre?.Easting, area.Centre?.Northing))],
            Notes = report.Notes,
        };
    }

    private static string Name(IReadOnlyList<InputFile> inputs) => inputs.Count switch
    {
        0 => "",
        1 => inputs[0].Name,
        int count => $"{count.ToString(System.Globalization.CultureInfo.InvariantCulture)} files",
    };

    private static double[] Bounds(GridBox box) => [box.West, box.South, box.East, box.North];

    private static (int? First, int? Last) Minutes(TimeColumn times)
    {
        int first = int.MaxValue;
        long last = long.MinValue;
        for (int i = 0; i < times.Count; i++)
        {
            if (times[i] is not { IsKnown: true } time)
                continue;
            int minute = SeamMinute.First(time);
            first = Math.Min(first, minute);
            last = Math.Max(last, minute + (long)SeamMinute.Span(time) - 1);
        }
        return last == long.MinValue ? (null, null) : (first, (int)Math.Min(last, int.MaxValue));
    }
}
