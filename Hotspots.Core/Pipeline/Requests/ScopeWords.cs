using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>Scope of a run in words: what a reader of a saved file or picture must know of which incidents it shows.</summary>
internal static class ScopeWords
{
    /// <summary>The words.</summary>
    /// <param name="request">The wishes; see <see cref="QueryFields.Canonical"/>.</param>
    /// <param name="methods">The methods that were run.</param>
    /// <param name="period">The time that is watched; null where no time is known.</param>
    public static RunScope Of(RunRequest request, IReadOnlyList<AnalysisMethod> methods, PeriodRecord? period) => new(
        period is null ? "no time is known" : $"{Day(period.From)} to {Day(period.To)}",
        Days(request),
        NightHours.Words(request.Hours),
        Areas(request),
        request.Kinds.Count == 0 ? "all kinds" : NameList.Few(request.Kinds),
        string.Join("; ", QueryFields.All.Select(field => field.Scope(request)).Where(static words => words.Length > 0)),
        string.Join("; ", methods.Select(static method => method.Title)));

    private static string Days(RunRequest request)
    {
        if (request.Weekdays.Count == 0)
            return "all days";
        // A week begins on Monday here.
        string days = NameList.Few([.. request.Weekdays.OrderBy(static day => ((int)day + 6) % 7).Select(static day => day.ToString())]);
        return NightHours.EndOf(request) > 0 ? "the nights that begin on " + days : days;
    }

    private static string Areas(RunRequest request)
    {
        string areas = request.Areas.Count == 0 ? "all areas" : NameList.Few(request.Areas);
        if (request.Whole)
            return "everything as one area";
        if (request.BoundaryFile is { } named && AtlasBoundaries.InWords(named) is { } words)
            return request.Areas.Count == 0 ? words : $"{areas} in {words}";
        return request.BoundaryFile is { } file ? $"{areas} of {Path.GetFileName(file)}" : areas;
    }

    // "2019-07-10" as people write it; a limit to the minute keeps its minute.
    private static string Day(string limit)
    {
        string[] parts = limit.Split('T');
        if (!DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return limit;
        string words = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return parts.Length == 1 ? words : $"{words}, {parts[1]}";
    }
}
