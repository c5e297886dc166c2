using System.CommandLine;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Cli.Options;

/// <summary>Options of selection: which incidents are meant, one option for each field of a query, and how much each counts.</summary>
/// <param name="without">Flags that the command has another use for.</param>
internal sealed class SelectionOptions(params string[] without)
{
    private readonly (QueryField Field, Option Option)[] _fields =
        [.. QueryFields.All.Where(field => !without.Contains(field.Flag)).Select(static field => (field, OptionOf(field)))];

    private readonly Option<string[]> _weights = new("--weights")
    {
        HelpName = "PRESET|KIND=W",
        Description = "How much incidents count in the ranking, in densities and in cells: "
            + $"{string.Join(", ", WeightTable.Presets.Select(static p => p.Name))}, or a table of your own by kind and grade, for example "
            + "--weights seizure=5 --weights source:3=0.25 --weights intelligence:D=0.25. May be given again. Default: every incident 1.",
    };

    public IEnumerable<Option> All => [.. _fields.Select(static one => one.Option), _weights];

    /// <summary>The request with these incidents.</summary>
    public RunRequest Apply(ParseResult parsed, RunRequest request)
    {
        IncidentQuery query = request with { Weights = OptionValues.Weights(parsed.GetValue(_weights) ?? []) ?? WeightTable.Count };
        foreach ((QueryField field, Option option) in _fields)
        {
            if (Typed(parsed, field, option) is { } typed)
                query = field.Read(query, typed);
        }
        return (RunRequest)query;
    }

    /// <summary>Does the command line choose among incidents, or say how much they count? That all are one area is no choice.</summary>
    public bool Chooses(ParseResult parsed, RunRequest request) =>
        request.Weights != WeightTable.Count
        || _fields.Any(field => field.Field.Takes != QueryValue.Switch && Typed(parsed, field.Field, field.Option) is not null);

    /// <summary>Is no other field typed than one, and no weights?</summary>
    public bool ChoosesOnly(ParseResult parsed, string flag) =>
        parsed.GetValue(_weights) is not { Length: > 0 }
        && _fields.All(field => field.Field.Flag == flag || Typed(parsed, field.Field, field.Option) is null);

    /// <summary>What was typed for a field; null for nothing.</summary>
    private static string[]? Typed(ParseResult parsed, QueryField field, Option option) => option switch
    {
        Option<bool> flag => parsed.GetValue(flag) ? [] : null,
        InputFileOption file => parsed.GetValue(file) is { } path
            ? [AtlasBoundaries.IsNamedBy(path) ? path : TypedPaths.Existing(path, field.Name + " file")] : null,
        Option<string> text => parsed.GetValue(text) is { } one ? [one] : null,
        _ => parsed.GetValue((Option<string[]>)option) is { Length: > 0 } many ? many : null,
    };

    /// <summary>The option of a field that is there or not.</summary>
    public static Option<bool> Switch(QueryField field) => new(field.Flag) { Description = OptionNames.OnCommandLine(field.Help) };

    private static Option OptionOf(QueryField field) => field.Takes switch
    {
        QueryValue.Switch => Switch(field),
        QueryValue.File => new InputFileOption(field.Flag, OptionNames.OnCommandLine(field.Help)),
        QueryValue.Text => new TableOption(field),
        _ => new TableListOption(field),
    };
}
