namespace Hotspots.Sample;

/// <summary>When? Weekends and evenings, more and more until the raids, less for a while after.</summary>
internal sealed class Calendar
{
    private readonly Dictionary<(Town Town, Rhythm Rhythm, bool Displaced), double[]> _sums = [];

    public int Day(Town town, Rhythm rhythm, bool displaced, Chance chance)
    {
        if (!_sums.TryGetValue((town, rhythm, displaced), out double[]? sums))
            _sums.Add((town, rhythm, displaced), sums = Sums(town, rhythm, displaced));
        int day = Array.BinarySearch(sums, chance.Next() * sums[^1]);
        return Math.Min(day < 0 ? ~day : day, Sheet.Days - 1);
    }

    public static int Minute(int day, Rhythm rhythm, Chance chance)
    {
        double[] hours = rhythm switch
        {
            Rhythm.Night => [6, 4, 2, 1, 1, 0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 5, 6, 8, 11, 14, 17, 18, 14],
            Rhythm.AfterSchool => [1, 0, 0, 0, 0, 0, 0, 2, 4, 2, 2, 3, 6, 4, 5, 15, 18, 14, 10, 8, 6, 4, 3, 1],
            _ => [3, 2, 1, 0, 0, 0, 0, 1, 2, 3, 4, 4, 5, 5, 6, 8, 10, 13, 16, 18, 18, 15, 11, 6],
        };
        DateOnly date = Sheet.FirstDay.AddDays(day);
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            hours = [hours[0] + 5, hours[1] + 4, hours[2] + 2, .. hours[3..]];
        int hour = chance.ByShare(hours, h => h);
        // One night in March has no time from 01:00 to 02:00.
        return (hour == 1 && date.Month == 3 ? 2 : hour) * 60 + chance.Below(60);
    }

    /// <summary>How likely is each day? Added up, so that a number picks a day.</summary>
    private static double[] Sums(Town town, Rhythm rhythm, bool displaced)
    {
        // Sunday to Saturday.
        ReadOnlySpan<double> week = rhythm switch
        {
            Rhythm.Night => [0.9, 0.6, 0.65, 0.75, 1.05, 1.8, 2.0],
            Rhythm.AfterSchool => [0.6, 1.05, 1.1, 1.1, 1.15, 1.5, 0.8],
            _ => [0.95, 0.75, 0.8, 0.85, 1.05, 1.5, 1.6],
        };
        var sums = new double[Sheet.Days];
        double sum = 0;
        for (int day = 0; day < sums.Length; day++)
        {
            DateOnly date = Sheet.FirstDay.AddDays(day);
            int since = date.DayNumber - town.Raid.DayNumber;
            double trend = displaced ? (since < 0 ? 0.25 : 0.25 + 1.5 * Math.Min(1, since / 90.0))
                : since < -212 ? 0.6
                : since < 0 ? 0.6 + 1.2 * (since + 212) / 212
                : 0.35 + 0.4 * Math.Min(1, since / 240.0);
            double season = town.Region == Places.Tendring && date.Month is 7 or 8 ? 1.35 : 1;
            sum += trend * season * week[(int)date.DayOfWeek];
            sums[day] = sum;
        }
        return sums;
    }
}
