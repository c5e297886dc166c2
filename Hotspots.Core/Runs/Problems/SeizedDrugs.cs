using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Problems;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Seized drugs of places: in how many seizures each was, and how much of it by unit, as the files have it.</summary>
internal sealed class SeizedDrugs
{
    private readonly ILookup<int, SeizureItem> _ofIncident;

    /// <summary>Sorts what was seized by incident.</summary>
    public SeizedDrugs(IReadOnlyList<SeizureItem> items) => _ofIncident = items.ToLookup(static item => item.Incident);

    /// <summary>What was seized in some incidents, most seizures first.</summary>
    /// <param name="incidents">The incidents.</param>
    /// <param name="most">Drugs at most.</param>
    public IReadOnlyList<SeizedDrug> Of(IReadOnlyList<int> incidents, int most)
    {
        SeizureItem[] items = [.. incidents.SelectMany(incident => _ofIncident[incident]).Where(static item => item.Drug.Length > 0)];
        IEnumerable<IGrouping<string, SeizureItem>> byDrug = items.GroupBy(static item => item.Drug, StringComparer.OrdinalIgnoreCase);
        IEnumerable<SeizedDrug> drugs = byDrug.Select(static drug => new SeizedDrug(
            drug.Key, drug.First().DrugClass, drug.Select(static item => item.Incident).Distinct().Count(), Quantities(drug)));
        return [.. drugs.OrderByDescending(static drug => drug.Seizures).ThenBy(static drug => drug.Name, StringComparer.Ordinal).Take(most)];
    }

    // Grams and tablets are not added up; what is no number is not in it.
    private static IReadOnlyList<string> Quantities(IEnumerable<SeizureItem> items)
    {
        var sums = new SortedDictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        foreach (SeizureItem item in items)
        {
            if (decimal.TryParse(item.Quantity, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal quantity) && quantity > 0)
                sums[item.Unit] = sums.GetValueOrDefault(item.Unit) + quantity;
        }
        return [.. sums.Select(static sum => string.Create(CultureInfo.InvariantCulture, $"{sum.Value:#,0.##} {sum.Key}").TrimEnd())];
    }
}
