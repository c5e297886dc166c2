using System.Globalization;
using System.Text;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>Canonical key of a request: what makes two requests the same, as one text.</summary>
/// <remarks>Run ids are made from it, and all that is found again by what was asked: findings of a method, answers of a window.</remarks>
internal static class RequestKey
{
    /// <summary>Choices that are names, which are found in any case.</summary>
    private static readonly HashSet<string> Caseless = new(
        [.. QueryFields.All.Where(static field => field.IgnoresCase).Select(static field => field.Name), "cases", "controls"],
        StringComparer.Ordinal);

    /// <summary>The key of a request before any of its files is read: each is known by its path.</summary>
    /// <remarks>Files change; who keeps what was found must know of which reading it was.</remarks>
    public static string Of(RunRequest request)
    {
        RunRequest canonical = QueryFields.Canonical(request);
        var key = new StringBuilder();
        foreach (string file in request.Files)
            Append(key, "file", file);
        Append(key, RunIdentity.Choices(canonical, canonical.BoundaryFile, canonical.PopulationFile, canonical.Harm));
        Append(key, "method", string.Join(',', request.Methods).ToLowerInvariant());
        Append(key, "marking", request.Marking ?? "");
        Append(key, "profile", request.Profile);
        return key.ToString();
    }

    /// <summary>The key of what one method finds.</summary>
    /// <param name="choices">What the user chose, as it is recorded.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="given">The numbers that are meant for it.</param>
    internal static string OfMethod(IReadOnlyDictionary<string, string> choices, string method, IReadOnlyDictionary<string, double> given)
    {
        var key = new StringBuilder();
        Append(key, "method", method);
        foreach ((string name, double value) in given.OrderBy(static g => g.Key, StringComparer.Ordinal))
            Append(key, name, value.ToString("R", CultureInfo.InvariantCulture));
        // The numbers of other methods are none of its business, and what harm is counted comes after it.
        Append(key, choices.Where(static choice =>
            choice.Key != RunIdentity.Parameters && !choice.Key.StartsWith("harm", StringComparison.Ordinal)));
        return key.ToString();
    }

    /// <summary>Adds choices, in the order of their names.</summary>
    internal static void Append(StringBuilder key, IEnumerable<KeyValuePair<string, string>> choices)
    {
        foreach ((string name, string value) in choices.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            // The digest says which boundary, population or harm table it was; its file's name says nothing more.
            if (name is not ("boundary" or "populationFile" or "harm"))
                Append(key, name, Caseless.Contains(name) ? value.ToUpperInvariant() : value);
        }
    }

    /// <summary>Adds one line.</summary>
    /// <remarks>The length before each value keeps two different lists of values from making the same text.</remarks>
    internal static void Append(StringBuilder key, string name, string value) =>
        key.Append(CultureInfo.InvariantCulture, $"{name} {value.Length} {value}\n");
}
