using System.Globalization;

namespace Hotspots.Core.Selection;

/// <summary>List of names in words; a blank name is said as "(blank)".</summary>
internal static class NameList
{
    /// <summary>More names than this are counted, not listed.</summary>
    private const int MostNames = 12;

    /// <summary>A name that can be read.</summary>
    public static string Word(string name) => name.Length == 0 ? "(blank)" : name;

    /// <summary>"a, b, c": all of them.</summary>
    public static string Of(IReadOnlyList<string> names) => string.Join(", ", names.Select(Word));

    /// <summary>"a, b and c"; the first of many, and how many others there are.</summary>
    public static string Few(IReadOnlyList<string> names)
    {
        string[] said = [.. names.Take(names.Count > MostNames ? MostNames - 1 : MostNames).Select(Word)];
        if (names.Count > MostNames)
            said = [.. said, string.Create(CultureInfo.InvariantCulture, $"{names.Count - said.Length:N0} others")];
        return said.Length < 2 ? string.Concat(said) : string.Join(", ", said[..^1]) + " and " + said[^1];
    }

    /// <summary>"a, b and others": what there is to choose from.</summary>
    public static string Known(IEnumerable<string> known)
    {
        string[] names = [.. known.Where(static n => n.Length > 0).Order(StringComparer.Ordinal)];
        return string.Join(", ", names.Take(MostNames)) + (names.Length > MostNames ? " and others" : "");
    }

    /// <summary>Each name once and in order, without regard to case.</summary>
    public static string[] Once(IEnumerable<string> names) =>
        [.. names.Select(static n => n.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
}
