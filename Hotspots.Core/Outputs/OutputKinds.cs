using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Layers.Attendance;
using Hotspots.Core.Outputs.Layers.Backtests;
using Hotspots.Core.Outputs.Layers.Effects;
using Hotspots.Core.Outputs.Layers.Lines;
using Hotspots.Core.Outputs.Layers.Raids;
using Hotspots.Core.Outputs.Layers.Releases;
using Hotspots.Core.Outputs.Layers.Stores;
using Hotspots.Core.Outputs.Layers.Times;

namespace Hotspots.Core.Outputs;

/// <summary>Catalogue of kinds of output: THE list of what may be written together into a folder.</summary>
internal static class OutputKinds
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<OutputKind> All { get; } =
        [
            RunLayers.Kind, PlacementLayers.Kind, ChangeLayer.Kind, TimeProfileLayer.Kind, BacktestLayer.Kind, ZoneLayer.Kind, EffectLayer.Kind,
            ControlDayTable.Kind, RaidLayers.Kind, AttendedTable.Kind, CountLayers.Kind, LinesLayers.Kind, ExportedLayer.Kind,
        ];
}
