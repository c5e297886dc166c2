using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;

namespace Hotspots.Core.Placement.Patrols;

/// <summary>Randomised control days. On which days of a week is each place left without patrols, by lot?</summary>
/// <remarks>
/// Days and places are shuffled, and the places take so many days each in turn: every place has as many, and no day has more than one place
/// more than another, so that no shift is left with little to do by chance.
/// </remarks>
internal static class ControlDays
{
    /// <summary>Draws the days.</summary>
    /// <param name="places">How many places.</param>
    /// <param name="each">Days of each place, 0 to 7.</param>
    /// <param name="random">The lots.</param>
    /// <returns>For each day, is each place left alone?</returns>
    public static bool[][] Draw(int places, int each, SeededRandom random)
    {
        int[] days = Shuffled(PatrolWeekWish.Days, random), order = Shuffled(places, random);
        var isControl = new bool[PatrolWeekWish.Days][];
        for (int day = 0; day < isControl.Length; day++)
            isControl[day] = new bool[places];
        int turn = 0;
        foreach (int place in order)
        {
            for (int k = 0; k < each; k++)
                isControl[days[turn++ % days.Length]][place] = true;
        }
        return isControl;
    }

    private static int[] Shuffled(int count, SeededRandom random)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++)
        {
            int j = random.NextInt32(i + 1);
            (order[i], order[j]) = (order[j], i);
        }
        return order;
    }
}
