using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>Identity of a run. Which run is it? The same files, choices and version make the same run, whenever and wherever it is made.</summary>
internal static class RunIdentity
{
    private const int Digits = 12;

    /// <summary>The choice that holds the numbers given for methods.</summary>
    public const string Parameters = "parameters";

    /// <summary>Version of the tool: "0.2.0".</summary>
    public static string Version { get; } = VersionOf(typeof(RunIdentity).Assembly);

    /// <summary>Versions of what the tool is made with.</summary>
    public static IReadOnlyDictionary<string, string> Libraries { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [".NET"] = Environment.Version.ToString(),
        ["NetTopologySuite"] = VersionOf(typeof(NetTopologySuite.Geometries.Geometry).Assembly),
        ["ProjNET"] = VersionOf(typeof(ProjNet.CoordinateSystems.CoordinateSystem).Assembly),
    };

    /// <summary>What the user chose, name and value, blank choices left out.</summary>
    /// <param name="request">The wishes; see <see cref="QueryFields.Canonical"/>.</param>
    /// <param name="boundaryDigest">SHA-256 of the boundary file; null where there is none.</param>
    /// <param name="populationDigest">SHA-256 of the population's file; null where there is none.</param>
    /// <param name="harmDigest">SHA-256 of the harm table; null where there is none.</param>
    public static SortedDictionary<string, string> Choices(
        RunRequest request, string? boundaryDigest, string? populationDigest = null, string? harmDigest = null)
    {
        var choices = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in QueryFields.Record(request))
            choices.Add(name, value);
        Add("boundarySha256", boundaryDigest ?? "");
        Add("columns", Pairs(request.ColumnChoices));
        Add("sheet", Said(request, request.Reading.Sheet, static own => own.Sheet));
        Add("headerRow", request.Reading.HeaderRow?.ToString(CultureInfo.InvariantCulture) ?? "");
        Add("repeats", request.Reading.Once.Count > 0 && (request.Files.Count > 1 || request.Files.Any(MayHoldTables)) ? "once" : "");
        Add("crs", Said(request, request.Grid?.ToString(), static own => own.Grid?.ToString()));
        Add("dates", Said(request, NameOf(request.Dates), static own => NameOf(own.Dates)));
        Add(Parameters, Pairs(request.Given.ToDictionary(static g => g.Key, static g => Number(g.Value))));
        Add("method", request.ChosenBy ?? "");
        Add("harm", request.Harm is null ? "" : Path.GetFileName(request.Harm));
        Add("harmColumn", request.HarmColumn ?? "");
        Add("harmSha256", harmDigest ?? "");
        Add("byShift", request.ByShift ? "yes" : "");
        Add("cases", NameList.Of(request.Cases));
        Add("controls", NameList.Of(request.Controls));
        Add("population", request.Population ?? "");
        Add("populationFile", request.PopulationFile is null ? "" : Path.GetFileName(request.PopulationFile));
        Add("populationSha256", populationDigest ?? "");
        Add("weights", request.Weights.IsCount ? "count" : $"{request.Weights.Name} ({WeightPairs(request.Weights)})");
        return choices;

        void Add(string name, string value)
        {
            if (value.Length > 0)
                choices.Add(name, value);
        }
    }

    // What was said of every file alike is said as if it had been said of all.
    private static string Said(RunRequest request, string? ofAll, Func<FileReading, string?> ofOne)
    {
        string?[] own = [.. request.Files.Select(
            path => (request.Reading.ByPath.GetValueOrDefault(path) is { } reading ? ofOne(reading) : null) ?? ofAll)];
        return own.Distinct(StringComparer.Ordinal).Count() < 2
            ? own.FirstOrDefault() ?? ofAll ?? ""
            : string.Join(
                ", ",
                own.Zip(request.Files).Where(static pair => pair.First is not null).Select(
                    static pair => $"{Path.GetFileName(pair.Second)}={pair.First}"));
    }

    private static string? NameOf(DateOrder? order) => order is { } known ? ReadingChoices.NameOf(known) : null;

    /// <summary>The first 12 hexadecimal digits of SHA-256 over inputs, choices, methods, parameters, marking, profile and version.</summary>
    /// <remarks>
    /// Neither times nor folders nor file names nor the order of the files go into it: a file that was renamed holds the same incidents.
    /// </remarks>
    public static string IdOf(
        IEnumerable<InputFile> inputs, IReadOnlyDictionary<string, string> choices, IReadOnlyList<string> methods, string marking, string profile)
    {
        var text = new StringBuilder();
        RequestKey.Append(text, "hotspots", Version);
        foreach (string digest in inputs.Select(static i => i.Sha256).Order(StringComparer.Ordinal))
            RequestKey.Append(text, "input", digest);
        RequestKey.Append(text, choices);
        RequestKey.Append(text, "method", string.Join(',', methods));
        RequestKey.Append(text, "marking", marking);
        RequestKey.Append(text, "profile", profile);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }

    /// <summary>Provenance of an answer to another question over the incidents of a run.</summary>
    /// <param name="run">What a run over them says of itself.</param>
    /// <param name="command">The question, as its command is named: "change".</param>
    /// <param name="choices">What was chosen for it alone, beside the choices of the run.</param>
    /// <param name="shows">Of which incidents it speaks.</param>
    /// <param name="notes">Its own notes, which come before the run's.</param>
    public static ProvenanceRecord Answering(
        RunRecord run, string command, IReadOnlyDictionary<string, string> choices, RunScope shows, IEnumerable<string> notes)
    {
        // What the question made of a wish is said in its place.
        var all = new SortedDictionary<string, string>(run.Choices.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach ((string name, string value) in choices)
            all[name] = value;
        return run with
        {
            RunId = IdOf(run.Inputs, all, [command, .. run.Methods], run.Marking, run.Profile),
            Choices = all,
            Shows = shows,
            Notes = [.. notes, .. run.Notes],
        };
    }

    // With one table there is nothing to hold its rows against, and what is asked about repeats is no choice. The files are not read yet.
    private static bool MayHoldTables(string file) =>
        Directory.Exists(file) || Path.GetExtension(file).ToUpperInvariant() is ".ZIP" or ".XLSX" or ".XLS";

    /// <summary>A study period as limits of time are recorded.</summary>
    public static PeriodRecord Period(StudyPeriod period) => new(LimitField.Start(period.FromUtcSeconds), LimitField.End(period.UntilUtcSeconds));

    private static string Pairs(IReadOnlyDictionary<string, string> pairs) =>
        string.Join(", ", pairs.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}={p.Value}"));

    private static string WeightPairs(WeightTable weights) =>
        string.Join(
            ", ",
            new[]
            {
                Pairs(weights.Weights.ToDictionary(static w => w.Key, static w => Number(w.Value))), "otherwise=" + Number(weights.Otherwise),
                Pairs(weights.Sources.ToDictionary(static w => WeightTable.SourcePrefix + w.Key, static w => Number(w.Value))),
                Pairs(weights.Intelligence.ToDictionary(static w => WeightTable.IntelligencePrefix + w.Key, static w => Number(w.Value))),
            }.Where(static part => part.Length > 0));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string VersionOf(Assembly assembly)
    {
        // "2.5.0+commit": the release is what a reader looks up.
        string? stated = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return stated?.Split('+')[0] ?? assembly.GetName().Version?.ToString(3) ?? "";
    }
}
