using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Model.Lines;

namespace Hotspots.Cli.Lines;

/// <summary>County lines, put for an inspector: a sentence for each line, then the towns, the pairs, and what operations brought.</summary>
internal static class LinesReport
{
    private const int TopTowns = 12, TopPairs = 6, TopOperations = 8, TopDrugs = 4;

    public static void Write(Page page, LinesRecord record, string? folder, IReadOnlyList<string> files)
    {
        AnswerFrame.Begin(page, record, $"County lines, {record.Period.From} to {record.Period.To}", record.Answer);
        Towns(page, record.Towns, record.Choices.ContainsKey("harm"));
        Pairs(page, record.Links);
        Operations(page, record.Operations);
        AnswerFrame.End(
            page, record.Notes, folder, files,
            "-o DIR writes a map layer of the lines by town, tables of months, pairs, drugs and operations, and the record.");
    }

    private static void Towns(Page page, IReadOnlyList<LineTown> towns, bool hasHarm)
    {
        if (towns.Count == 0)
            return;
        page.Heading("Each line in each town");
        page.Table(
            [
                new("Line"), new("Town"), new("First"), new("Last"), new("Incidents", true), new("Tips", true), new("Warrants", true),
                new("Seizures", true), new("Class A", true), new("Share of town", true), new("Months", true), new("Status"),
                .. hasHarm ? [new TableColumn("Harm", true)] : Array.Empty<TableColumn>(),
            ],
            [.. towns.Take(TopTowns).Select(town => (string[])
            [
                town.Line, town.Town, Wording.Day(town.First), Wording.Day(town.Last, last: true), Wording.Number(town.Incidents),
                Wording.Number(town.Tips), Wording.Number(town.Warrants), Wording.Number(town.Seizures), Wording.Number(town.ClassA),
                Percent(town.Share), Wording.Number(town.Months), town.Status,
                .. hasHarm ? [town.Harm is { } harm ? Wording.Measure(harm) : "no value"] : Array.Empty<string>(),
            ])]);
        More(page, towns.Count - TopTowns);
    }

    private static void Pairs(Page page, IReadOnlyList<LineLink> links)
    {
        if (links.Count == 0)
            return;
        page.Heading("Lines at the same places");
        page.Table(
            [
                new("Line"), new("Line"), new("Places of the first", true), new("Of the second", true), new("Of both", true), new("Shared", true),
                new("By chance", true), new("q", true), new("At the places of both"),
            ],
            [.. links.Take(TopPairs).Select(static link => (string[])
            [
                link.A, link.B, Wording.Number(link.CellsA), Wording.Number(link.CellsB), Wording.Number(link.Shared), Percent(link.Jaccard),
                link.Expected is { } expected ? Percent(expected) : "", link.Q is { } q ? Chance(q) : "too few", Turf(link),
            ])]);
        More(page, links.Count - TopPairs);
        page.Text("Places: squares of 150 m in 28 days, in towns and times in which both were seen. By chance: where names are shuffled within town "
            + "and time. q: 0.05 or less is more than chance makes, all pairs considered.");
    }

    private static void Operations(Page page, IReadOnlyList<OperationYield> operations)
    {
        OperationYield[] whole = [.. operations.Where(static one => one.Area == OperationYield.AllAreas)];
        if (whole.Length == 0)
            return;
        page.Heading("What operations brought, as the files have it");
        page.Table(
            [
                new("Operation"), new("Warrants from"), new("To"), new("Warrants", true), new("Arrests", true), new("Charged", true),
                new("Seizures", true), new("No quantity", true), new("Cash £", true), new("Drugs"),
            ],
            [.. whole.Take(TopOperations).Select(static one => (string[])
            [
                one.Operation, one.FirstWarrant ?? "", one.LastWarrant ?? "", Wording.Number(one.Warrants), Known(one.Arrests), Known(one.Charged),
                Wording.Number(one.Seizures), Wording.Number(one.WithoutQuantity),
                one.CashGbp is { } cash ? cash.ToString("#,0.##", CultureInfo.InvariantCulture) : "not in files", Drugs(one),
            ])]);
        More(page, whole.Length - TopOperations);
    }

    private static string Drugs(OperationYield operation)
    {
        OperationDrug[] known = [.. operation.Drugs.Where(static drug => drug.Total is not null)];
        string[] said =
        [
            .. known.Take(TopDrugs).Select(static drug =>
                $"{drug.Drug} {drug.Total!.Value.ToString("#,0.###", CultureInfo.InvariantCulture)} {drug.Unit}".Trim()),
        ];
        return string.Join(", ", said) + (known.Length > TopDrugs ? $" and {Wording.Number(known.Length - TopDrugs)} more" : "");
    }

    private static string Turf(LineLink link) => link.Turf switch
    {
        TurfWord.AFell => "first fewer, second more",
        TurfWord.BFell => "second fewer, first more",
        _ => link.Turf,
    };

    private static void More(Page page, int more)
    {
        if (more > 0)
            page.Text($"and {Wording.Number(more)} more; --json and -o DIR list them all.");
    }

    private static string Known(long? count) => count is { } known ? Wording.Number(known) : "not in files";

    private static string Percent(double share) => (100 * share).ToString(share < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    private static string Chance(double q) => q < 0.001 ? "< 0.001" : q.ToString("0.000", CultureInfo.InvariantCulture);
}
