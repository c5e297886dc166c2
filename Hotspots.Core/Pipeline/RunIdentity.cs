using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>Which run is it? The same files, choices and version make the same run, whenever and wherever it is made.</summary>
internal static class RunIdentity
{
    private const int Digits = 12;
    private const long Minute = 60, Day = 86400;

    /// <summary>Choices that are names, which are found in any case.</summary>
    private static readonly HashSet<string> Named = new(["kinds", "operations", "lines", "drugs", "grades", "cases", "controls"], StringComparer.Ordinal);

    /// <summary>Version of the tool: "0.2.0".</summary>
    public static string Version { get; } = VersionOf(typeof(RunIdentity).Assembly);

    /// <summary>Versions of what the tool is made with.</summary>
    public static IReadOnlyDictionary<string, string> Libraries { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [".NET"] = Environment.Version.ToString(),
        ["NetTopologySuite"] = VersionOf(typeof(NetTopologySuite.Geometries.Geometry).Assembly),
        ["ProjNET"] = VersionOf(typeof(ProjNet.CoordinateSystems.CoordinateSystem).Assembly),
    };

    /// <summary>The same wishes in the one form they are recorded in: each name once and in order, each limit of time as short as it can be said.</summary>
    /// <remarks>A limit given to the first or last minute of a day is that day: "2025-08-31T23:59" and "31/08/2025" reach as far.</remarks>
    public static RunRequest Canonical(RunRequest request) => request with
    {
        Areas = [.. request.Areas.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Kinds = Once(request.Kinds.Select(KindNames.Canonical)),
        Operations = Once(request.Operations),
        Lines = Once(request.Lines),
        Drugs = Once(request.Drugs),
        Grades = Once(request.Grades),
        Weekdays = [.. request.Weekdays.Distinct().Order()],
        Hours = [.. request.Hours.Distinct().Order()],
        From = Parse(request.From) is { } from ? Limit(from.FromUtcSeconds, 0) : request.From,
        To = Parse(request.To) is { } to ? Limit(Math.Max(to.UntilUtcSeconds, to.FromUtcSeconds + 1), 1) : request.To,
    };

    /// <summary>What the user chose, name and value, blank choices left out.</summary>
    /// <param name="request">The wishes; see <see cref="Canonical"/>.</param>
    /// <param name="boundaryDigest">SHA-256 of the boundary file; null where there is none.</param>
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
        Add("weekdays", string.Join(", ", request.Weekdays));
        Add("hours", string.Join(", ", request.Hours));
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
                Line(name, Named.Contains(name) ? value.ToUpperInvariant() : value);
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
        string.Join(", ", names.Select(static n => n.Length == 0 ? "(blank)" : n));

    private static string[] Once(IEnumerable<string> names) =>
        [.. names.Select(static n => n.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    private static IncidentTime? Parse(string? text) =>
        text is not null && TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out IncidentTime time) ? time : null;

    /// <summary>A study period as limits of time are recorded.</summary>
    public static PeriodRecord Period(StudyPeriod period) => new(Limit(period.FromUtcSeconds, 0), Limit(period.UntilUtcSeconds, 1));

    // "back" is 1 where the limit is the end of what is meant, which is no longer part of it.
    private static string Limit(long utcSeconds, int back)
    {
        long clock = LondonTime.ToClockSeconds(utcSeconds);
        if (clock % Day == 0 && LondonTime.ToUtcSeconds(clock) == utcSeconds)
            return Text(clock - back * Day, "yyyy-MM-dd");
        long first = utcSeconds - back * (clock % Minute == 0 ? Minute : 1);
        long firstClock = LondonTime.ToClockSeconds(first);
        string said = Text(firstClock, clock % Minute == 0 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-ddTHH:mm:ss");
        // In the hour that the clock shows twice, what says nothing of summer or winter means summer.
        return LondonTime.ToUtcSeconds(firstClock) == first ? said : said + "+00:00";

        static string Text(long clockSeconds, string form) => DateTime.UnixEpoch.AddSeconds(clockSeconds).ToString(form, CultureInfo.InvariantCulture);
    }

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
