using Hotspots.Core.Model.Lines;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using Drug = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Lines.LineDrug>;
using Link = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Lines.LineLink>;
using Month = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Lines.LineMonth>;
using Town = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Lines.LineTown>;

namespace Hotspots.Core.Outputs.Layers.Lines;

/// <summary>Layers of county lines: each line in each town, drawn as the cell that holds its centre, and the tables beside it.</summary>
internal static class LinesLayers
{
    /// <summary>Decimals of shares, indices and amounts; of metres; of ground; of harm.</summary>
    public const int ShareDecimals = 4, MetreDecimals = 0, AreaDecimals = 4, AmountDecimals = 6, HarmDecimals = 2;

    /// <summary>THE list of what is said of a line in a town.</summary>
    public static LayerSchema<IReadOnlyList<LineTown>> Towns { get; } = new(
        "lines", "lines", LayerShape.MultiPolygon,
        "One row a county line and town, drawn as the cell of 150 m that holds the mean centre of its incidents there.",
        LayerLook.Of(new LayerSymbol("#5b3f8c", "#5b3f8c", 0.3), label: "line"),
        [
            Town.Text("line", "The line, by its most frequent spelling.", static r => r.Line),
            Town.Text("town", "The town.", static r => r.Town),
            Town.Time("first", "When it was first seen there.", static r => r.First),
            Town.Time("last", "When it was last seen there.", static r => r.Last),
            Town.Integer("incidents", "", "Incidents that name it.", static r => r.Incidents),
            Town.Integer("tips", "", "Tips among them.", static r => r.Tips),
            Town.Integer("warrants", "", "Warrants among them.", static r => r.Warrants),
            Town.Integer("seizures", "", "Seizures among them.", static r => r.Seizures),
            Town.Integer("classA", "", "Seizures with anything of class A.", static r => r.ClassA),
            Town.Number("share", "", "Its share of the town's incidents, 0 to 1.", ShareDecimals, static r => r.Share),
            Town.Integer("months", "months", "Calendar months with an incident of it.", static r => r.Months),
            Town.Boolean("reached", "Has it three incidents or more in some 90 days?", static r => r.Reached),
            Town.Text("status", "At the end of the data: active, quiet, closed holds, too early to say, seen since the closure, not known.",
                static r => r.Status),
            Town.Boolean("officersOnly", "Are all of them what officers did?", static r => r.OfficersOnly),
            Town.Integer("conditions", "", "Incidents with handling conditions (code C).", static r => r.Conditions),
            Town.Number("standardDistance", "m", "Root of the mean square distance from the mean centre.", MetreDecimals,
                static r => r.StandardDistance),
            Town.Number("coreKm2", "km²", "Ground of the fewest cells of 150 m that hold 80 % of its incidents.", AreaDecimals,
                static r => r.CoreKm2),
            Town.Number("harm", "", "Harm by the table that was given; none where it has no value for any of the incidents.", HarmDecimals,
                static r => r.Harm),
        ]);

    /// <summary>THE list of what is said of a line in a town and month.</summary>
    public static LayerSchema<IReadOnlyList<LineMonth>> Months { get; } = new(
        "line_months", "line-months", LayerShape.None, "One row a county line, town and calendar month with an incident of it.", null,
        [
            Month.Text("line", "The line.", static r => r.Line),
            Month.Text("town", "The town.", static r => r.Town),
            Month.Text("month", "The month.", static r => r.Month),
            Month.Integer("incidents", "", "Incidents that name it.", static r => r.Incidents),
            Month.Integer("tips", "", "Tips among them.", static r => r.Tips),
            Month.Integer("warrants", "", "Warrants among them.", static r => r.Warrants),
            Month.Integer("seizures", "", "Seizures among them.", static r => r.Seizures),
            Month.Integer("classA", "", "Seizures with anything of class A.", static r => r.ClassA),
            Month.Boolean("closed", "Was the line closed in this month, by the register?", static r => r.IsClosed),
        ]);

