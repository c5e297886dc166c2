using System.Globalization;
using System.Text;
using System.Xml;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Briefs;

namespace Hotspots.Core.Outputs.Briefs;

/// <summary>Rounds of a briefing as GPX 1.1: a waypoint for each place, and a route for each page.</summary>
/// <remarks>A route goes from place to place in a straight line; the device finds the streets. The same rounds make the same bytes.</remarks>
internal static class BriefRoute
{
    private const string Space = "http://www.topografix.com/GPX/1/1", Creator = "Hotspots";

    /// <summary>Writes it.</summary>
    /// <param name="brief">The briefing, marked.</param>
    /// <param name="rounds">The rounds of its pages.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(Brief brief, IReadOnlyList<BriefRound> rounds, Stream stream)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartElement("gpx", Space);
        xml.WriteAttributeString("version", "1.1");
        xml.WriteAttributeString("creator", Creator);
        xml.WriteStartElement("metadata", Space);
        Element(xml, "name", rounds[0].Page.Shift);
        Element(xml, "desc", $"{brief.MarkingLine}. Valid until {rounds[0].Page.ValidUntil}. Run {brief.RunId}.");
        Element(xml, "time", DateTime.UnixEpoch.AddSeconds(rounds[0].Begins).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Element(xml, "keywords", brief.Marking);
        xml.WriteEndElement();
        foreach (BriefRound round in rounds)
        {
            foreach (BriefPlace place in round.Places)
                Point(xml, "wpt", place, NameOf(place), $"{brief.Marking}. {place.GridReference}. {place.When}. {place.Why}.");
        }
        foreach (BriefRound round in rounds.Where(static round => round.Visits.Count > 0))
        {
            xml.WriteStartElement("rte", Space);
            string[] name = [round.Team, round.Page.Area, round.Page.Shift];
            Element(xml, "name", string.Join(": ", name.Where(static part => part.Length > 0)));
            Element(xml, "desc", $"{brief.MarkingLineOf(round.Page)}. Valid until {round.Page.ValidUntil}.");
            foreach (BriefVisit visit in round.Visits)
            {
                Point(xml, "rtept", visit.Place, $"{BriefClock.Of(visit.From)} {NameOf(visit.Place)}", string.Create(
                    CultureInfo.InvariantCulture, $"{visit.Place.GridReference}, visit {visit.Number} of {visit.Of}"));
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.Flush();
        stream.Write("\n"u8);
    }

    private static string NameOf(BriefPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.Number} {place.Name}");

    private static void Point(XmlWriter xml, string element, BriefPlace place, string name, string description)
    {
        double[] x = [place.Centre.Easting], y = [place.Centre.Northing];
        NationalGrid.ToGeo(x, y, x, y);
        xml.WriteStartElement(element, Space);
        xml.WriteAttributeString("lat", y[0].ToString("0.00000", CultureInfo.InvariantCulture));
        xml.WriteAttributeString("lon", x[0].ToString("0.00000", CultureInfo.InvariantCulture));
        Element(xml, "name", name);
        Element(xml, "desc", description);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Space, Sound(text));

    // What XML has no place for is left out: a street's name has none of it.
    private static string Sound(string text) => string.Concat(text.Where(static letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
