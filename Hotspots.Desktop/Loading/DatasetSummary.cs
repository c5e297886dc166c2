using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Loading;

/// <summary>What is loaded, counted once.</summary>
internal static class DatasetSummary
{
    public static Dataset Of(LoadedFiles files)
    {
        ReadReport report = files.Read.Report;
        IncidentTable placed = files.Read.Placed;
        (int? first, int? last) = Minutes(placed.Times, []);
        (int? periodFirst, int? periodLast) = Minutes(placed.Times, Astray(placed.Times));
        return new Dataset
        {
            Version = files.Version,
            Name = Name(report.Inputs),
            Rows = report.Rows,
            Placed = report.Placed,
            Unplaced = report.Unplaced,
            Rejected = report.Rejected,
            OutsideBritain = report.OutsideBritain,
            Reason = report.Reasons.Count > 0 ? report.Reasons[0].Name : null,
            Incidents = report.Incidents,
            IsSample = files.Wish.IsSample,
            HasReport = files.Version > 0,
            Marking = files.Marking,
            Bounds = placed.Count == 0 ? null : Bounds(placed.Points.Bounds()),
            FirstMinute = first,
            LastMinute = last,
            PeriodFirst = periodFirst,
            PeriodLast = periodLast,
            Areas = [.. files.Facets.Towns.Select(static area =>
                new AreaSummary(area.Name, area.Members.Length, area.Centre?.Easting, area.Centre?.Northing))],
            Inputs = InputsOf(files.Wish.Paths),
            Before = files.Before,
            Notes = report.Notes,
        };
    }

    private static string Name(IReadOnlyList<InputFile> inputs) => inputs.Count switch
    {
        0 => "",
        1 => inputs[0].Name,
        int count => $"{count.ToString(System.Globalization.CultureInfo.InvariantCulture)} files",
    };

    // As the report names them: two of one name by their paths.
    private static string[] InputsOf(IReadOnlyList<string> paths)
    {
        string[] names = [.. paths.Select(static path => Path.GetFileName(Path.TrimEndingDirectorySeparator(path)))];
        return [
            .. names.Select(
            (name, i) => name.Length > 0 && names.Count(other => other == name) == 1 ? name : paths[i].Replace('\\', '/').TrimEnd('/'))];
    }

    private static double[] Bounds(GridBox box) => [box.West, box.South, box.East, box.North];

    // As a run without limits finds the study period.
    private static HashSet<int> Astray(TimeColumn times)
    {
        (int[] before, int[] after) = DateOutliers.Of(times, [[.. Enumerable.Range(0, times.Count)]]);
        return [.. before, .. after];
    }

    private static (int? First, int? Last) Minutes(TimeColumn times, HashSet<int> without)
    {
        int first = int.MaxValue;
        long last = long.MinValue;
        for (int i = 0; i < times.Count; i++)
        {
            if (times[i] is not { IsKnown: true } time || (without.Count > 0 && without.Contains(i)))
                continue;
            int minute = SeamMinute.First(time);
            first = Math.Min(first, minute);
            last = Math.Max(last, minute + (long)SeamMinute.Span(time) - 1);
        }
        return last == long.MinValue ? (null, null) : (first, (int)Math.Min(last, int.MaxValue));
    }
}
