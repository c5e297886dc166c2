using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using Door = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Raids.RaidDoor>;
using Way = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.Raids.RaidWay>;

namespace Hotspots.Core.Outputs.Layers.Raids;

/// <summary>Layers of a day of warrants: the doors, and the way of each team to each.</summary>
internal static class RaidLayers
{
    /// <summary>Decimals of minutes and of metres.</summary>
    public const int MinuteDecimals = 2, MetreDecimals = 1;

    /// <summary>THE list of what is said of a door.</summary>
    public static LayerSchema<IReadOnlyList<RaidDoor>> Doors { get; } = new(
        "raid_doors", "raid_doors", LayerShape.Point, "One point a door for which there is a warrant, with its wave and its teams.",
        LayerLook.Of(new LayerSymbol("#1d2a33") { Mark = MarkShape.Square }, label: "number"),
        [
            Door.Integer("number", "", "Its number in the plan: by wave, then as in the file.", static d => d.Number),
            Door.Text("door", "The address, or what else the file calls it.", static d => d.Label),
            Door.Text("reference", "The force's reference; blank where the file has none.", static d => d.Reference),
            Door.Text("gridReference", "Grid reference, a square of 10 m.", static d => d.GridReference),
            Door.Integer("wave", "", "The wave in which it is; none where no team can reach it.", static d => d.Wave),
            Door.Time("at", "When it is struck.", static d => MinuteOf(d.At)),
            Door.Integer("teamsAsked", "", "Teams that it asks for.", static d => d.Asked),
            Door.Names("teams", "Call signs of the teams that go to it.", static d => d.Teams),
            Door.Integer("priority", "", "How important it is, 1 for the most; none where nobody said.", static d => d.Priority),
            Door.Number("uncertaintyMetres", "m", "How closely the position is known; 0 for as closely as its digits say.", MetreDecimals,
                static d => d.Uncertainty),
        ]);

    /// <summary>THE list of what is said of a way.</summary>
    public static LayerSchema<IReadOnlyList<RaidWay>> Ways { get; } = new(
        "raid_ways", "raid_ways", LayerShape.LineString,
        "One line for each team and door, along streets where these were given, else straight: who goes where, not the road.",
        LayerLook.Of(new LayerSymbol("#0b4f56"), label: "team"),
        [
            Way.Text("team", "The team's call sign.", static w => w.Team),
            Way.Integer("door", "", "Number of the door.", static w => w.Door),
            Way.Integer("wave", "", "Its wave.", static w => w.Wave),
            Way.Text("from", "Where it sets off: its start, or the door before.", static w => w.From),
            Way.Integer("fromDoor", "", "Number of the door from which it comes; none from its start.", static w => w.FromDoor),
            Way.Number("minutes", "min", "How long the way takes, without what is added for the unforeseen.", MinuteDecimals, static w => w.Minutes),
            Way.Number("metres", "m", "Length of the line.", MetreDecimals, static w => w.Metres),
            Way.Time("setsOff", "When the team sets off.", static w => MinuteOf(w.SetsOff)),
            Way.Time("at", "When the door is struck.", static w => MinuteOf(w.At)),
        ]);

    /// <summary>What any day of warrants may write.</summary>
    public static OutputKind Kind { get; } = new("raid", RaidRecordJson.FileName, [Doors, Ways], [Doors.File, Ways.File], static _ => false);

    /// <summary>What a day of warrants writes.</summary>
    public static OutputDocument Of(ReleasedRaid raid) => new()
    {
        Kind = Kind,
        Stamp = raid.Stamp,
        Finished = raid.Record.Finished,
        IsOnGrid = true,
        Layers =
        [
            PlannedLayer.Of(Doors, () => DoorsOf(raid.Record.Doors)),
            PlannedLayer.Of(Ways, () => WaysOf(raid.Record.Ways)),
        ],
        WriteRecord = (stream, files) => RaidRecordJson.Write(raid, files, stream),
    };

    private static Layer DoorsOf(IReadOnlyList<RaidDoor> doors) =>
        Doors.Of(doors, PointGeometry.Of([.. doors.Select(static door => door.Place)]), doors.Count);

    private static Layer WaysOf(IReadOnlyList<RaidWay> ways)
    {
        var ends = new int[ways.Count];
        for (int i = 0; i < ends.Length; i++)
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + ways[i].Line.Count;
        return Ways.Of(ways, new LineGeometry(PointGeometry.Of([.. ways.SelectMany(static way => way.Line)]), ends), ways.Count);
    }

    private static IncidentTime MinuteOf(string? stamp)
    {
        if (stamp is null)
            return IncidentTime.Unknown;
        DateTime at = DateTime.ParseExact(stamp, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        long clock = LondonTime.DaysFromCivil(at.Year, at.Month, at.Day) * 86_400L + at.Hour * 3600L + at.Minute * 60L;
        return new IncidentTime(LondonTime.ToUtcSeconds(clock), 60, TimePrecision.Minute);
    }
}
