using System.Runtime.InteropServices;
using System.Text;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Folded names: spellings that mean one line or one operation, and texts that name two.</summary>
/// <remarks>
/// <para>
/// Two names are one when they have the same letters and digits, without regard to case, spaces, punctuation and the words that are
/// dropped ("line", and "and" as the ampersand). The most frequent spelling is shown; of equally frequent ones the first in ordinal order.
/// </para>
/// <para>
/// A semicolon or a bar always parts two names. A stroke, an ampersand, a plus, a comma and the word "and" do so only where each part is a name by
/// itself: one that also stands alone in the files or the register, or that holds a word that is dropped ("Rico line and JJ line"). A
/// text that is a name of the register stays whole: "Salt and Pepper line".
/// </para>
/// </remarks>
internal sealed class LineNames
{
    private readonly Dictionary<string, int[]> _ofTexts;
    private readonly Dictionary<string, int> _ofKeys;

    private LineNames(Dictionary<string, int[]> ofTexts, Dictionary<string, int> ofKeys, string[] shown, string[][] spellings)
    {
        (_ofTexts, _ofKeys, Shown, Spellings) = (ofTexts, ofKeys, shown, spellings);
    }

    /// <summary>Words that the names of lines are folded without.</summary>
    public static IReadOnlyList<string> OfLines { get; } = ["line"];

    /// <summary>Words that the names of operations are folded without.</summary>
    public static IReadOnlyList<string> OfOperations { get; } = ["operation", "op"];

    /// <summary>The names, each by its most frequent spelling, in ordinal order of what they fold to.</summary>
    public IReadOnlyList<string> Shown { get; }

    /// <summary>Of each name its other spellings, the most frequent first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Spellings { get; }

    /// <summary>Texts that name several.</summary>
    public IEnumerable<string> Parted =>
        _ofTexts.Where(static text => text.Value.Length > 1).Select(static text => text.Key).Order(StringComparer.Ordinal);

    /// <summary>Which names a text of the files holds; none for a blank one.</summary>
    public ReadOnlySpan<int> Of(string text) => _ofTexts.GetValueOrDefault(text, []);

    /// <summary>The name that somebody means; −1 where there is none.</summary>
    /// <param name="typed">In any spelling.</param>
    /// <param name="dropped">Words that do not count.</param>
    public int Find(string typed, IReadOnlyList<string> dropped) => _ofKeys.GetValueOrDefault(KeyOf(typed, dropped), -1);

    /// <summary>Folds the names of a column.</summary>
    /// <param name="texts">Its texts, with how often they come; blank ones are passed over.</param>
    /// <param name="dropped">Words that do not count.</param>
    /// <param name="registered">Names that a register knows.</param>
    public static LineNames Fold(IReadOnlyList<NameCount> texts, IReadOnlyList<string> dropped, IEnumerable<string> registered)
    {
        var known = registered.Select(name => KeyOf(name, dropped)).ToHashSet(StringComparer.Ordinal);
        var alone = new HashSet<string>(known, StringComparer.Ordinal);
        foreach (string piece in texts.SelectMany(static text => Pieces(text.Name)))
        {
            if (SoftParts(piece).Length == 1)
                alone.Add(KeyOf(piece, dropped));
        }
        var spelt = new SortedDictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var keysOf = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (NameCount text in texts)
        {
            var keys = new List<string>();
            foreach (string name in Pieces(text.Name).SelectMany(piece => Names(piece, dropped, known, alone)))
            {
                string key = KeyOf(name, dropped);
                if (key.Length == 0)
                    continue;
                if (!spelt.TryGetValue(key, out Dictionary<string, int>? spellings))
                    spelt.Add(key, spellings = new Dictionary<string, int>(StringComparer.Ordinal));
                CollectionsMarshal.GetValueRefOrAddDefault(spellings, name, out _) += text.Count;
                if (!keys.Contains(key))
                    keys.Add(key);
            }
            keysOf[text.Name] = [.. keys];
        }
        var ofKeys = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string key in spelt.Keys)
            ofKeys.Add(key, ofKeys.Count);
        string[][] ordered =
        [
            .. spelt.Values.Select(static spellings => spellings.OrderByDescending(static one => one.Value)
                .ThenBy(static one => one.Key, StringComparer.Ordinal).Select(static one => one.Key).ToArray()),
        ];
        return new LineNames(
            keysOf.ToDictionary(static text => text.Key, text => Array.ConvertAll(text.Value, key => ofKeys[key]), StringComparer.Ordinal),
            ofKeys, Array.ConvertAll(ordered, static spellings => spellings[0]), Array.ConvertAll(ordered, static spellings => spellings[1..]));
    }

    /// <summary>What a name folds to.</summary>
    internal static string KeyOf(string name, IReadOnlyList<string> dropped)
    {
        string[] words = Words(name);
        string kept = string.Concat(words.Where(word => word != "and" && !dropped.Contains(word, StringComparer.Ordinal)));
        // A line whose whole name is "Line" has that name.
        return kept.Length > 0 ? kept : words.Length > 0 ? string.Concat(words) : name.Trim();
    }

    private static IEnumerable<string> Pieces(string text) =>
        text.Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Spaced);

    private static string[] SoftParts(string piece)
    {
        string[] parts = piece.Replace(" and ", "/", StringComparison.OrdinalIgnoreCase)
            .Split(['/', '&', '+', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 ? parts : [piece];
    }

    private static string[] Names(string piece, IReadOnlyList<string> dropped, HashSet<string> known, HashSet<string> alone)
    {
        if (known.Contains(KeyOf(piece, dropped)))
            return [piece];
        string[] parts = SoftParts(piece);
        bool areNames = Array.TrueForAll(
            parts, part => alone.Contains(KeyOf(part, dropped))
                || (Words(part) is { Length: > 1 } words && words.Any(word => dropped.Contains(word, StringComparer.Ordinal))));
        return parts.Length > 1 && areNames ? parts : [piece];
    }

    /// <summary>Runs of letters and digits in lower case; an apostrophe parts nothing.</summary>
    private static string[] Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '\u2019') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        if (word.Length > 0)
            words.Add(word.ToString());
        return [.. words];
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
