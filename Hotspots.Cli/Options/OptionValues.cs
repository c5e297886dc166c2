using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Cli.Options;

/// <summary>What do the words after an option mean? Each refusal is one sentence that names the option and says what would be right.</summary>
internal static class OptionValues
{
    /// <summary>"NAME=HEADER" in two.</summary>
    public static KeyValuePair<string, string> Pair(string option, string text, string form)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0 || at == text.Length - 1)
            throw CommandException.Usage($"{option} takes {form}, not \"{text}\".");
        return new KeyValuePair<string, string>(text[..at].Trim(), text[(at + 1)..].Trim());
    }

    /// <summary>A preset by name, or weights by kind and by part of a grade; what is not named counts 1.</summary>
    public static WeightTable? Weights(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return null;
        if (texts.Count == 1 && !texts[0].Contains('=', StringComparison.Ordinal))
        {
            return WeightTable.Presets.FirstOrDefault(p => string.Equals(p.Name, texts[0], StringComparison.OrdinalIgnoreCase))
                ?? throw CommandException.Usage(
                    $"--weights takes {Wording.List([.. WeightTable.Presets.Select(static p => p.Name)])} or KIND=WEIGHT, not \"{texts[0]}\".");
        }
        var weights = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, double> sources = [], intelligence = [];
        foreach (string text in texts)
        {
            const string Form = $"one preset, or KIND=WEIGHT with a weight {PointSet.WeightRange} (for example --weights seizure=5; of a grade "
                + "--weights source:3=0.25 or --weights intelligence:D=0.25)";
            KeyValuePair<string, string> pair = Pair("--weights", text, Form);
            if (!double.TryParse(pair.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight) || !PointSet.IsWeight(weight))
                throw CommandException.Usage($"--weights takes {Form}, not \"{text}\".");
            bool isNew = Code(pair.Key, WeightTable.SourcePrefix, "123") is { } source ? sources.TryAdd(source, weight)
                : Code(pair.Key, WeightTable.IntelligencePrefix, "ABCDE") is { } assessment ? intelligence.TryAdd(assessment, weight)
                : weights.TryAdd(pair.Key, weight);
            if (!isNew)
                throw CommandException.Usage($"--weights names the kind \"{pair.Key}\" twice; name it once.");
        }
        return new WeightTable("given", weights, 1) { Sources = sources, Intelligence = intelligence };
    }

    /// <summary>The code of a grade behind a prefix, "source:2"; null where there is another prefix or none.</summary>
    private static string? Code(string name, string prefix, string codes)
    {
        if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        string code = name[prefix.Length..].Trim().ToUpperInvariant();
        return code.Length == 1 && codes.Contains(code[0], StringComparison.Ordinal) ? code : throw CommandException.Usage(
            $"--weights takes {prefix}{codes[0]} to {prefix}{codes[^1]}, not \"{name}\".");
    }
}
