using System.Globalization;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;

namespace Hotspots.Paper.Raids;

/// <summary>What the sheets of a day of warrants share: their size, their frame, their map and how a time is put.</summary>
internal static class RaidLook
{
    public const float Width = 210, Height = 297, Left = SheetFrame.Margin, Inside = Width - 2 * SheetFrame.Margin;

    /// <summary>The map's left end lies further in: numbers of the grid stand beside it.</summary>
    public const float MapLeft = Left + 5, MapWidth = Inside - 5;

    private const string Form = "yyyy-MM-ddTHH:mm";

    /// <summary>Draws what stands on every sheet.</summary>
    public static void Frame(Pen pen, RaidRecord record) => SheetFrame.Draw(
        pen, record.Marking, "Destroy after the operation. Not to leave the force.", $"Hotspots {record.Version}, run {record.RunId}", Width, Height);

    /// <summary>"06:00"; with the day where it is another than that of the plan.</summary>
    public static string Clock(string stamp, RaidRecord record)
    {
        DateTime at = DateTime.ParseExact(stamp, Form, CultureInfo.InvariantCulture);
        return at.ToString(DateOnly.FromDateTime(at) == record.On ? "HH:mm" : "HH:mm, d MMM", CultureInfo.InvariantCulture);
    }

    /// <summary>"Monday 2 February 2026".</summary>
    public static string Day(RaidRecord record) => record.On.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"12.4".</summary>
    public static string Minutes(double minutes) => minutes.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Draws a map of doors and the ways to them.</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="y">Its upper end.</param>
    /// <param name="height">Of the map, without the numbers below it.</param>
    /// <param name="doors">The doors, the most important first.</param>
    /// <param name="ways">The ways.</param>
    /// <param name="streets">The user's own streets; null for none.</param>
    public static void Map(Pen pen, float y, float height, IReadOnlyList<RaidDoor> doors, IReadOnlyList<RaidWay> ways, StreetMap? streets)
    {
        var ground = new Envelope();
        foreach (RaidDoor door in doors)
            ground.ExpandToInclude(door.Place.Easting, door.Place.Northing);
        // A start that is far off would leave nothing to be seen of the doors.
        Envelope round = ground.Copy();
        round.ExpandBy(Math.Max(1_500, Math.Max(ground.Width, ground.Height)));
        foreach (RaidWay way in ways)
        {
            GridPoint start = way.Line[0];
            if (round.Contains(start.Easting, start.Northing))
                ground.ExpandToInclude(start.Easting, start.Northing);
        }
        ground.ExpandBy(100);
        MapFrame frame = MapFrame.Round(MapLeft, y, MapWidth, height, ground);
        StreetMap? drawn = streets is { } map && map.Meets(frame.Ground) ? map : null;
        MapPainter.Paint(
            pen, frame, [.. doors.Select(static door => new MapPlace(door.Number, Polygon.Empty, door.Place))], drawn, null,
            new RaidOverlay(doors, ways));
    }
}
