namespace Hotspots.Sample;

/// <summary>The raids, and what they found.</summary>
internal static class Warrants
{
    public static void Add(List<Entry> entries, Chance chance)
    {
        foreach (Raids raids in Raids.All)
        {
            Town town = Places.Towns.Single(t => t.Name == raids.Town);
            for (int i = 0; i < raids.Warrants.Length; i++)
            {
                Spot spot = i < raids.Streets.Length
                    ? town.Spots.Single(s => s.Street == raids.Streets[i])
                    : town.Spots[chance.ByShare(town.Spots, s => s.Displaced ? s.Share / 3 : s.Share)];
                Add(entries, raids, town, spot, raids.Warrants[i].Day, raids.Warrants[i].Arrests, chance);
            }
        }
    }

    private static void Add(List<Entry> entries, Raids raids, Town town, Spot spot, int daysAfter, int arrests, Chance chance)
    {
        (double lon, double lat) = Placing.Near(town, spot, chance);
        int day = raids.First.DayNumber - Sheet.FirstDay.DayNumber + daysAfter, minute = 330 + chance.Below(130);
        bool found = arrests > 0 || chance.Is(0.4);

        string[] row = Sheet.Row(Sheet.Warrant, town.Name, spot.Street);
        row[Sheet.Time] = Sheet.Moment(day, minute, "yyyy-MM-ddTHH:mm");
        row[Sheet.Operation] = raids.Name;
        row[Sheet.Line] = found ? town.Lines[chance.Is(0.7) ? 0 : ^1] : "";
        row[Sheet.Arrests] = Sheet.Whole(arrests);
        row[Sheet.Outcome] = found ? chance.Is(0.6) ? "drugs found" : "cash and phones found" : "nothing found";
        Sheet.Place(row, lon, lat);
        entries.Add(new Entry(town, day, minute, [row]));
        if (!found)
            return;

        string[] seizure = Sheet.Row(Sheet.Seizure, town.Name, spot.Street);
        minute += 25 + chance.Below(45);
        seizure[Sheet.Time] = Sheet.Moment(day, minute, "yyyy-MM-ddTHH:mm");
        (seizure[Sheet.Operation], seizure[Sheet.Line]) = (raids.Name, row[Sheet.Line]);
        seizure[Sheet.Outcome] = arrests > 0 ? "charged" : "under investigation";
        seizure[Sheet.Cash] = chance.Is(0.7) ? Sheet.Whole(120 + 10 * (int)(900 * Everyday.Cube(chance.Next()))) : "";
        Sheet.Place(seizure, lon, lat);
        entries.Add(new Entry(town, day, minute, Everyday.Items(seizure, 1 + chance.Below(3), chance)));
    }
}
