using Hotspots.Core.Files;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.ByShift;
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
        Check(query);
        var request = new RunRequest(query.Filters)
        {
            Files = files.Wish.Paths,
            ColumnChoices = files.Wish.Columns,
            Reading = ReadOptions.Default with { ByPath = files.Wish.Readings },
            Given = query.Given ?? [],
            Cases = query.Cases ?? [],
            Controls = query.Controls ?? [],
            Weights = Weights(query.Weights),
            Marking = files.Marking,
        };
        return query.Methods is { Length: > 0 } methods ? request with { Methods = methods } : request;
    }

    /// <summary>The request of a question that counts whole incidents: where a shift is asked for, its hours.</summary>
    /// <inheritdoc cref="Read"/>
    public static RunRequest ReadCounted(RunQuery query, LoadedFiles files) => CountedShift.AsHours(Read(query, files));

    // JSON can say what a page never does.
    private static void Check(RunQuery query)
    {
        foreach (string?[]? names in (string?[]?[])[query.Methods, query.Cases, query.Controls])
        {
            if (names is not null && names.Contains(null))
                throw new Refusal(BadRequest, "A name in a list is missing (null): leave it out.");
        }
        if (query.Given?.Values.Any(static value => !double.IsFinite(value)) == true)
            throw new Refusal(BadRequest, "A number given for a method is too large to be one.");
    }

    private static WeightTable Weights(string? name) =>
        name is null ? WeightTable.Count
        : WeightTable.Presets.FirstOrDefault(preset => preset.Name == name)
            ?? throw new Refusal(
                BadRequest, $"There are no weights \"{name}\": choose {string.Join(" or ", WeightTable.Presets.Select(static p => p.Name))}.");
}
