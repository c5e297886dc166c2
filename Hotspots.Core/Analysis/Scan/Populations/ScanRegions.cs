using System.Globalization;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Scan.Populations;

/// <summary>Study population of a scan statistic: positions, people at risk, and cases by step of time.</summary>
/// <remarks>The arrays are not copied and must not change. Safe to read from many threads.</remarks>
internal sealed class ScanRegions
{
    /// <summary>Takes the regions over.</summary>
    /// <param name="places">Position of each region, in any unit.</param>
    /// <param name="population">People at risk in each: finite, 0 or more. With controls: cases and controls together.</param>
    /// <param name="cases">Cases of each region and step: region × steps + step; 0 or more.</param>
    /// <param name="stepCount">Steps of equal length, 1 or more; 1 for a purely spatial scan.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is out of range, or there are cases where nobody is; says which
    /// region.</exception>
    public ScanRegions(PointSet places, double[] population, int[] cases, int stepCount = 1)
    {
        if (population.Length != places.Count || cases.Length != (long)places.Count * stepCount)
            throw new ArgumentException("Places, population and cases must be equally many.", nameof(population));
        (Places, Population, Cases, StepCount) = (places, population, cases, stepCount);
        long total = 0;
        for (int region = 0; region < population.Length; region++)
        {
            if (!(population[region] >= 0 && double.IsFinite(population[region])))
                throw Bad(region, "has a population that is no number of 0 or more");
            long here = 0;
            for (int step = 0; step < stepCount; step++)
            {
                if (cases[region * stepCount + step] < 0)
                    throw Bad(region, "has fewer than no cases");
                here += cases[region * stepCount + step];
            }
            if (here > 0 && population[region] == 0)
                throw Bad(region, "has cases and no population");
            total += here;
            TotalPopulation += population[region];
        }
        if (total > int.MaxValue / 2 || !double.IsFinite(TotalPopulation))
            throw new ArgumentException("There are too many cases or people for a scan.", nameof(cases));
        TotalCases = (int)total;
    }

    /// <summary>Cases and controls, each at its time.</summary>
    /// <param name="places">Position of each region, in any unit.</param>
    /// <param name="people">Cases and controls together of each region and step: region × steps + step; 0 or more.</param>
    /// <param name="cases">Cases of each region and step.</param>
    /// <param name="stepCount">Steps of equal length, 1 or more.</param>
    /// <exception cref="ArgumentException">Lengths differ, a number is out of range, or there are cases where nobody is; says which
    /// region.</exception>
    public static ScanRegions OfControls(PointSet places, int[] people, int[] cases, int stepCount)
    {
        if (people.Length != cases.Length)
            throw new ArgumentException("Places, population and cases must be equally many.", nameof(people));
        var population = new double[places.Count];
        for (int k = 0; k < people.Length; k++)
            population[k / stepCount] += people[k];
        return new ScanRegions(places, population, cases, stepCount) { PeopleByStep = people };
    }

    /// <summary>Where the regions are.</summary>
    public PointSet Places { get; }

    /// <summary>People at risk in each.</summary>
    public double[] Population { get; }

    /// <summary>Cases and controls: region × <see cref="StepCount"/> + step; null where the people are there at every step alike.</summary>
    public int[]? PeopleByStep { get; private init; }

    /// <summary>Cases: region × <see cref="StepCount"/> + step.</summary>
    public int[] Cases { get; }

    /// <summary>How many steps the study lasts.</summary>
    public int StepCount { get; }

    /// <summary>How many regions.</summary>
    public int Count => Population.Length;

    /// <summary>All cases, C.</summary>
    public int TotalCases { get; }

    /// <summary>All people.</summary>
    public double TotalPopulation { get; }

    /// <summary>All people times all steps; where people have their times, all of them. N.</summary>
    public double TotalExposure => PeopleByStep is null ? TotalPopulation * StepCount : TotalPopulation;

    private static ArgumentException Bad(int region, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Region {region + 1} {what}: mend its row, or leave it out."));
}
