using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Hotspots.Core.Model.Assessments;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;

namespace Hotspots.Paper.Assessments;

/// <summary>
/// Data protection impact assessment as a document (WordprocessingML, ISO/IEC 29500): headings are styles, tables repeat their head, and spaces to
/// fill in are framed and say so.
/// </summary>
internal static class AssessmentDocument
{
    private const int BlankLines = 3;

    /// <summary>Writes it.</summary>
    /// <param name="assessment">The assessment, marked.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(Assessment assessment, Stream stream)
    {
        using var held = new MemoryStream();
        using (WordprocessingDocument document = WordprocessingDocument.Create(held, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "rId1");
            CoreFilePropertiesPart core = document.AddCoreFilePropertiesPart();
            document.ChangeIdOfPart(core, "rId2");
            OfficePackage.Feed(core, PresentationFrame.Core(assessment.Title, assessment.Marking));
            StyleDefinitionsPart styles = main.AddNewPart<StyleDefinitionsPart>("rIdStyles");
            NumberingDefinitionsPart numbering = main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering");
            HeaderPart header = main.AddNewPart<HeaderPart>("rIdHeader");
            FooterPart footer = main.AddNewPart<FooterPart>("rIdFooter");
            OfficePackage.Feed(styles, DocumentFrame.Styles);
            OfficePackage.Feed(numbering, DocumentFrame.Numbering);
            string marking = assessment.Marking.ToUpperInvariant();
            OfficePackage.Feed(header, DocumentFrame.Header(marking));
            OfficePackage.Feed(footer, DocumentFrame.Footer(marking, $"Facts by Hotspots {assessment.Version}"));
            OfficePackage.Feed(main, DocumentFrame.Document([.. Body(assessment)]));
        }
        OfficePackage.Repack(held, stream);
    }

    private static IEnumerable<XElement> Body(Assessment assessment)
    {
        yield return DocumentFrame.Paragraph(assessment.Title, "Title");
        yield return DocumentFrame.Paragraph(
            string.Create(CultureInfo.InvariantCulture, $"{assessment.Blanks} framed spaces are left for people to fill in."));
        foreach (AssessmentSection section in assessment.Sections)
        {
            yield return DocumentFrame.Paragraph(section.Heading, "Heading1");
            foreach (AssessmentPart part in section.Parts)
            {
                foreach (XElement element in Part(part))
                    yield return element;
            }
        }
    }

    private static IEnumerable<XElement> Part(AssessmentPart part)
    {
        if (part.Text is { } text)
            yield return DocumentFrame.Paragraph(text);
        foreach (string point in part.Points ?? [])
            yield return DocumentFrame.Paragraph(point, "ListBullet");
        if (part.Table is { } table)
        {
            yield return DocumentFrame.Paragraph(table.Caption, "Caption");
            yield return DocumentFrame.Table(table.Head, table.Rows);
            yield return DocumentFrame.Paragraph("");
        }
        if (part.Blank is { } question)
        {
            yield return DocumentFrame.Paragraph("To be filled in: " + question, "Question");
            for (int i = 0; i < BlankLines; i++)
                yield return DocumentFrame.Paragraph("", "Blank");
            yield return DocumentFrame.Paragraph("");
        }
    }
}
