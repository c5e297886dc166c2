namespace Hotspots.Methods;

/// <summary>Days of points as numbers.</summary>
internal static class Days
{
    /// <summary>The number of each day.</summary>
    /// <exception cref="ArgumentException">There are not as many days as points.</exception>
    public static int[] Of(Locations points, ReadOnlySpan<DateOnly> days)
    {
        if (days.Length != points.Count)
            throw new ArgumentException($"There are {days.Length} days for {points.Count} points: give one for every point.", nameof(days));
        var numbers = new int[days.Length];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = days[i].DayNumber;
        return numbers;
    }
}
