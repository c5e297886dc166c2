using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hotspots.Tests.Architecture;

/// <summary>What must hold between the solution, the projects and the lists they share. Pure functions of the texts.</summary>
internal static class ProjectFiles
{
    /// <summary>Which projects does a solution not contain, or not build?</summary>
    /// <param name="solution">Text of the .sln.</param>
    /// <param name="projects">Paths of the projects, with forward slashes.</param>
    public static IEnumerable<string> NotBuilt(string solution, IEnumerable<string> projects)
    {
        foreach (string project in projects)
        {
            Match entry = Regex.Match(solution, "= \"[^\"]+\", \"" + Regex.Escape(project.Replace('/', '\\')) + "\", \"(\\{[^\"]+\\})\"");
            if (!entry.Success)
                yield return $"{project} is not in the solution";
            else if (!solution.Contains(entry.Groups[1].Value + ".Release|Any CPU.Build.0", StringComparison.Ordinal))
                yield return $"{project} is in the solution but not built for Release";
        }
    }

    /// <summary>What is wrong with the one list of package versions and with those who use it?</summary>
    public static IEnumerable<string> VersionBreaches(string central, IEnumerable<SourceFile> projects)
    {
        var listed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (XElement package in XDocument.Parse(central).Descendants("PackageVersion"))
        {
            string name = (string?)package.Attribute("Include") ?? "";
            string version = (string?)package.Attribute("Version") ?? "";
            if (!listed.Add(name))
                yield return $"{name} is listed twice";
            if (!Regex.IsMatch(version, @"^\d+\.\d+\.\d+(\.\d+)?(-[\w.]+)?$"))
                yield return $"{name} has the version \"{version}\", which does not name one version";
        }
        foreach (SourceFile project in projects)
        {
            foreach (XElement reference in XDocument.Parse(project.Text).Descendants("PackageReference"))
            {
                string name = (string?)reference.Attribute("Include") ?? "";
                if (reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null)
                    yield return $"{project.Path} gives {name} a version of its own";
                if (!listed.Contains(name))
                    yield return $"{project.Path} uses {name}, which has no version in the list";
            }
        }
    }

    /// <summary>Which lines of the list of banned symbols ban nothing?</summary>
    public static IEnumerable<string> IdleBans(string list)
    {
        foreach (string line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Match match = Regex.Match(line, @"^([TMPFE]):([\w.`]+?)(?:\.(#?\w+))?(\([\w.,`\[\]]*\))?;(\S.*)$");
            if (!match.Success)
                yield return $"\"{line}\" is not \"kind:symbol;what to do instead\"";
            else if (!Exists(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))
                yield return $"\"{line}\" names nothing that exists";
        }
    }

    /// <summary>Which of the compiler's guards over Core, or over the library, are off?</summary>
    /// <param name="core">Text of its project file.</param>
    /// <param name="all">Text of the properties that all projects share.</param>
    /// <param name="isLibrary">Is its public face listed?</param>
    public static IEnumerable<string> Unguarded(string core, string all, bool isLibrary)
    {
        XDocument project = XDocument.Parse(core), shared = XDocument.Parse(all);
        string[] ofPublic = isLibrary ? ["PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt"] : [];
        foreach (string list in (string[])["../BannedSymbols.txt", .. ofPublic])
        {
            if (!project.Descendants("AdditionalFiles").Any(item => (string?)item.Attribute("Include") == list))
                yield return $"it is compiled without {list}";
        }
        if (isLibrary && !project.Descendants("PackageReference").Any(static item =>
            (string?)item.Attribute("Include") == "Microsoft.CodeAnalysis.PublicApiAnalyzers" && (string?)item.Attribute("PrivateAssets") == "all"))
            yield return "nothing reads the list of what is public";
        if (!shared.Descendants("PackageReference")
            .Any(static item => (string?)item.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers"))
            yield return "nothing reads the list of banned symbols";
        foreach ((string property, string value) in ((string, string)[])
            [("TreatWarningsAsErrors", "true"), ("GenerateDocumentationFile", "true"), ("EnforceCodeStyleInBuild", "true"), ("Nullable", "enable")])
        {
            if (shared.Descendants(property).SingleOrDefault()?.Value != value)
                yield return $"{property} is not {value}";
        }
        // The compiler itself refuses a public member without documentation, as long as nobody silences it.
        if (project.Descendants("NoWarn").Any())
            yield return "it silences warnings";
    }

    private static bool Exists(string kind, string owner, string member)
    {
        if (kind == "T")
            return FindType($"{owner}.{member}") is not null;
        if (FindType(owner) is not { } type)
            return false;
        return kind switch
        {
            "P" => type.GetProperty(member) is not null,
            "F" => type.GetField(member) is not null,
            "E" => type.GetEvent(member) is not null,
            _ => member == "#ctor" ? type.GetConstructors().Length > 0 : type.GetMethods().Any(method => method.Name == member),
        };
    }

    private static Type? FindType(string name)
    {
        foreach (System.Reflection.Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.GetType(name) is { } type)
                return type;
        }
        return null;
    }
}
