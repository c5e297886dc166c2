using System.Globalization;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Problems;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;

namespace Hotspots.Paper.Problems;

/// <summary>Problem profile as a file: four sheets of A4 a place, or a page for screen readers.</summary>
internal static class ProblemFile
{
    /// <summary>May it be written there? To be asked before work, not after.</summary>
    /// <exception cref="OutputException">It would write over what is read, or the name's ending is no format of a profile.</exception>
    public static void Check(OutputPlace place)
    {
        ReleaseDoor.CheckFilePlace(place);
        _ = FormatOf(place);
    }

    /// <summary>Writes it into a file; the name's ending says as what.</summary>
    /// <exception cref="OutputException">It cannot be written there, or the marking will not do.</exception>
    public static void Write(ProblemProfile profile, OutputPlace place, CancellationToken cancellation)
    {
        PaperFormat format = FormatOf(place);
        FindingsDoor.WriteSheets(profile, place, (marked, stream) => Write(marked, format, stream), cancellation);
    }

    /// <summary>Writes it; the same profile makes the same bytes.</summary>
    /// <param name="profile">What is said.</param>
    /// <param name="format">PDF or HTML.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(ProblemProfile profile, PaperFormat format, Stream stream)
    {
        string name = profile.Places.Count == 1 ? profile.Places[0].Name : string.Create(
            CultureInfo.InvariantCulture, $"{profile.Places.Count} places");
        var properties = new SheetProperties($"Problem profile: {name}", profile.Marking);
        if (format == PaperFormat.Html)
        {
            ProblemHtml.Write(profile, properties, stream);
            return;
        }
        var sheets = new List<Sheet>();
        foreach (ProfiledPlace place in profile.Places)
        {
            for (int page = 1; page <= ProblemProfile.Pages; page++)
            {
                int number = page;
                sheets.Add(new Sheet(ProblemLook.Width, ProblemLook.Height, pen => new ProblemPages(pen, profile, place).Draw(number)));
            }
        }
        if (sheets.Count == 0)
            sheets.Add(new Sheet(ProblemLook.Width, ProblemLook.Height, pen => Empty(pen, profile)));
        SheetFile.Write(sheets, properties, format, stream);
    }

    /// <summary>What is said where there is no hotspot.</summary>
    public const string Nothing =
        "No hotspots were found: nowhere stands out from the rest, and there is no place to profile. Leave filters out, or add files.";

    private static void Empty(Pen pen, ProblemProfile profile)
    {
        SheetFrame.Draw(
            pen, profile.Marking, $"Valid until {profile.ValidUntil}.", $"Hotspots {profile.Run.Version}, run {profile.RunId}", ProblemLook.Width,
            ProblemLook.Height);
        pen.Text("Problem profile", ProblemLook.Left, 24, 6, isBold: true);
        pen.Paragraph(Nothing, ProblemLook.Left, 34, ProblemLook.Inside, 3.9f);
    }

    private static PaperFormat FormatOf(OutputPlace place) => PaperFormats.Of(place, PaperFormat.Pdf, PaperFormat.Html);
}
