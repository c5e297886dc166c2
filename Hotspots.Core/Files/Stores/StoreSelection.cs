using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Stores;

/// <summary>Index look-up of the rows that a narrowed question is about: by the R-tree, by recorded town, and what is known too coarsely for any
/// place.</summary>
internal static class StoreSelection
{
    private const string InBox = "SELECT id FROM rtree_incidents_geom WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?";

    // Each different town by one step in the index, however many rows bear it.
    private const string Towns =
        "WITH RECURSIVE towns(town) AS (SELECT min(town) FROM incidents WHERE town IS NOT NULL UNION ALL "
        + "SELECT (SELECT min(town) FROM incidents WHERE town IS NOT NULL AND town > towns.town) FROM towns WHERE towns.town IS NOT NULL) "
        + "SELECT town FROM towns WHERE town IS NOT NULL";

    // The few that are near are looked at one by one: an index of towns would be gone through from end to end.
    private const string TownsInBox =
        $"SELECT DISTINCT town FROM ({InBox}) AS near CROSS JOIN incidents ON incidents.fid = near.id WHERE +town IS NOT NULL";

    /// <summary>The query that gives the keys of the rows in a column "id", each once, and its values.</summary>
    public static (string Query, object?[] Values) Of(StoreDatabase database, StoreNarrowing narrowing)
    {
        object?[] box = [narrowing.Box.West, narrowing.Box.East, narrowing.Box.South, narrowing.Box.North];
        // How far a town reaches follows from all rows that bear its name, in whatever spelling.
        var wanted = narrowing.Names.Select(PlaceNames.Key).ToHashSet(StringComparer.Ordinal);
        foreach (StoreStatement row in database.Rows(TownsInBox, box))
            wanted.Add(PlaceNames.Key(row.Text(0)));
        string[] towns = [.. database.Rows(Towns).Select(static row => row.Text(0)).Where(town => wanted.Contains(PlaceNames.Key(town)))];
        string coarse = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"SELECT fid FROM incidents INDEXED BY store_incidents_coarse WHERE metres > {IncidentTable.CoarsestMetres:0}");
        string query = $"{InBox} UNION {coarse}";
        if (towns.Length > 0)
        {
            string marks = string.Join(',', towns.Select(static _ => "?"));
            query += $" UNION SELECT fid FROM incidents INDEXED BY store_incidents_town WHERE town IN ({marks})";
        }
        return (query, [.. box, .. towns]);
    }
}
