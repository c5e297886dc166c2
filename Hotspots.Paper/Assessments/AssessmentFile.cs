using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Assessments;

namespace Hotspots.Paper.Assessments;

/// <summary>Data protection impact assessment as a file: Markdown, or a Word document.</summary>
internal static class AssessmentFile
{
    private const string Word = ".docx", Markdown = ".md";

    /// <summary>May it be written there? To be asked before work, not after.</summary>
    /// <exception cref="OutputException">It would write over what is read, or the name's ending is no format.</exception>
    public static void Check(OutputPlace place)
    {
        ReleaseDoor.CheckFilePlace(place);
        _ = IsWord(place);
    }

    /// <summary>Writes it; the name's ending says as what. The same assessment makes the same bytes.</summary>
    /// <inheritdoc cref="FindingsDoor.WriteAssessment(Assessment, OutputPlace, Action{Assessment, Stream}, CancellationToken)" path="/exception"/>
    public static void Write(Assessment assessment, OutputPlace place, CancellationToken cancellation)
    {
        if (IsWord(place))
            FindingsDoor.WriteAssessment(assessment, place, AssessmentDocument.Write, cancellation);
        else
            FindingsDoor.WriteAssessment(assessment, place, cancellation);
    }

    private static bool IsWord(OutputPlace place)
    {
        string ending = Path.GetExtension(place.Path);
        bool isWord = ending.Equals(Word, StringComparison.OrdinalIgnoreCase);
        return isWord || ending.Equals(Markdown, StringComparison.OrdinalIgnoreCase) ? isWord
            : throw new OutputException($"\"{place.Path}\" does not say as what: let its name end in {Word} or {Markdown}.");
    }
}
