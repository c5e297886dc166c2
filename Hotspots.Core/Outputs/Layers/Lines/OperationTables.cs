using Hotspots.Core.Model.Lines;
using Drug = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Lines.OperationDrug>;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Lines.OperationYield>;

namespace Hotspots.Core.Outputs.Layers.Lines;

/// <summary>Tables of what operations brought, as press notices quote it: one of counts, one of drugs.</summary>
internal static class OperationTables
{
    private const int PoundDecimals = 2;

    /// <summary>THE list of what is said of an operation in an area.</summary>
    public static LayerSchema<IReadOnlyList<OperationYield>> Operations { get; } = new(
        "operations", "operations", LayerShape.None,
        "One row an operation and area, and one for all areas together; blank is what the files do not hold.",
        null,
        [
            Row.Text("operation", "The operation, by its most frequent spelling.", static r => r.Operation),
            Row.Text("area", "The area; all areas, with what has no position, together.", static r => r.Area),
            Row.Time("first", "The first incident that carries its name.", static r => r.First),
            Row.Time("last", "The last.", static r => r.Last),
            Row.Text("firstWarrant", "Day of its first warrant.", static r => r.FirstWarrant),
            Row.Text("lastWarrant", "Day of its last warrant.", static r => r.LastWarrant),
            Row.Integer("incidents", "", "Incidents that carry its name.", static r => r.Incidents),
            Row.Integer("tips", "", "Tips among them.", static r => r.Tips),
            Row.Integer("warrants", "", "Warrants.", static r => r.Warrants),
            Row.Integer("arrests", "", "People arrested.", static r => r.Arrests),
            Row.Integer("charged", "", "Incidents whose outcome says that somebody was charged.", static r => r.Charged),
            Row.Integer("seizures", "", "Seizures.", static r => r.Seizures),
            Row.Integer("withoutQuantity", "", "Seizures and finds of drugs of which some item does not say how much.",
                static r => r.WithoutQuantity),
            Row.Number("cashGbp", "£", "Cash seized.", PoundDecimals, static r => r.CashGbp),
            Row.Names("overlapping", "Operations whose time overlaps with this one's in the same area.", static r => r.Overlapping),
            Row.Names("ids", "References of the incidents that anything but tips is counted from.", static r => r.Ids),
        ]);

    /// <summary>THE list of what is said of a drug that an operation brought.</summary>
    public static LayerSchema<IReadOnlyList<OperationDrug>> Drugs { get; } = new(
        "operation_drugs", "operation-drugs", LayerShape.None,
        "One row an operation, area, drug and sort of unit.", null,
        [
            Drug.Text("operation", "The operation.", static r => r.Operation),
            Drug.Text("area", "The area; all areas together.", static r => r.Area),
            Drug.Text("class", "Class of the drug.", static r => r.Class),
            Drug.Text("drug", "The drug.", static r => r.Drug),
            Drug.Text("unit", "kg, ml, tablets, plants, wraps, or the file's own word.", static r => r.Unit),
            Drug.Integer("seizures", "", "Seizures and finds with it.", static r => r.Seizures),
            Drug.Integer("known", "", "Items of them that say how much.", static r => r.Known),
            Drug.Number("total", "", "What these add up to, in the unit.", LinesLayers.AmountDecimals, static r => r.Total),
        ]);
}
