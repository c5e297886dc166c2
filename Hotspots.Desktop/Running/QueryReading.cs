using System.Globalization;
using System.Text;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Running;

/// <summary>What does a page's query mean to the pipeline? The same as the command line's options would.</summary>
internal static class QueryReading
{
    private const int BadRequest = 400, Conflict = 409;

    /// <summary>The request.</summary>
    /// <exception cref="Refusal">The query is of files that are no longer loaded, or asks for what there is not.</exception>
    public static RunRequest Read(RunQuery query, LoadedFiles files)
    {
        if (query.Version != files.Version)
            throw new Refusal(Conflict, "Other files have been loaded meanwhile: ask again for what is loaded now.");
        QueryFilters filters = query.Filters ?? new QueryFilters();
        var request = new RunRequest
        {
            Files = files.Wish.Paths,
            ColumnChoices = files.Wish.Columns,
            Areas = filters.Areas ?? [],
            Kinds = filters.Kinds ?? [],
            Operations = filters.Operations ?? [],
            Lines = filters.Lines ?? [],
            Drugs = filters.Drugs ?? [],
            Grades = filters.Grades ?? [],
            Weekdays = [.. (filters.Weekdays ?? []).Select(static day => (DayOfWeek)day)],
            Hours = filters.Hours ?? [],
            From = filters.From is int from ? SeamMinute.ToText(from) : null,
            To = filters.To is int to ? SeamMinute.ToText(to) : null,
            Given = query.Given ?? [],
            Cases = query.Cases ?? [],
            Controls = query.Controls ?? [],
            Weights = Weights(query.Weights),
            Marking = files.Marking,
        };
        return query.Methods is { Length: > 0 } methods ? request with { Methods = methods } : request;
    }

    /// <summary>What makes two requests the same, as one text.</summary>
    public static string KeyOf(LoadedFiles files, RunRequest request)
    {
        var key = new StringBuilder();
        key.Append(CultureInfo.InvariantCulture, $"{files.Version}\n{string.Join(',', request.Methods).ToLowerInvariant()}\n{request.Weights.Name}\n{request.From}\n{request.To}\n");
        foreach (IReadOnlyList<string> names in (IReadOnlyList<string>[])[request.Areas, request.Kinds, request.Operations, request.Lines, request.Drugs, request.Grades, request.Cases, request.Controls])
        {
            foreach (string name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                key.Append(CultureInfo.InvariantCulture, $"{name.Length} {name} ");
            key.Append('\n');
        }
        key.AppendJoin(' ', request.Weekdays.Distinct().Order()).Append('\n');
        key.AppendJoin(' ', request.Hours.Distinct().Order()).Append('\n');
        foreach ((string name, double value) in request.Given.OrderBy(static g => g.Key, StringComparer.Ordinal))
            key.Append(CultureInfo.InvariantCulture, $"{name}={value:R} ");
        return key.ToString();
    }

    private static WeightTable Weights(string? name) =>
        name is null ? WeightTable.Count
        : WeightTable.Presets.FirstOrDefault(preset => preset.Name == name)
            ?? throw new Refusal(BadRequest, $"There are no weights \"{name}\": choose {string.Join(" or ", WeightTable.Presets.Select(static p => p.Name))}.");
}
