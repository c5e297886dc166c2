using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Hotspots.Core.Model.Assessments;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Runs.Assessments;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Assessments;

/// <summary>The facts of a data protection impact assessment: true, marked, and blank where people judge.</summary>
public sealed class AssessmentTests : IDisposable
{
    private static readonly string Sample = Repository.Path("data", "county-lines.csv");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_facts_are_those_of_the_files()
    {
        CommandLineRun run = CommandLineRun.Of("dpia", Sample, "-o", _folder.PathOf("d.md"), "--purpose", "Patrols in *Clacton* | Mold",
            "--recipient", "Duty inspector");
        Assert.Equal("", run.Error);
        string text = _folder.Read("d.md");
        Assert.StartsWith("**OFFICIAL-SENSITIVE**\n", text, StringComparison.Ordinal);
        Assert.EndsWith("**OFFICIAL-SENSITIVE**\n", text, StringComparison.Ordinal);
        // Counted apart from the program, in the sample itself.
        string[] rows = [.. File.ReadLines(Sample).Skip(1)];
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| county-lines.csv | {rows.Length:N0} |"), text, StringComparison.Ordinal);
        Assert.Contains("93 incidents graded E, suspected false.", text, StringComparison.Ordinal);
        Assert.Contains("32 of them with one of the older 5x5x5", text, StringComparison.Ordinal);
        Assert.Contains("The incidents are of 1 July 2024 to 30 June 2026.", text, StringComparison.Ordinal);
        Assert.Contains("As given: Patrols in \\*Clacton\\* \\| Mold", text, StringComparison.Ordinal);
        Assert.Contains("| notes | notes | free text: shown to the user; in no layer, sheet or record |", text, StringComparison.Ordinal);
        Assert.Contains("see \"hotspots release\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("What are the data used for?", text, StringComparison.Ordinal);
        // What nobody said and nobody but people can judge is blank.
        Assert.Contains("> **To be filled in:** How long are the files and the results kept, and who deletes them?", text, StringComparison.Ordinal);
        Assert.Contains("| A home is taken for a place of crime | … | … | … | … |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_may_tell_of_people_are_named()
    {
        string file = _folder.Write(
            "stops.csv",
            "Type,Date,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Object of search,agency,sexton,notes\n"
                + "Person search,2024-03-01T10:00:00+00:00,53.1670,-3.1440,Male,18-24,White,Controlled drugs,x,y,z\n");
        CommandLineRun run = CommandLineRun.Of("dpia", file, "-o", _folder.PathOf("d.md"));
        Assert.Equal("", run.Error);
        Assert.Contains("may hold details of a person: Gender, Age range.", _folder.Read("d.md"), StringComparison.Ordinal);
        Assert.Contains("section 35(8)): Self-defined ethnicity.", _folder.Read("d.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_is_sound_and_every_heading_is_a_style()
    {
        CommandLineRun run = CommandLineRun.Of("dpia", Sample, "-o", _folder.PathOf("d.docx"), "--marking", "SECRET & more");
        Assert.Equal("", run.Error);
        using WordprocessingDocument document = WordprocessingDocument.Open(_folder.PathOf("d.docx"), isEditable: false);
        ValidationErrorInfo[] errors = [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document)];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Take(10).Select(static error => $"{error.Path?.XPath}: {error.Description}")));
        Body body = document.MainDocumentPart!.Document!.Body!;
        string[] headings = [.. body.Elements<Paragraph>().Where(static p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1")
            .Select(static p => p.InnerText)];
        Assert.Equal(10, headings.Length);
        Assert.StartsWith("1. ", headings[0], StringComparison.Ordinal);
        Styles known = document.MainDocumentPart.StyleDefinitionsPart!.Styles!;
        string[] styles = [.. known.Elements<Style>().Select(static style => style.StyleId!.Value!)];
        string[] used = [.. body.Descendants<ParagraphStyleId>().Select(static id => id.Val!.Value!).Distinct()];
        Assert.Equal([], used.Except(styles));
        IEnumerable<TableRow> heads = body.Elements<Table>().Select(static table => table.Elements<TableRow>().First());
        Assert.All(heads, static head => Assert.NotNull(head.TableRowProperties?.GetFirstChild<TableHeader>()));
        Assert.Equal("SECRET & MORE", document.MainDocumentPart.HeaderParts.Single().Header!.InnerText);
        Assert.StartsWith("SECRET & MORE", document.MainDocumentPart.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
        Assert.Equal("SECRET & more", document.PackageProperties.Subject);
        int asked = body.Elements<Paragraph>().Count(static p => p.InnerText.StartsWith("To be filled in: ", StringComparison.Ordinal));
        Assert.Contains($"{asked} framed spaces are left", body.InnerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d.md")]
    [InlineData("d.docx")]
    public void The_same_files_make_the_same_bytes(string name)
    {
        string file = _folder.Write("a.csv", SampleIncidents.Csv());
        byte[] first = Written(), second = Written();
        Assert.Equal(first, second);

        byte[] Written()
        {
            Assert.Equal("", CommandLineRun.Of("dpia", file, "-o", _folder.PathOf(name)).Error);
            return File.ReadAllBytes(_folder.PathOf(name));
        }
    }

    [Fact]
    public void What_cannot_be_meant_is_refused_in_one_sentence()
    {
        string file = _folder.Write("a.csv", SampleIncidents.Csv());
        Assert.Contains(".docx or .md", CommandLineRun.Of("dpia", file, "-o", _folder.PathOf("d.pdf")).OneSentence(1), StringComparison.Ordinal);
        Assert.Contains("--purpose", CommandLineRun.Of("dpia", file, "--purpose", " ").OneSentence(2), StringComparison.Ordinal);
        string own = _folder.Write("in.md", SampleIncidents.Csv());
        Assert.Contains("over", CommandLineRun.Of("dpia", own, "-o", own).OneSentence(1),
            StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What is said of a column is what the layer of incidents does with it.</summary>
    [Fact]
    public void What_is_said_of_fields_is_what_the_layer_has()
    {
        Assert.DoesNotContain(ColumnRole.Notes, DataFacts.InLayers);
        Assert.DoesNotContain(ColumnRole.Attribute, DataFacts.InLayers);
        string[] columns = [.. IncidentLayer.Schema.Columns.Select(static column => column.Name)];
        foreach (ColumnRole role in (ColumnRole[])
            [
                ColumnRole.Id, ColumnRole.Kind, ColumnRole.Time, ColumnRole.Town, ColumnRole.Street, ColumnRole.Operation, ColumnRole.Line,
                ColumnRole.Source, ColumnRole.Intelligence, ColumnRole.Handling, ColumnRole.CashGbp, ColumnRole.Arrests, ColumnRole.Outcome,
            ])
        {
            Assert.Contains(role, DataFacts.InLayers);
            Assert.Contains(role.ToString(), columns, StringComparer.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain("notes", columns, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_safeguard_that_is_given_is_told()
    {
        Assert.All(Safeguard.BuiltIn, static one => Assert.True(one.Against.Length > 0 && one.Rule.EndsWith('.')));
        var request = new AssessmentRequest(new() { Files = [Sample] }) { Safeguards = [new Safeguard("Differencing", "A ledger compares.")] };
        Assessment made = AssessmentRun.Execute(request, null, CancellationToken.None);
        AssessmentPart part = made.Sections.SelectMany(static s => s.Parts).First(static p => p.Table?.Caption == "Safeguards");
        IReadOnlyList<string> row = Assert.Single(part.Table!.Rows);
        Assert.Equal(["Differencing", "A ledger compares."], row);
    }
}
