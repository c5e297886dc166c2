using Hotspots.Core.Model;
using Hotspots.Core.Runs.Maps;
using Hotspots.Desktop.Seam;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;

namespace Hotspots.Desktop.Briefs;

/// <summary>Papers of a briefing: those of the command line, and the files that each can be kept as.</summary>
internal static class BriefPapers
{
    private const string Bare = "brief";

    /// <summary>The list, the usual first.</summary>
    public static BriefPaperAnswer[] All { get; } = [.. PaperParameters.ShiftSheets.Select(Of)];

    /// <summary>The paper that is asked for; the usual where none is.</summary>
    /// <exception cref="Refusal">There is none of this name.</exception>
    public static PaperSize Named(string? name)
    {
        ParameterChoice[] choices = [.. PaperParameters.ShiftSheets];
        if (name is null)
            return PaperSize.Named(choices[0].Name);
        return Array.Exists(choices, choice => choice.Name == name) ? PaperSize.Named(name)
            : throw new Refusal(
                400, $"There is no paper \"{name}\": choose one of {string.Join(", ", choices.Select(static choice => choice.Name))}.");
    }

    /// <summary>The format of a file's name; null where no sheet has such a name.</summary>
    public static PaperFormat? FormatOf(string file)
    {
        foreach (PaperFormat format in Enum.GetValues<PaperFormat>())
        {
            if (file == NameOf(format))
                return format;
        }
        return null;
    }

    /// <summary>"brief.pdf".</summary>
    public static string NameOf(PaperFormat format) => Bare + PaperFormats.EndingOf(format);

    private static BriefPaperAnswer Of(ParameterChoice choice)
    {
        var paper = PaperSize.Named(choice.Name);
        PaperFormat[] withCards = [.. BriefFile.Formats(paper, hasCards: true)];
        return new BriefPaperAnswer(
            choice.Name, choice.Words, BriefFile.MostPlaces(paper), withCards.Length > 0,
            [.. BriefFile.Formats(paper, hasCards: false).Select(format => new BriefFileAnswer(
                NameOf(format), PaperFormats.TitleOf(format), BriefFile.HoldsOneSheet(format), withCards.Contains(format)))]);
    }
}
