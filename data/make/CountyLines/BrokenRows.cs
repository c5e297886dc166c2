namespace Hotspots.Sample;

/// <summary>What goes wrong in real exports, once or twice each, so that the report of reading has something to say.</summary>
internal static class BrokenRows
{
    public static IEnumerable<Entry> Make()
    {
        yield return Tip("Buckley", 243, "-3.080912", "53.169214", time: "30/02/2025");
        yield return Tip("Clacton-on-Sea", 517, "1.153310", "51.790850", time: "31/11/2025 19:40");
        yield return Tip("High Wycombe", 330, "-0.759120", "51.630980", time: "early hours");
        // Latitude and longitude exchanged.
        yield return Tip("Mold", 95, "53.167720", "-3.141350");
        yield return Tip("High Wycombe", 402, "51.628830", "-0.748870");
        // What a database gives when it has no position.
        yield return Tip("Jaywick", 288, "0", "0");
        yield return Tip("Clacton-on-Sea", 371, "near the pier", "");
        yield return Tip("Flint", 260, "-3.133010", "fifty-three");
        // A spreadsheet with decimal commas.
        yield return Tip("Connah's Quay", 455, "-3,050170", "53,215880");
        // A slip of the keyboard: latitude 531.
        yield return Tip("Buckley", 501, "-3.075440", "531.68210");
        // Paris; and the open North Sea, where a British position may well be: it is placed, and stands out as a stray.
        yield return Tip("Clacton-on-Sea", 540, "2.352200", "48.856600");
        Entry stray = Tip("Clacton-on-Sea", 575, "2.114300", "53.020400");
        stray.Rows[0][Sheet.TownName] = "";
        yield return stray;
        yield return Tip("Mold", 610, "", "", reference: "SJ 237 64");
        // A line cut short, and one with a comma that should stand in quotes.
        yield return Tip("Holland-on-Sea", 640, "1.186120", "51.804410") with { Width = 9 };
        Entry torn = Tip("High Wycombe", 688, "-0.752410", "51.631540") with { Quoted = false };
        torn.Rows[0][Sheet.Notes] = "Two youths on e-bikes, swapping bags";
        yield return torn;
    }

    private static Entry Tip(string town, int day, string lon, string lat, string? time = null, string reference = "")
    {
        string[] row = Sheet.Row(Sheet.Tip, town, "");
        row[Sheet.Time] = time ?? Sheet.Moment(day, 1170, "yyyy-MM-ddTHH:mm");
        (row[Sheet.Longitude], row[Sheet.Latitude], row[Sheet.GridReference]) = (lon, lat, reference);
        (row[Sheet.Source], row[Sheet.Intelligence], row[Sheet.Handling]) = ("2", "D", "P");
        return new Entry(Places.Towns.Single(t => t.Name == town), day, 1170, [row]);
    }
}
