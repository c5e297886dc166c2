using Hotspots.Core.Files.Columns;

namespace Hotspots.Core.Files.Fixes;

/// <summary>Synonyms of the column that says which radio or car a fix is of.</summary>
internal static class FixUnits
{
    /// <summary>The name by which the user chooses it.</summary>
    public const string Role = "unit";

    // Earlier names win where a file has several. Without case, spaces and punctuation, as ColumnNames.Normalise makes them.
    private static readonly string[] Names =
    [
        Role, "unitid", "unitname", "callsign", "callsignid", "radio", "radioid", "radiono", "radionumber", "issi", "ssi", "terminal", "terminalid",
        "device", "deviceid", "devicename", "handset", "tracker", "trackerid", "imei", "vehicle", "vehicleid", "vehiclename", "vehiclereg",
        "registration", "reg", "vrm", "car", "fleetno", "fleetnumber", "fleetid", "asset", "assetid", "assetname", "resource", "resourceid",
        "resourcename", "team", "teamid", "teamname", "patrol", "crew", "units", "name", "id",
    ];

    /// <summary>The column; −1 where no header says so.</summary>
    /// <param name="headers">As the file spells them.</param>
    /// <param name="choice">What the user said; null for nothing.</param>
    public static int ColumnOf(IReadOnlyList<string> headers, string? choice)
    {
        if (choice is not null)
            return ColumnMap.FindHeader(headers, choice);
        (int column, int best) = (-1, int.MaxValue);
        for (int i = 0; i < headers.Count; i++)
        {
            int rank = Array.IndexOf(Names, ColumnNames.Normalise(headers[i]));
            if (rank >= 0 && rank < best)
                (column, best) = (i, rank);
        }
        return column;
    }
}
