using System.Text.Json;
using Hotspots.Tests.Analysis.Significance;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Evaluation;

/// <summary>Answers for change and prediction, each computed by two codings or printed by others, read from where they are kept.</summary>
internal static class FieldAnswers
{
    public const string Kept = "references/field/EXPECTED.json";

    private static readonly Lazy<JsonElement> All = new(static () => SharedAnswers.Json(Kept));

    /// <summary>One record, or list of them.</summary>
    public static JsonElement Of(string name) => All.Value.GetProperty(name);

    public static double Number(this JsonElement record, string name) => record.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement record, string name) =>
        [.. record.GetProperty(name).EnumerateArray().Select(static value => value.GetDouble())];

    public static int[] Counts(this JsonElement record, string name) => Array.ConvertAll(record.Numbers(name), static value => (int)value);

    /// <summary>Full path of an input of the answers.</summary>
    public static string Input(string name) => SharedData.Path("references/field/inputs/" + name);

    /// <summary>Asserts a number to so many relative digits.</summary>
    public static void Near(double expected, double actual, double relative = 1e-9) =>
        Assert.True(expected == actual || Math.Abs(expected - actual) <= relative * Math.Abs(expected), $"expected {expected:R}, got {actual:R}");
}
