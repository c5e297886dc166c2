using System.Reflection;

namespace Hotspots.Packaging;

/// <summary>The licences' own texts, for packages that name theirs and do not bring it.</summary>
internal static class LicenceTexts
{
    /// <summary>The GNU Lesser General Public License 3 is a supplement to the General Public License 3, and is not whole without it.</summary>
    private static readonly Dictionary<string, string[]> Together = new() { ["LGPL-3.0-or-later"] = ["LGPL-3.0-or-later", "GPL-3.0-or-later"] };

    /// <summary>Names of the texts that a licence consists of.</summary>
    /// <param name="licence">SPDX expression of one licence, "MIT".</param>
    public static string[] NamesFor(string licence) => Together.GetValueOrDefault(licence, [licence]);

    /// <summary>One text, or null where it is not kept here.</summary>
    public static string? Find(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim('\n');
    }
}
