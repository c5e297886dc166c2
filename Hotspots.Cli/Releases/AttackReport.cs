using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Cli.Releases;

/// <summary>An attack on layers of counts: what follows, then each hidden count with its range and what tells it.</summary>
internal static class AttackReport
{
    private const int MostRows = 40;

    public static void Write(Page page, AttackRecord record)
    {
        page.Heading(string.Create(
            CultureInfo.InvariantCulture, $"Attack on {string.Join(", ", record.Inputs.Select(static input => input.Name))}"));
        foreach (string sentence in record.Summary)
            page.Text(sentence);
        if (record.Found.Count > 0)
        {
            page.Heading("Counts that are not printed, the narrowest first");
            page.Table(
                [new("Place"), new("Period"), new("It is"), new("Told by")],
                [.. record.Found.Take(MostRows).Select(static one => (string[])[one.Place, one.Period, Range(one), string.Join("; ", one.ToldBy)])]);
            if (record.Found.Count > MostRows)
                page.Text(string.Create(CultureInfo.InvariantCulture, $"And {record.Found.Count - MostRows:N0} more: --json has them all."));
        }
        InspectReport.Notes(page, record.Notes);
    }

    private static string Range(AttackedCount one) => one.IsKnown ? string.Create(CultureInfo.InvariantCulture, $"{one.Least}")
        : one.Most is { } most ? string.Create(CultureInfo.InvariantCulture, $"{one.Least} to {most}")
        : string.Create(CultureInfo.InvariantCulture, $"{one.Least} or more");
}
