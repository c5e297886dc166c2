using System.Text;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Releases.HandedCount>;

namespace Hotspots.Core.Outputs.Layers.Releases;

/// <summary>Layers of counts that are handed over: cells by periods, and the totals of periods.</summary>
internal static class CountLayers
{
    /// <summary>THE list of what is said of a count.</summary>
    public static LayerSchema<IReadOnlyList<HandedCount>> Counts { get; } = new(
        "counts", "counts", LayerShape.MultiPolygon, "One polygon a cell and month (or longer period), with the incidents in it.",
        LayerLook.Of(new LayerSymbol("#0b4f56", "#0b4f56", 0.2), label: "count"),
        [
            Row.Text("cell", "What the cell is called: the grid reference of a place in it.", static c => c.Cell),
            Row.Text("month", "The month, or the longer period: 2026-05, 2026-Q2.", static c => c.Period),
            Row.Integer("count", "", "Incidents; none where the count is hidden.", static c => c.Count),
            Row.Boolean("suppressed", "Is the count hidden, for whatever reason?", static c => c.Count is null),
            Row.Text("addressesBand", "How many addresses the cell has (or postcodes, as release.json says).", static c => c.Band),
        ]);

    /// <summary>THE list of what is said of a total.</summary>
    public static LayerSchema<IReadOnlyList<HandedCount>> Totals { get; } = new(
        "totals", "totals", LayerShape.None, "One row a month (or longer period): the incidents of all cells together.", null,
        [
            Row.Text("month", "The month, or the longer period.", static c => c.Period),
            Row.Integer("count", "", "Incidents of all cells; none where the count is hidden.", static c => c.Count),
            Row.Boolean("suppressed", "Is the count hidden, for whatever reason?", static c => c.Count is null),
        ]);

    /// <summary>What any layer that is handed over may write. The marking stands behind the names of the layers.</summary>
    public static OutputKind Kind { get; } = new("release", HandedRecordJson.FileName, [Counts, Totals], [Counts.File, Totals.File], static _ =>
        false);

    /// <summary>What a layer that is handed over writes.</summary>
    public static OutputDocument Of(ReleasedCounts released)
    {
        string ending = "-" + released.MarkingInNames;
        LayerSchema<IReadOnlyList<HandedCount>> counts = Counts with { File = Counts.File + ending },
            totals = Totals with { File = Totals.File + ending };
        return new OutputDocument
        {
            Kind = Kind with { Name = Kind.Name + ending, Schemas = [counts, totals] },
            Stamp = released.Stamp,
            Finished = released.Finished,
            IsOnGrid = true,
            Layers =
            [
                PlannedLayer.Of(counts, () => counts.Of(
                    released.Counts, new AreaGeometry([.. released.Counts.Select(one => released.Outlines[one.Zone])]), released.Counts.Count)),
                PlannedLayer.Of(totals, () => totals.Of(released.Totals, null, released.Totals.Count)),
            ],
            Rasters = [new OutputFile($"read-me-first{ending}.txt", (stream, _) => WriteSheet(released.Sheet, stream))],
            WriteRecord = (stream, files) => HandedRecordJson.Write(released.Handed with { Marking = released.Stamp.Marking, Files = files }, stream),
        };
    }

    // Notepad on an old computer shows all as one line where there is no carriage return.
    private static void WriteSheet(IReadOnlyList<string> lines, Stream stream) =>
        stream.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line + "\r\n"))));
}
