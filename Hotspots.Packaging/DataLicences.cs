using System.Text.RegularExpressions;

namespace Hotspots.Packaging;

/// <summary>Other people's data in the program, as the birth certificates in data/ tell of it.</summary>
internal static partial class DataLicences
{
    /// <summary>How a certificate names a licence, and its SPDX name; null where it has none.</summary>
    private static readonly (string Words, string? Licence)[] Known =
    [
        ("Creative Commons Attribution 4.0", "CC-BY-4.0"),
        ("Open Government Licence v3.0", "OGL-UK-3.0"),
        ("Lesser General Public License 3 or later", "LGPL-3.0-or-later"),
        ("Open Font License 1.1", "OFL-1.1"),
        ("Open Database License 1.0", "ODbL-1.0"),
        ("Public domain", null),
    ];

    private const string Own = "the project's own";

    /// <summary>Whose coast it is, by which both know the sea.</summary>
    private const string Coast = "GSHHG";

    /// <summary>What command line and window both have in them.</summary>
    /// <exception cref="PackagingException">A certificate names no licence that is known here.</exception>
    public static IEnumerable<Part> OfProgram(string root) =>
        [.. Certificates(File.ReadAllText(Path.Combine(root, "data/README.md"))), .. OfBasemap(root).Where(static part => part.Name == Coast)];

    /// <summary>What the map under the incidents was made from beside the coast, which only the window has.</summary>
    /// <exception cref="PackagingException">A certificate names no licence that is known here.</exception>
    public static IEnumerable<Part> OfMap(string root) => OfBasemap(root).Where(static part => part.Name != Coast);

    /// <summary>Sections "## file" with a table that has the rows "source" and "licence".</summary>
    public static IEnumerable<Part> Certificates(string page)
    {
        foreach (string section in page.ReplaceLineEndings("\n").Split("\n## ").Skip(1))
        {
            string? licence = Row(section, "licence");
            if (licence is null || licence.StartsWith(Own, StringComparison.Ordinal))
                continue;
            string source = Row(section, "source") ?? "", name = section.Split('\n')[0].Trim();
            yield return Describe(name, licence) with { Holder = licence, Source = source };
        }
    }

    /// <summary>Points "- **name** what it is and whose" before the first heading of the second order.</summary>
    public static IEnumerable<Part> Sources(string page)
    {
        foreach (Match point in Point().Matches(page.ReplaceLineEndings("\n").Split("\n## ")[0]))
        {
            string words = Blanks().Replace(point.Groups["words"].Value, " ").Trim();
            yield return Describe(point.Groups["name"].Value, words) with { Holder = words };
        }
    }

    private static IEnumerable<Part> OfBasemap(string root) => Sources(File.ReadAllText(Path.Combine(root, "data/basemap/README.md")));

    private static Part Describe(string name, string words)
    {
        foreach ((string known, string? licence) in Known)
        {
            if (words.Contains(known, StringComparison.Ordinal))
                return new Part(PartKind.Data, name, "", licence) { LicenceWords = licence is null ? known : "" };
        }
        throw new PackagingException(
            $"The page on data names no licence for {name} that is known: write one of {string.Join(", ", Known.Select(static k => k.Words))}, or "
            + $"add it to DataLicences.");
    }

    private static string? Row(string section, string name) =>
        Cell().Matches(section).FirstOrDefault(row => row.Groups["name"].Value == name)?.Groups["value"].Value;

    [GeneratedRegex(@"^\| (?<name>[\w ]+) \| (?<value>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Cell();

    [GeneratedRegex(@"^- \*\*(?<name>[^*]+)\*\*(?<words>[^\n]*(\n  [^\n]*)*)", RegexOptions.Multiline)]
    private static partial Regex Point();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
