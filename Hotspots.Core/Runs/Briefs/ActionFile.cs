using System.Globalization;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Action list of the force's own: two columns, when a line fits and what to do then. The first line that fits a place is printed.</summary>
internal sealed class ActionFile
{
    /// <summary>Letters of an action: more do not fit into their column, nor on a slide.</summary>
    public const int MostLetters = 50;

    private const string Always = "any", More = "more", Fewer = "fewer", Unsure = "unsure", Clear = "clear", Likely = "likely";

    private readonly List<(string When, string Action)> _lines;

    private ActionFile(List<(string When, string Action)> lines) => _lines = lines;

    /// <summary>What to do at a place; null where no line fits.</summary>
    /// <param name="hotspot">The place.</param>
    /// <param name="change">What became of it against the weeks before; null where that was not asked.</param>
    public string? For(Hotspot hotspot, ChangeVerdict? change) => All(hotspot, change).FirstOrDefault();

    /// <summary>All that may be done at a place, in the order of the list.</summary>
    /// <inheritdoc cref="For" path="/param"/>
    public IEnumerable<string> All(Hotspot hotspot, ChangeVerdict? change)
    {
        foreach ((string when, string action) in _lines)
        {
            bool fits = when switch
            {
                Always => true,
                More => change is ChangeVerdict.More,
                Fewer => change is ChangeVerdict.Fewer,
                Clear => hotspot.Sureness?.Word is SurenessWord.Clear,
                Likely => hotspot.Sureness?.Word is SurenessWord.Likely,
                Unsure => hotspot.Sureness?.Word is null or SurenessWord.Unsure or SurenessWord.TooLittle,
                _ => hotspot.CountOf(when) > 0,
            };
            if (fits)
                yield return action;
        }
    }

    /// <summary>Reads one.</summary>
    /// <param name="path">UTF-8, a line each: a kind of the files, or one of any, more, fewer, clear, likely, unsure; then what to do. A first line
    /// "when,action" names the columns.</param>
    /// <exception cref="ArgumentException">It cannot be read, or a line of it says nothing; one sentence that says what to change.</exception>
    public static ActionFile Read(string path)
    {
        string name = Path.GetFileName(path);
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(InputBytes.Read(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new ArgumentException($"The actions {name} hold letters that are not UTF-8: save the list as \"CSV UTF-8\".", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The actions {name} cannot be read: {e.Message}", e);
        }
        var lines = new List<(string When, string Action)>();
        string[] rows = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Trim().Length == 0)
                continue;
            (string when, string action) = Cells(rows[i]) ?? throw Problem(
                name, i, "two columns are needed: when the line fits, and what to do, such as \"seizure,Look for needles\"");
            if (lines.Count == 0 && action.Equals("action", StringComparison.OrdinalIgnoreCase))
                continue;
            if (when.Length == 0)
                throw Problem(name, i, "it does not say when it fits: give a kind of incident, or any, more, fewer, clear, likely or unsure");
            if (action.Length == 0)
                throw Problem(name, i, $"it does not say what to do where \"{when}\" fits");
            if (action.Length > MostLetters)
                throw Problem(name, i, $"what to do has {action.Length} letters and room is for {MostLetters}: shorten it");
            if (action.Any(static c => char.IsControl(c)))
                throw Problem(name, i, "what to do holds a character that nobody sees: type it anew");
            if (lines.Exists(line => line.When.Equals(when, StringComparison.OrdinalIgnoreCase)))
                throw Problem(name, i, $"\"{when}\" is there twice: only the first would ever be printed");
            if (lines.Exists(static line => line.When == Always))
                throw Problem(name, i, "nothing below a line \"any\" is ever printed: let that line be the last");
            lines.Add((when, action));
        }
        return lines.Count > 0 ? new ActionFile(lines)
            : throw new ArgumentException($"The actions {name} have no line such as \"seizure,Look for needles\": when it fits, and what to do.");
    }

    // What to do may hold commas: the first one parts.
    private static (string When, string Action)? Cells(string row)
    {
        int at = row.IndexOfAny([',', ';', '\t']);
        if (at < 0)
            return null;
        string when = Bare(row[..at]);
        string flag = when.ToLowerInvariant();
        return (flag is Always or More or Fewer or Clear or Likely or Unsure ? flag : when, Bare(row[(at + 1)..]));
    }

    private static string Bare(string cell)
    {
        string bare = cell.Trim();
        if (bare.Length >= 2 && bare[0] == '"' && bare[^1] == '"')
            bare = bare[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
        return bare.Trim();
    }

    private static ArgumentException Problem(string file, int line, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line + 1}: {what}."));
}
