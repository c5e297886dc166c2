using System.Globalization;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Architecture.Measures;

/// <summary>
/// Ratchet: what breaks a rule today stands in a list with its number, which may shrink and never grow. What is not in the list may
/// not break the rule at all, and what no longer breaks it leaves the list.
/// </summary>
internal static class Ratchet
{
    /// <summary>What comes before the numbers.</summary>
    private const string Header =
        "# What breaks a rule today: rule, where, number. It may shrink and never grow; HOTSPOTS_ACCEPT=1 writes what has shrunk.";

    private static readonly string List = Repository.Path("Hotspots.Tests", "Architecture", "Measures", "ratchet.txt");
    private static readonly Lock Gate = new();

    /// <summary>Fails where there is more than the list allows, or less than nothing to allow.</summary>
    /// <param name="rule">Short name, a word without blanks.</param>
    /// <param name="today">How often each place breaks the rule; places that keep it are left out.</param>
    public static void Holds(string rule, IReadOnlyDictionary<string, int> today)
    {
        lock (Gate)
        {
            Dictionary<string, int> allowed = Read(File.ReadAllText(List), rule);
            if (Environment.GetEnvironmentVariable("HOTSPOTS_ACCEPT") == "1")
                File.WriteAllText(List, Shrunk(File.ReadAllText(List), rule, today));
            else
                Architecture.Breaches.None(Breaches(rule, today, allowed));
        }
    }

    /// <summary>One line of words for each place that has grown, or need not be listed any more.</summary>
    public static IEnumerable<string> Breaches(string rule, IReadOnlyDictionary<string, int> today, IReadOnlyDictionary<string, int> allowed)
    {
        foreach ((string where, int number) in today.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            if (number > allowed.GetValueOrDefault(where))
                yield return $"{where}: {rule} {number}, and {allowed.GetValueOrDefault(where)} are allowed";
        }
        foreach (string where in allowed.Keys.Where(where => !today.ContainsKey(where)).Order(StringComparer.Ordinal))
            yield return $"{where}: keeps the rule {rule} now; take it out of ratchet.txt";
    }

    /// <summary>The entries of one rule in the text of a list.</summary>
    public static Dictionary<string, int> Read(string text, string rule) => Entries(text)
        .Where(entry => entry[0] == rule)
        .ToDictionary(static entry => entry[1], static entry => int.Parse(entry[2], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The text of the list in which what has shrunk is written smaller, and what is gone is left out. Nothing grows.</summary>
    public static string Shrunk(string text, string rule, IReadOnlyDictionary<string, int> today)
    {
        IEnumerable<string> kept = Entries(text)
            .Select(entry => entry[0] != rule ? entry : [entry[0], entry[1], Smaller(entry, today)])
            .Where(static entry => entry[2] != "0")
            .Select(static entry => string.Join(' ', entry));
        return string.Join('\n', kept.Prepend(Header)) + "\n";
    }

    private static string Smaller(string[] entry, IReadOnlyDictionary<string, int> today) =>
        Math.Min(int.Parse(entry[2], CultureInfo.InvariantCulture), today.GetValueOrDefault(entry[1])).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Entries(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static line => !line.StartsWith('#'))
            .Select(static line => line.Split(' '));
}
