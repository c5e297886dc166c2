using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Raids;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Raids;

/// <summary>A day with twelve doors in Clacton: the first twelve warrants of the sample there, put on one day, with addresses; one asks for two
/// teams.</summary>
internal static class ClactonDay
{
    public const string On = "2026-02-02", Muster = "617100,215300";

    /// <summary>The file of warrants.</summary>
    public static string Csv()
    {
        var text = new StringBuilder("id,kind,date,longitude,latitude,address,town,teams,priority,notes\n");
        int door = 0;
        foreach (string[] cells in File.ReadLines(Repository.Path("data", "county-lines.csv")).Select(static line => line.Split(','))
            .Where(static cells => cells[1] == "warrant" && cells[6] == "Clacton-on-Sea").Take(12))
        {
            door++;
            text.Append(CultureInfo.InvariantCulture, $"{cells[0]},warrant,{On},{cells[3]},{cells[4]},{100 + 7 * door} {cells[7]},{cells[6]},")
                .Append(door == 5 ? "2" : "").Append(',').Append(door is 3 or 5 ? "1" : "").Append(",J. SECRETNAME lives there\n");
        }
        return text.ToString();
    }

    /// <summary>Teams of two stations.</summary>
    public static string Teams(int clacton = 5, int jaywick = 3)
    {
        var text = new StringBuilder("callsign,base,easting,northing,size\n");
        for (int i = 0; i < clacton + jaywick; i++)
        {
            string from = i < clacton ? "Clacton station,617100,215300" : "Jaywick station,614900,213400";
            text.Append(CultureInfo.InvariantCulture, $"TD{21 + i},{from},4\n");
        }
        return text.ToString();
    }

    /// <summary>A request for files.</summary>
    public static RaidRequest Request(string warrants, string teams, string? muster = null) =>
        new() { Run = new RunRequest { Files = [warrants] }, Teams = teams, Muster = muster, At = "06:00" };

    /// <summary>The plan of a request.</summary>
    public static RaidPlan Plan(RaidRequest request) =>
        RaidRun.Execute(request, new FixedClock(DateTimeOffset.UnixEpoch), null, CancellationToken.None);
}
