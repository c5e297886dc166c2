namespace Hotspots.Sample;

/// <summary>
/// The sample file. Every incident is invented: towns and main streets are real so that the map looks like a map; what is said to
/// have happened there did not. Shaped on what forces have made public: a week of warrants in Buckley (Operation Racer), a week of
/// raids across Clacton after seven months of work, sixteen warrants in High Wycombe (Operation Rowlock).
/// </summary>
internal static class CountyLinesFile
{
    private const int Seed = 20260630;

    /// <summary>Writes the whole file: the same bytes each time.</summary>
    public static void Write(TextWriter output)
    {
        var chance = new Chance(Seed);
        var entries = new List<Entry>();
        Warrants.Add(entries, chance);
        new Everyday(chance).Add(entries);
        entries.AddRange(BrokenRows.Make());
        entries = [.. entries.OrderBy(e => e.Day).ThenBy(e => e.Minute)];
        Number(entries, chance);

        output.Write(Sheet.Header + "\n");
        string again = "";
        for (int i = 0; i < entries.Count; i++)
        {
            foreach (string[] row in entries[i].Rows)
                output.Write(entries[i].Text(row) + "\n");
            // Exports hold a row twice now and then, and not side by side.
            if (i % 640 == 320)
                again = entries[i].Text(entries[i].Rows[0]);
            if (i % 640 == 322)
                output.Write(again + "\n");
        }
    }

    /// <summary>References in order of time, by region and year; some tips have none and two carry another tip's.</summary>
    private static void Number(List<Entry> entries, Chance chance)
    {
        var counts = new Dictionary<string, int>();
        string lastTip = "";
        int wrong = 0;
        foreach (Entry entry in entries)
        {
            string series = entry.Town.Region.Prefix + "-" + Sheet.Moment(entry.Day, 0, "yy") + "-";
            counts[series] = counts.GetValueOrDefault(series) + 1;
            string id = series + counts[series].ToString("D5", System.Globalization.CultureInfo.InvariantCulture);
            bool tip = entry.Rows[0][Sheet.Kind] == Sheet.Tip;
            if (tip && chance.Is(0.01))
                id = "";
            else if (tip && lastTip.Length > 0 && wrong < 2 && entry.Day > 250 * (wrong + 1))
                (id, wrong) = (lastTip, wrong + 1);
            foreach (string[] row in entry.Rows)
                row[Sheet.Id] = id;
            lastTip = tip && id.Length > 0 ? id : lastTip;
        }
    }
}
