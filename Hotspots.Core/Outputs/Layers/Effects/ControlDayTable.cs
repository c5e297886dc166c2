using Hotspots.Core.Model.Effects;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Effects.ControlDayPlace>;

namespace Hotspots.Core.Outputs.Layers.Effects;

/// <summary>Table of a randomised trial of patrol days: each place of each week, on days with patrols and on control days.</summary>
internal static class ControlDayTable
{
    /// <summary>THE list of what is said of a place in a week.</summary>
    public static LayerSchema<IReadOnlyList<ControlDayPlace>> Schema { get; } = new(
        "control_days", "control-days", LayerShape.None, "One row a week, team and place.", null,
        [
            Row.Text("week", "First day of the week.", static r => r.Week),
            Row.Text("team", "The team's number.", static r => r.Team),
            Row.Text("place", "What the place is called.", static r => r.Place),
            Row.Integer("patrolDays", "days", "Days on which it was to be visited.", static r => r.PatrolDays),
            Row.Integer("controlDays", "days", "Days on which the lot left it alone.", static r => r.ControlDays),
            Row.Integer("onPatrolDays", "", "Incidents near it on days with patrols.", static r => r.OnPatrolDays),
            Row.Integer("onControlDays", "", "Incidents near it on control days.", static r => r.OnControlDays),
        ]);

    /// <summary>What any evaluation of control days may write.</summary>
    public static OutputKind Kind { get; } = new("control-days", ControlDayRecordJson.FileName, [Schema], [Schema.File], static _ => false);

    /// <summary>What an evaluation of control days writes.</summary>
    public static OutputDocument Of(ReleasedControlDays released) => new()
    {
        Kind = Kind,
        Stamp = released.Stamp,
        Finished = released.Record.Finished,
        IsOnGrid = true,
        Layers = [PlannedLayer.Of(Schema, () => Schema.Of(released.Record.Places, null, released.Record.Places.Count))],
        WriteRecord = (stream, files) => ControlDayRecordJson.Write(released.Record, files, stream),
    };
}
