using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;
using Hotspots.Core.Runs.Parameters;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Data;

/// <summary>
/// What can be asked for is explained where one looks for it, and the page keeps to the same limits: both are made from the catalogue.
/// </summary>
public sealed partial class ParameterPagesTests
{
    private static readonly string Guide = Repository.Path("docs", "choosing-parameters.md");

    [Fact]
    public void The_guide_lists_every_parameter()
    {
        string page = File.ReadAllText(Guide).ReplaceLineEndings("\n");
        string right = Table().Replace(page, match => match.Groups["head"].Value + Rows());
        Assert.Single(Table().Matches(page));
        Holds(Guide, right, page);
    }

    [Fact]
    public void Every_parameter_stands_in_the_guide()
    {
        string page = File.ReadAllText(Guide);
        Assert.All(ParameterCatalog.All.SelectMany(static group => group.Parameters), parameter =>
            Assert.Matches($"`--{parameter.Name}[ `]", page));
    }

    /// <summary>The words before the table, which nobody writes by hand.</summary>
    [Fact]
    public void Every_method_has_a_section_of_the_guide()
    {
        string page = File.ReadAllText(Guide);
        string sections = page[..page.IndexOf("## Every parameter", StringComparison.Ordinal)];
        Assert.All(AnalysisCatalog.All, method => Assert.Matches($"`(--method )?{method.Name}`", sections));
    }

    [Fact]
    public void The_page_keeps_to_the_limits_and_defaults_of_the_host()
    {
        string path = Repository.Path("Hotspots.Desktop", "web", "src", "contracts", "parameters.ts");
        var text = new StringBuilder(
            "// Limits and defaults of the numbers that the page keeps, made from the host's catalogue of parameters: change them there.\n"
            + "export const PARAMETERS = {\n");
        foreach (string name in (string[])["ring", "weeks"])
        {
            var parameter = (Parameter)ParameterCatalog.All.SelectMany(static group => group.Parameters).Single(one => one.Name == name);
            (double least, double most, double? usual) = (parameter.Minimum, parameter.Maximum, parameter.Usual);
            text.Append(CultureInfo.InvariantCulture, $"  {name}: {{ least: {least}, most: {most}, usual: {usual} }},\n");
        }
        string right = text.Append("} as const;\n").ToString();
        Holds(path, right, File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "");
    }

    /// <summary>One row for each option, whoever shares it, unless it takes something else there or is something else when nobody says.</summary>
    private static string Rows()
    {
        var text = new StringBuilder("| option | of | takes | when nobody says |\n|---|---|---|---|\n");
        foreach (var row in ParameterCatalog.All.SelectMany(static group => group.Parameters.Select(parameter => (group.Of, Parameter: parameter)))
            .GroupBy(static one => (one.Parameter.Name, one.Parameter.Takes, one.Parameter.DefaultRule))
            .OrderBy(static row => row.Key.Name, StringComparer.Ordinal))
        {
            IParameter parameter = row.First().Parameter;
            string option = $"`--{parameter.Name} {parameter.Form}".TrimEnd() + "`";
            string[] cells = [option, string.Join(", ", row.Select(static one => one.Of)), Taken(parameter), parameter.DefaultRule];
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells.Select(static cell => CellOf(cell)))} |\n");
        }
        return text.ToString();
    }

    private static string CellOf(string text) => OptionNames.OnCommandLine(text).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Taken(IParameter parameter) => parameter.Takes.Length > 0 ? parameter.Takes : parameter.Kind switch
    {
        ParameterKind.Switch => "nothing",
        ParameterKind.File => "a file",
        _ => "a name",
    };

    private static void Holds(string path, string right, string there)
    {
        if (Environment.GetEnvironmentVariable("HOTSPOTS_ACCEPT") == "1")
            File.WriteAllText(path, right);
        else
            Assert.Equal(right, there);
    }

    [GeneratedRegex(@"(?<head>\n## Every parameter\n\n([^|\n].*\n)+\n)(\|.*\n)*")]
    private static partial Regex Table();
}
