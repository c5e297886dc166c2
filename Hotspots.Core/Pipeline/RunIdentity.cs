using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>Which run is it? The same files, choices and version make the same run, whenever and wherever it is made.</summary>
internal static class RunIdentity
{
    private const int Digits = 12;

    /// <summary>Version of the tool: "0.1.0".</summary>
    public static string Version { get; } = VersionOf(typeof(RunIdentity).Assembly);

    /// <summary>Versions of what the tool is made with.</summary>
    public static IReadOnlyDictionary<string, string> Libraries { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [".NET"] = Environment.Version.ToString(),
        ["NetTopologySuite"] = VersionOf(typeof(NetTopologySuite.Geometries.Geometry).Assembly),
        ["ProjNET"] = VersionOf(typeof(ProjNet.CoordinateSystems.CoordinateSystem).Assembly),
    };

    /// <summary>What the user chose, name and value, blank choices left out.</summary>
    public static SortedDictionary<string, string> Choices(RunRequest request, string? boundaryDigest)
    {
        var choices = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("areas", Names(request.Areas));
        Add("boundary", request.BoundaryFile is null ? "" : Path.GetFileName(request.BoundaryFile));
        Add("boundarySha256", boundaryDigest ?? "");
        Add("whole", request.Whole ? "yes" : "");
        Add("kinds", Names(request.Kinds));
        Add("operations", Names(request.Operations));
        Add("lines", Names(request.Lines));
        Add("drugs", Names(request.Drugs));
        Add("grades", Names(request.Grades));
        Add("weekdays", string.Join(", ", request.Weekdays.Distinct().Order()));
        Add("hours", string.Join(", ", request.Hours.Distinct().Order()));
        Add("from", request.From ?? "");
        Add("to", request.To ?? "");
        Add("columns", Pairs(request.ColumnChoices));
        Add("parameters", Pairs(request.Given.ToDictionary(static g => g.Key, static g => Number(g.Value))));
        Add("cases", Names(request.Cases));
        Add("controls", Names(request.Controls));
        Add("weights", request.Weights.IsCount ? "count" : $"{request.Weights.Name} ({WeightPairs(request.Weights)})");
        return choices;

        void Add(string name, string value)
        {
            if (value.Length > 0)
                choices.Add(name, value);
        }
    }

    /// <summary>The first 12 hexadecimal digits of SHA-256 over inputs, choices, methods, parameters, marking, profile and version.</summary>
    /// <remarks>
    /// Neither times nor folders nor file names nor the order of the files go into it: a file that was renamed holds the same incidents.
    /// </remarks>
    public static string IdOf(
        IEnumerable<InputFile> inputs, IReadOnlyDictionary<string, string> choices, IReadOnlyList<string> methods, string marking, string profile)
    {
        var text = new StringBuilder();
        Line("hotspots", Version);
        foreach (string digest in inputs.Select(static i => i.Sha256).Order(StringComparer.Ordinal))
            Line("input", digest);
        foreach ((string name, string value) in choices.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            // The digest says which boundary it was; its file's name says nothing more.
            if (name != "boundary")
                Line(name, value);
        }
        Line("method", string.Join(',', methods));
        Line("marking", marking);
        Line("profile", profile);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];

        // The length before each value keeps two different lists of values from making the same text.
        void Line(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name} {value.Length} {value}\n");
    }

    // A blank name is a choice too: incidents that do not say.
    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Select(static n => n.Length == 0 ? "(blank)" : n).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Pairs(IReadOnlyDictionary<string, string> pairs) =>
        string.Join(", ", pairs.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}={p.Value}"));

    private static string WeightPairs(WeightTable weights) =>
        Pairs(weights.Weights.ToDictionary(static w => w.Key, static w => Number(w.Value))) + ", otherwise=" + Number(weights.Otherwise);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string VersionOf(Assembly assembly)
    {
        // "2.5.0+commit": the release is what a reader looks up.
        string? stated = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return stated?.Split('+')[0] ?? assembly.GetName().Version?.ToString(3) ?? "";
    }
}
