namespace Hotspots.Core.Analysis.Scan;

/// <summary>Where and when were the cases? Grouped by location, in each location by time, whatever order they came in.</summary>
internal sealed class ScanCases
{
    /// <summary>Groups the cases.</summary>
    /// <param name="locations">Location of each case: 0 to <paramref name="locationCount"/> − 1.</param>
    /// <param name="steps">Time of each case: 0 to <paramref name="stepCount"/> − 1.</param>
    /// <param name="locationCount">How many locations there are.</param>
    /// <param name="stepCount">How many steps the study lasts.</param>
    public ScanCases(ReadOnlySpan<int> locations, ReadOnlySpan<int> steps, int locationCount, int stepCount)
    {
        StepCount = stepCount;
        Starts = new int[locationCount + 1];
        foreach (int location in locations)
            Starts[location + 1]++;
        for (int location = 0; location < locationCount; location++)
            Starts[location + 1] += Starts[location];
        Steps = new int[steps.Length];
        int[] next = Starts[..locationCount];
        for (int i = 0; i < steps.Length; i++)
            Steps[next[locations[i]]++] = steps[i];
        for (int location = 0; location < locationCount; location++)
            Steps.AsSpan(Starts[location], Starts[location + 1] - Starts[location]).Sort();
        Before = new int[stepCount + 1];
        foreach (int step in steps)
            Before[step + 1]++;
        for (int step = 0; step < stepCount; step++)
            Before[step + 1] += Before[step];
    }

    /// <summary>First case of each location, and the number of cases at the end.</summary>
    public int[] Starts { get; }

    /// <summary>Time of each case.</summary>
    public int[] Steps { get; }

    /// <summary>How many cases there are before each step anywhere; one entry more than steps.</summary>
    public int[] Before { get; }

    /// <summary>How many steps the study lasts.</summary>
    public int StepCount { get; }

    /// <summary>All cases, N.</summary>
    public int Count => Steps.Length;

    /// <summary>Cases at a location.</summary>
    public int CountAt(int location) => Starts[location + 1] - Starts[location];
}
