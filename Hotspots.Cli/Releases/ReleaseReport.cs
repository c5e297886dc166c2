using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Cli.Releases;

/// <summary>A layer that can be handed over, for whoever hands it over: what was proved, then step by step how it was made.</summary>
internal static class ReleaseReport
{
    public static void Write(Page page, ReleaseRecord record, string? place, IReadOnlyList<string> files)
    {
        AnswerFrame.Begin(page, record, $"Layer for {record.Handed.Recipient} ({record.Profile})", record.Summary);
        page.Heading("How it was made");
        foreach (ReleaseStep step in record.Steps)
            page.Point($"{step.Name}: {step.Words}");
        AnswerFrame.End(
            page, record.Notes, place, files,
            "-o DIR writes the layer into a new folder, which can be handed over as it is, and enters it in the ledger.");
        if (place is not null)
            page.Text($"Entered in the ledger {record.Ledger}, which stays with you: it holds what the layer hides.");
    }
}