    /// <summary>THE list of what is said of two lines.</summary>
    public static LayerSchema<IReadOnlyList<LineLink>> Links { get; } = new(
        "line_links", "line-links", LayerShape.None, "One row a pair of county lines that were in one town at one time: of places, not of people.",
        null,
        [
            Link.Text("a", "One line.", static r => r.A),
            Link.Text("b", "The other.", static r => r.B),
            Link.Integer("cellsA", "", "Cells of 150 m in 28 days that A occupied, in towns and times in which both were.", static r => r.CellsA),
            Link.Integer("cellsB", "", "Those that B occupied.", static r => r.CellsB),
            Link.Integer("shared", "", "Those that both did.", static r => r.Shared),
            Link.Number("jaccard", "", "Shared of all that either occupied, 0 to 1.", ShareDecimals, static r => r.Jaccard),
            Link.Number("expected", "", "The same on average where the names are shuffled within town and time.", ShareDecimals,
                static r => r.Expected),
            Link.Of("p", ColumnType.Number, "", "Chance of an index at least as high; none where there are too few.",
                static r => LayerValue.Chance(r.P)),
            Link.Of("q", ColumnType.Number, "", "p after correction for all pairs tested.", static r => LayerValue.Chance(r.Q)),
            Link.Text("turf", "too few, no change, A fewer, B more or B fewer, A more: at the places of both, in the later of two periods.",
                static r => r.Turf),
            Link.Integer("places", "", "Cells of 150 m in which both were seen in the two periods.", static r => r.Places),
            Link.Integer("beforeA", "", "Incidents of A there in the earlier period.", static r => r.BeforeA),
            Link.Integer("afterA", "", "Incidents of A there in the later one.", static r => r.AfterA),
            Link.Integer("beforeB", "", "Incidents of B there in the earlier period.", static r => r.BeforeB),
            Link.Integer("afterB", "", "Incidents of B there in the later one.", static r => r.AfterB),
            Link.Of("turfP", ColumnType.Number, "", "Chance of so large a fall of one and so large a rise of the other (score E-tests).",
                static r => LayerValue.Chance(r.TurfP)),
            Link.Of("turfQ", ColumnType.Number, "", "turfP after correction for all pairs tested.", static r => LayerValue.Chance(r.TurfQ)),
        ]);

    /// <summary>THE list of what is said of a drug that was seized of a line.</summary>
    public static LayerSchema<IReadOnlyList<LineDrug>> Drugs { get; } = new(
        "line_drugs", "line-drugs", LayerShape.None, "One row a county line, drug and sort of unit; amounts are never added.", null,
        [
            Drug.Text("line", "The line.", static r => r.Line),
            Drug.Text("class", "Class of the drug.", static r => r.Class),
            Drug.Text("drug", "The drug.", static r => r.Drug),
            Drug.Text("unit", "g, ml, tablets, plants, wraps, or the file's own word.", static r => r.Unit),
            Drug.Integer("seizures", "", "Seizures with it.", static r => r.Seizures),
            Drug.Integer("known", "", "Items of them that say how much.", static r => r.Known),
            Drug.Number("median", "", "Median of these, in the unit.", AmountDecimals, static r => r.Median),
            Drug.Number("least", "", "The least.", AmountDecimals, static r => r.Least),
            Drug.Number("most", "", "The most.", AmountDecimals, static r => r.Most),
        ]);

    /// <summary>What any account of lines may write.</summary>
    public static OutputKind Kind { get; } = new(
        "lines", LinesRecordJson.FileName, [Towns, Months, Links, Drugs, OperationTables.Operations, OperationTables.Drugs],
        [Towns.File, Months.File, Links.File, Drugs.File, OperationTables.Operations.File, OperationTables.Drugs.File], static _ => false);

    /// <summary>What an account of lines writes.</summary>
    public static OutputDocument Of(ReleasedLines released)
    {
        LinesRecord record = released.Record;
        LineDrug[] drugs = [.. record.Lines.SelectMany(static line => line.Drugs)];
        OperationDrug[] brought = [.. record.Operations.SelectMany(static operation => operation.Drugs)];
        return new OutputDocument
        {
            Kind = Kind,
            Stamp = released.Stamp,
            Finished = record.Finished,
            IsOnGrid = true,
            Layers =
            [
                PlannedLayer.Of(Towns, () => Towns.Of(
                    record.Towns, new AreaGeometry([.. record.Towns.Select(static town => town.Cell)]), record.Towns.Count)),
                PlannedLayer.Of(Months, () => Months.Of(record.Months, null, record.Months.Count)),
                PlannedLayer.Of(Links, () => Links.Of(record.Links, null, record.Links.Count)),
                PlannedLayer.Of(Drugs, () => Drugs.Of(drugs, null, drugs.Length)),
                PlannedLayer.Of(OperationTables.Operations, () => OperationTables.Operations.Of(record.Operations, null, record.Operations.Count)),
                PlannedLayer.Of(OperationTables.Drugs, () => OperationTables.Drugs.Of(brought, null, brought.Length)),
            ],
            WriteRecord = (stream, files) => LinesRecordJson.Write(record, files, stream),
        };
    }
}
