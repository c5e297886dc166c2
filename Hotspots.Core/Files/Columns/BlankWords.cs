using System.Collections.Frozen;
using System.Text;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Columns;

/// <summary>Words that stand for nothing: what databases, R, Python and people write where a value is not known.</summary>
/// <remarks>They are blank in every column that has a role; in the others they are kept as they stand.</remarks>
internal static class BlankWords
{
    private const int Longest = 16;

    private static readonly string[] Words =
    [
        "null", "(null)", "<null>", "na", "n/a", "n.a.", "#n/a", "#n/a n/a", "none", "(none)", "nil", "\\n", "-", "--", "---", "nan", "nat",
        "unknown",
        "not known", "not recorded", "n/k", "nk", "(blank)", "blank", "undefined",
    ];

    private static readonly bool[] First = Beginnings();

    private static readonly FrozenSet<string> All = Words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Does a field say that there is nothing? Spaces round it do not matter.</summary>
    /// <param name="text">UTF-8.</param>
    public static bool Is(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && text.Length <= Longest && First[text[0]] && IsWord(TextTrim.Spaces(text));

    /// <inheritdoc cref="Is(ReadOnlySpan{byte})"/>
    public static bool Is(string text) => text.Length <= 2 * Longest && All.Contains(text.Trim());

    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        foreach (string word in Words)
        {
            if (Ascii.EqualsIgnoreCase(text, word))
                return true;
        }
        return false;
    }

    private static bool[] Beginnings()
    {
        var first = new bool[256];
        first[' '] = first['\t'] = true;
        foreach (string word in Words)
            first[word[0]] = first[char.ToUpperInvariant(word[0])] = true;
        return first;
    }
}
