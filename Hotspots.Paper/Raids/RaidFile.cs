using System.Globalization;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Raids;
using Hotspots.Paper.Drawing;

namespace Hotspots.Paper.Raids;

/// <summary>Day of warrants as a file for paper: sheets for the commander, and behind them one for each team.</summary>
internal static class RaidFile
{
    private const string Ending = ".pdf";

    private static readonly string[] OtherPaper = [".svg", ".png"];

    /// <summary>Is it a file for paper, and not a folder?</summary>
    /// <exception cref="OutputException">It is for paper, and of a kind that holds one page.</exception>
    public static bool IsPaper(OutputPlace place)
    {
        string ending = Path.GetExtension(place.Path);
        if (OtherPaper.Contains(ending, StringComparer.OrdinalIgnoreCase))
            throw new OutputException("A picture holds one page, and every team has one of its own: name a .pdf file, or a folder for the layers.");
        return string.Equals(ending, Ending, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>May it be written there? To be asked before work, not after.</summary>
    /// <exception cref="OutputException">It would write over what is read, or formats of layers are asked for.</exception>
    public static void Check(OutputPlace place)
    {
        ReleaseDoor.CheckFilePlace(place);
        if (place.Formats.Count > 0)
            throw new OutputException("Formats are of layers, and a .pdf file holds sheets: name a folder with the formats, or leave these out.");
    }

    /// <summary>"3 sheets for the commander, 12 for teams": what the file holds.</summary>
    public static string PagesOf(RaidRecord record)
    {
        int commander = CommanderSheet.Count(record), teams = TeamsOf(record).Length;
        return string.Create(
            CultureInfo.InvariantCulture, $"{Sheets(commander)} for the commander, {teams} for {(teams == 1 ? "the team" : "teams")}");

        static string Sheets(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} sheet{(count == 1 ? "" : "s")}");
    }

    /// <summary>Writes it into a file.</summary>
    /// <inheritdoc cref="RaidGate.WriteSheets(RaidPlan, OutputPlace, Action{RaidPlan, Stream}, CancellationToken)" path="/exception"/>
    public static void Write(RaidPlan plan, OutputPlace place, CancellationToken cancellation) =>
        RaidGate.WriteSheets(plan, place, Draw, cancellation);

    /// <summary>Writes it into a stream; the same plan makes the same bytes.</summary>
    /// <inheritdoc cref="RaidGate.WriteSheets(RaidPlan, Stream, Action{RaidPlan, Stream})" path="/exception"/>
    public static void Write(RaidPlan plan, Stream stream) => RaidGate.WriteSheets(plan, stream, Draw);

    private static void Draw(RaidPlan plan, Stream stream)
    {
        RaidRecord record = plan.Record;
        var sheets = new List<Sheet>();
        for (int page = 0; page < CommanderSheet.Count(record); page++)
        {
            int number = page;
            sheets.Add(new Sheet(RaidLook.Width, RaidLook.Height, pen => new CommanderSheet(pen, plan, number).Draw()));
        }
        foreach (RaidTeam team in TeamsOf(record))
            sheets.Add(new Sheet(RaidLook.Width, RaidLook.Height, pen => new TeamSheet(pen, plan, team).Draw()));
        string title = string.Create(CultureInfo.InvariantCulture, $"Day of the warrants, {record.On:d MMMM yyyy}");
        SheetFile.Write(sheets, new SheetProperties(title, record.Marking), PaperFormat.Pdf, stream);
    }

    /// <summary>Teams that go to a door.</summary>
    private static RaidTeam[] TeamsOf(RaidRecord record) => [.. record.Teams.Where(static team => team.Doors > 0)];
}
