using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model;

namespace Hotspots.Cli.Options;

/// <summary>With which numbers did a method work? In one line, however many areas there were.</summary>
internal static class ParameterWords
{
    /// <summary>So many are shown whoever chose them; of more, those that were given or worked out from the data.</summary>
    private const int Few = 3;

    /// <summary>Units that say something the parameter's name does not.</summary>
    private static readonly string[] Telling = ["m", "km", "%", "days", "weeks"];

    /// <summary>"eps 150 m*"; of several areas "eps 75 to 150 m*"; of a choice "kernel gaussian". A star: chosen by the tool.</summary>
    /// <param name="areas">The parameters in each area, in the same order everywhere; those of an area in which the method was not run are
    /// none.</param>
    public static string Of(IReadOnlyList<IReadOnlyList<ParameterValue>> areas)
    {
        var words = new List<string>();
        IReadOnlyList<ParameterValue>[] run = [.. areas.Where(static area => area.Count > 0)];
        for (int p = 0; run.Length > 0 && p < run[0].Count; p++)
        {
            ParameterValue[] values = [.. run.Select(area => area[p])];
            if (run[0].Count <= Few || values.Any(static value => value.Origin != ParameterOrigin.Default))
                words.Add(Of(values));
        }
        return words.Count > 0 ? string.Join(", ", words) : "as usual";
    }

    /// <summary>One parameter as it was used, to the last digit.</summary>
    public static string Exact(ParameterValue value) => $"{value.Name} {value.Choice ?? Wording.Exact(value.Value)}{Unit(value)}{Star(value)}";

    private static string Of(ParameterValue[] values)
    {
        ParameterValue first = values[0];
        if (first.Choice is not null)
            return $"{first.Name} {string.Join(" or ", values.Select(static value => value.Choice).Distinct())}{Star(first)}";
        double least = values.Min(static value => value.Value), most = values.Max(static value => value.Value);
        string range = Short(least) == Short(most) ? Short(least) : $"{Short(least)} to {Short(most)}";
        return $"{first.Name} {range}{Unit(first)}{Star(first)}";
    }

    // The record has every digit; a reader needs three.
    private static string Short(double value) => Math.Abs(value) switch
    {
        >= 100 => Math.Round(value).ToString(CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    private static string Unit(ParameterValue value) =>
        Array.IndexOf(Telling, value.Unit) >= 0 && !value.Name.EndsWith("-" + value.Unit, StringComparison.Ordinal) ? " " + value.Unit : "";

    private static string Star(ParameterValue value) => value.Origin == ParameterOrigin.Given ? "" : "*";
}
