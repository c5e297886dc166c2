namespace Hotspots.Sample;

/// <summary>Tips, searches and seizures from day to day.</summary>
internal sealed class Everyday(Chance chance)
{
    private const int Count = 3790;

    private readonly Calendar _calendar = new();
    private readonly Dictionary<Spot, (int Day, double Lon, double Lat)> _latest = new(ReferenceEqualityComparer.Instance);

    public void Add(List<Entry> entries)
    {
        for (int i = 0; i < Count; i++)
        {
            Town town = Places.Towns[chance.ByShare(Places.Towns, t => t.Share)];
            entries.Add(chance.Is(town.Noise) ? Anywhere(town) : AtSpot(town, town.Spots[chance.ByShare(town.Spots, s => s.Share)]));
        }
    }

    private Entry Anywhere(Town town)
    {
        int day = _calendar.Day(town, Rhythm.Evening, false, chance);
        Quarter quarter = town.Quarters[chance.ByShare(town.Quarters, q => q.Share)];
        (double lon, double lat) = Placing.Within(town, quarter, chance);
        string street = chance.Is(0.45) ? chance.Of(quarter.Streets) : "";
        string kind = chance.Of<string>([Sheet.Tip, Sheet.Search, Sheet.Seizure], [89, 5, 6]);
        return Make(town, kind, street, day, Calendar.Minute(day, Rhythm.Evening, chance), lon, lat, 0.15);
    }

    private Entry AtSpot(Town town, Spot spot)
    {
        int day = _calendar.Day(town, spot.Rhythm, spot.Displaced, chance);
        (double lon, double lat) = Placing.Near(town, spot, chance);
        // What happened once often happens again a few doors and a few days away.
        if (_latest.TryGetValue(spot, out (int Day, double Lon, double Lat) before) && before.Day + 9 < Sheet.Days && chance.Is(0.2))
        {
            day = before.Day + 1 + chance.Below(9);
            (lon, lat) = Placing.Beside(town, before.Lon, before.Lat, chance);
        }
        _latest[spot] = (day, lon, lat);
        string kind = chance.Of<string>([Sheet.Tip, Sheet.Search, Sheet.Seizure], [74, 14, 12]);
        return Make(town, kind, chance.Is(0.92) ? spot.Street : "", day, Calendar.Minute(day, spot.Rhythm, chance), lon, lat, 0.5);
    }

    private Entry Make(Town town, string kind, string street, int day, int minute, double lon, double lat, double lineKnown)
    {
        string[] row = Sheet.Row(kind, chance.Is(0.06) ? "" : town.Name, street);
        int untilRaid = town.Raid.DayNumber - Sheet.FirstDay.DayNumber - day;
        row[Sheet.Operation] = untilRaid is > -5 and < 212 && kind != Sheet.Search && chance.Is(0.3) ? town.RaidName : "";
        row[Sheet.Line] = chance.Is(lineKnown) ? town.Lines[chance.Is(untilRaid > 0 ? 0.75 : 0.35) ? 0 : ^1] : "";
        if (kind == Sheet.Tip && chance.Is(0.65))
            minute -= minute % 5;
        row[Sheet.Time] = Sheet.Moment(day, minute, TimeForm(kind));
        if (kind == Sheet.Tip && chance.Is(0.004))
            row[Sheet.Time] = "";
        Locate(row, town.Region, lon, lat);
        if (chance.Is(0.4))
            row[Sheet.Notes] = chance.Of(kind == Sheet.Tip ? Words.Tips : Words.Others);
        switch (kind)
        {
            case Sheet.Tip:
                Grade(row, day);
                row[Sheet.Outcome] = chance.Is(0.25) ? chance.Of(Words.TipOutcomes) : "";
                break;
            case Sheet.Search:
                row[Sheet.Outcome] = chance.Of<string>(["no further action", "community resolution", "arrest", "penalty notice"], [62, 14, 13, 11]);
                row[Sheet.Arrests] = row[Sheet.Outcome] == "arrest" ? "1" : "0";
                break;
            default:
                row[Sheet.Cash] = chance.Is(0.45) ? Sheet.Whole(20 + 5 * (int)(500 * Cube(chance.Next()))) : "";
                row[Sheet.Arrests] = chance.Of<string>(["0", "1", "2"], [45, 45, 10]);
                row[Sheet.Outcome] = row[Sheet.Arrests] == "0" ? "under investigation" : chance.Is(0.6) ? "charged" : "released under investigation";
                return new Entry(town, day, minute, Items(row, chance.Of<int>([1, 2, 3], [66, 25, 9]), chance));
        }
        return new Entry(town, day, minute, [row]);
    }

    /// <summary>One row for each thing found; what belongs to the seizure as a whole stands in the first.</summary>
    public static List<string[]> Items(string[] seizure, int count, Chance chance)
    {
        var rows = new List<string[]>();
        while (rows.Count < count)
        {
            Substance found = chance.Of(Substance.All, [.. Substance.All.Select(s => s.Share)]);
            if (rows.Exists(r => r[Sheet.Drug] == found.Name))
                continue;
            string[] row = [.. seizure];
            double amount = found.Low + (found.High - found.Low) * Cube(chance.Next());
            (row[Sheet.Drug], row[Sheet.DrugClass], row[Sheet.Unit]) = (found.Name, found.Class, found.Unit);
            row[Sheet.Quantity] = Sheet.Decimal(amount, found.Unit switch { "g" => "0.#", "kg" => "0.##", _ => "0" });
            if (rows.Count > 0)
                (row[Sheet.Cash], row[Sheet.Arrests], row[Sheet.Notes]) = ("", "", "");
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>Makes small values of 0 to 1 common and large ones rare.</summary>
    public static double Cube(double value) => value * value * value;

    private string TimeForm(string kind) => kind == Sheet.Tip
        ? chance.Of<string>(["yyyy-MM-ddTHH:mm", "dd/MM/yyyy HH:mm", "yyyy-MM-dd", "dd/MM/yyyy", "yyyy-MM"], [660, 200, 90, 30, 20])
        : chance.Of<string>(["yyyy-MM-ddTHH:mm", "dd/MM/yyyy HH:mm", "yyyy-MM-dd"], [75, 20, 5]);

    private void Locate(string[] row, Region region, double lon, double lat)
    {
        int how = chance.Below(1000);
        if (how < 32)
            return;
        if (how is < 110 or >= 985)
            row[Sheet.GridReference] = Sheet.Reference(region, lon, lat, 3, how % 2 == 0);
        else if (how < 125)
            row[Sheet.GridReference] = Sheet.Reference(region, lon, lat, 5, true);
        if (how >= 125)
            Sheet.Place(row, lon, lat);
    }

    private void Grade(string[] row, int day)
    {
        if (chance.Is(0.05))
            return;
        string grade = day < 240 && chance.Is(0.04)
            ? chance.Of<string>(["B21", "E41", "C31", "E51", "B22"])
            : chance.Of<string>(
                ["2DP", "2CP", "2DC", "2CC", "2BP", "1BP", "1BC", "1AC", "1CP", "3DP", "3CP", "3EP", "2EP"],
                [38, 22, 7, 6, 6, 3, 3, 2, 3, 5, 2, 2, 1]);
        (row[Sheet.Source], row[Sheet.Intelligence], row[Sheet.Handling]) = (grade[..1], grade[1..2], grade[2..]);
    }
}
