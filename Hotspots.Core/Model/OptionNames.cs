using System.Text.RegularExpressions;

namespace Hotspots.Core.Model;

/// <summary>Names of options in sentences: what a sentence says to give or to leave out, which each host says in its own words.</summary>
/// <remarks>
/// "⟨ring⟩ takes metres", "leave out ⟨reach⟩", "such as ⟨flag 5cells⟩": the name of what can be asked for, and after a blank what is given to it.
/// The command line says "--flag 5cells"; a window says the label of its control. Safe to use from many threads.
/// </remarks>
internal static partial class OptionNames
{
    /// <summary>Option as a sentence names it: "⟨ring⟩".</summary>
    /// <param name="name">Its name, without dashes.</param>
    public static string Of(string name) => $"⟨{name}⟩";

    /// <summary>Sentence as the command line, and a record that is repeated on it, says it: "--ring takes metres".</summary>
    public static string OnCommandLine(string sentence) => Said(sentence, static (name, value) => "--" + name + value);

    /// <summary>Sentence with each option in the words of a host.</summary>
    /// <param name="sentence">As it was made.</param>
    /// <param name="words">The words for a name and what is given to it, which begins with a blank or is blank.</param>
    public static string Said(string sentence, Func<string, string, string> words) =>
        sentence.Contains('⟨', StringComparison.Ordinal)
            ? Named().Replace(sentence, match => words(match.Groups["name"].Value, match.Groups["value"].Value)) : sentence;

    [GeneratedRegex("⟨(?<name>[a-z][a-z-]*)(?<value>( [^⟩]*)?)⟩", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
