using System.Globalization;
using System.Text;

namespace Hotspots.Core.Geography;

/// <summary>Matching of place names. Are two spellings the same name, and which known names are close to one that is not known?</summary>
internal static class PlaceNames
{
    /// <summary>
    /// The name without case, accents, spaces and punctuation, with "Saint" as "St" and "upon" as "on": equal keys are the same name.
    /// Blank for text without a letter or digit.
    /// </summary>
    public static string Key(string name)
    {
        if (!Ascii.IsValid(name))
            name = Decomposed(name);
        var key = new StringBuilder(name.Length);
        int word = 0;
        foreach (char character in name)
        {
            if (char.IsLetterOrDigit(character))
            {
                key.Append(char.ToLowerInvariant(character));
            }
            else if (char.IsAscii(character) || CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                EndWord(key, word);
                word = key.Length;
            }
        }
        EndWord(key, word);
        return key.ToString();
    }

    /// <summary>Letters and their accents apart.</summary>
    private static string Decomposed(string name)
    {
        // Half a surrogate pair, as a broken file may hold, cannot be normalised: it becomes the replacement character, which is no letter.
        if (name.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            name = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name));
        return name.Normalize(NormalizationForm.FormD);
    }

    /// <summary>The names nearest to a misspelt one by letters inserted, dropped, changed or swapped with a neighbour; nearest first, at most
    /// three.</summary>
    /// <param name="name">The misspelt name.</param>
    /// <param name="known">Names with the <see cref="Key"/> of the spelling to compare, in the order that breaks ties.</param>
    public static IReadOnlyList<string> Close(string name, IEnumerable<(string Name, string Key)> known)
    {
        string key = Key(name);
        int allowed = Math.Max(2, key.Length / 3);
        var close = new List<(int Distance, string Name)>();
        foreach ((string candidate, string other) in known)
        {
            int most = Math.Min(allowed, Math.Max(key.Length, other.Length) - 1);
            int distance = other.StartsWith(key, StringComparison.Ordinal) && key.Length >= 3 ? 1 : Distance(key, other, most);
            if (distance <= most)
                close.Add((distance, candidate));
        }
        return [.. close.OrderBy(c => c.Distance).Select(c => c.Name).Distinct(StringComparer.Ordinal).Take(3)];
    }

    private static void EndWord(StringBuilder key, int start)
    {
        int length = key.Length - start;
        if (length == 5 && key.ToString(start, length) == "saint")
            key.Remove(start + 1, 3);
        else if (length == 4 && key.ToString(start, length) == "upon")
            key.Remove(start, 2);
    }

    /// <summary>Optimal string alignment distance, as far as it is of interest.</summary>
    /// <returns>The distance where it is at most <paramref name="most"/>; any larger number where it is more.</returns>
    private static int Distance(string a, string b, int most)
    {
        const int Longest = 256;
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        int width = b.Length + 1;
        // A file may call a place anything.
        Span<int> rows = width <= Longest ? stackalloc int[3 * width] : new int[3 * width];
        Span<int> before = rows[..width], last = rows.Slice(width, width), row = rows[(2 * width)..];
        for (int j = 0; j < width; j++)
            last[j] = j;
        int leastOfLast = 0;
        for (int i = 1; i <= a.Length; i++)
        {
            int least = row[0] = i;
            for (int j = 1; j < width; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, before[j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }
            // No way leads on but through one of the last two rows.
            if (Math.Min(least, leastOfLast) > most)
                return most + 1;
            leastOfLast = least;
            Span<int> free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.Length];
    }
}
