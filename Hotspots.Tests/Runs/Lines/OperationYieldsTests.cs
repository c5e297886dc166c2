using Hotspots.Core.Model.Lines;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Lines;

public sealed class OperationYieldsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_brought_is_added_up_within_a_unit_and_never_across()
    {
        OperationYield all = Raids().Run(_folder).Operations[0];
        Assert.Equal(("Operation Racer", OperationYield.AllAreas), (all.Operation, all.Area));
        Assert.Equal((8, 1, 2, 3L, 2, 4), (all.Incidents, all.Tips, all.Warrants, all.Arrests, all.Charged, all.Seizures));
        Assert.Equal(1754.5, all.CashGbp);
        OperationDrug[] expected =
        [
            new("Operation Racer", OperationYield.AllAreas, "MDMA", "A", "tablets", 1, 1, 30),
            new("Operation Racer", OperationYield.AllAreas, "cannabis", "B", "plants", 1, 1, 12),
            new("Operation Racer", OperationYield.AllAreas, "cocaine", "A", "kg", 2, 2, 1.2504),
            new("Operation Racer", OperationYield.AllAreas, "cocaine", "A", "wraps", 1, 1, 20),
            new("Operation Racer", OperationYield.AllAreas, "heroin", "A", "kg", 1, 0, null),
        ];
        Assert.Equal(
            expected,
            all.Drugs.OrderBy(static one => one.Drug, StringComparer.Ordinal).ThenBy(static one => one.Unit, StringComparer.Ordinal));
        // The heroin without an amount, and a seizure of which nothing is said; that of cash needs none.
        Assert.Equal(2, all.WithoutQuantity);
        Assert.Equal(("2024-05-01", "2024-05-03"), (all.FirstWarrant, all.LastWarrant));
        Assert.Equal(("2024-04-02", "2024-05-20"), (all.From, all.To));
        Assert.Equal(["S1", "S2", "S3", "S4", "W1", "W2", "X1"], all.Ids);
    }

    [Fact]
    public void Areas_add_up_to_the_whole_and_what_has_no_position_is_in_it()
    {
        OperationYield[] racer = [.. Raids().Run(_folder).Operations.Where(static one => one.Operation == "Operation Racer")];
        Assert.Equal([OperationYield.AllAreas, "Clacton-on-Sea", "Jaywick", "no position"], racer.Select(static one => one.Area));
        foreach (Func<OperationYield, double> count in (Func<OperationYield, double>[])
            [static one => one.Incidents, static one => one.Warrants, static one => one.Arrests!.Value, static one => one.Charged!.Value,
                static one => one.Seizures, static one => one.CashGbp!.Value, static one => one.Ids.Count, static one => one.WithoutQuantity])
            Assert.Equal(count(racer[0]), racer.Skip(1).Sum(count));
        OperationYield[] asked = [.. Raids().Run(_folder, with: static run => run with { Areas = ["Jaywick"] }).Operations];
        Assert.Equal([OperationYield.AllAreas, "Jaywick"], asked.Select(static one => one.Area));
    }

    [Fact]
    public void Overlapping_times_are_told_and_each_incident_counts_once()
    {
        LineRows rows = Raids();
        rows.Add("warrant", "2024-05-02", 0, 0, "", "operation=OP GROYNE", "id=G1");
        rows.Add("warrant", "2024-05-25", 0, 0, "", "operation=Operation Groyne", "id=G2");
        rows.Add("warrant", "2024-05-26", 0, 0, "", "operation=Operation Groyne", "id=G3");
        rows.Add("warrant", "2024-09-02", 0, 0, "", "operation=Operation Later", "id=L1");
        LinesRecord record = rows.Run(_folder);
        OperationYield groyne = record.Operations.Single(static one => one is { Operation: "Operation Groyne", Area: "Clacton-on-Sea" });
        Assert.Equal((3, "Operation Racer"), (groyne.Warrants, Assert.Single(groyne.Overlapping)));
        Assert.Equal(["Operation Racer"], record.Operations.First(static one => one.Operation == "Operation Groyne").Overlapping);
        Assert.Empty(record.Operations.First(static one => one.Operation == "Operation Later").Overlapping);
        Assert.Contains(record.Notes, static note => note.StartsWith("Times of operations overlap (", StringComparison.Ordinal));
        Assert.Contains(record.Notes, static note => note == "Spellings that were taken for one operation: OP GROYNE for Operation Groyne.");
        Assert.Equal(["Operation Later", "Operation Groyne", "Operation Racer"], record.Operations.Select(static one => one.Operation).Distinct());
    }

    private static LineRows Raids()
    {
        var rows = new LineRows();
        rows.Add("tip", "2024-04-02", 0, 0, "", "operation=Operation Racer");
        rows.Add("warrant", "2024-05-01", 0, 0, "", "operation=Operation Racer", "id=W1", "arrests=2", "cash=1234.50");
        rows.Add("warrant", "2024-05-03", 0, 0, "", "operation=Operation Racer", "id=W2", "arrests=1", "town=Jaywick", "outcome=charged");
        rows.Add("seizure", "2024-05-03", 0, 0, "", "operation=Operation Racer", "id=S1", "drug=cocaine", "class=A", "quantity=1.25", "unit=kg",
            "outcome=Suspect charged");
        rows.Add("seizure", "2024-05-03", 0, 0, "", "operation=Operation Racer", "id=S1", "drug=MDMA", "class=A", "quantity=30", "unit=tablets");
        rows.Add("seizure", "2024-05-04", 0, 0, "", "operation=Operation Racer", "id=S2", "drug=cocaine", "class=A", "quantity=0.4", "unit=g");
        rows.Add("seizure", "2024-05-04", 0, 0, "", "operation=Operation Racer", "id=S2", "drug=COCAINE", "class=A", "quantity=20", "unit=wraps");
        rows.Add("seizure", "2024-05-04", 0, 0, "", "operation=Operation Racer", "id=S2", "drug=heroin", "class=A", "quantity=some", "unit=g");
        rows.Add("seizure", "2024-05-20", 0, 0, "", "operation=Operation Racer", "id=S3", "cash=£520", "position=none", "town=Nowhere");
        rows.Add("stop and search", "2024-05-05", 0, 0, "", "operation=Operation Racer", "id=X1", "drug=cannabis", "class=B", "quantity=12",
            "unit=plants", "outcome=no charge");
        rows.Add("seizure", "2024-05-06", 0, 0, "", "operation=Operation Racer", "id=S4", "cash=0", "drug=", "quantity=", "outcome=no further action",
            "town=Jaywick");
        return rows;
    }
}
