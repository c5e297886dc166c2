using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Lines;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Drugs that were seized of a line, by class, drug and sort of unit: how often, and how much as median and range.</summary>
internal static class LineDrugs
{
    /// <summary>Those of a line.</summary>
    /// <param name="name">The line, as it is shown.</param>
    /// <param name="placed">Its incidents with a position.</param>
    /// <param name="items">Items of incidents with a position.</param>
    public static LineDrug[] Of(string name, IEnumerable<Sighting> placed, ILookup<int, SeizureItem> items)
    {
        var found = placed.Where(static one => one.Kind == SightingKind.Seizure)
            .SelectMany(one => items[one.Incident].Select(item => (one.Incident, Item: item, Amount: DrugAmounts.Of(item.Quantity, item.Unit))))
            .GroupBy(static one => (Class: DrugAmounts.ClassOf(one.Item.DrugClass), Drug: DrugAmounts.NameOf(one.Item.Drug), one.Amount.Unit));
        return
        [
            .. found.Select(group =>
            {
                decimal[] amounts = [.. group.Select(static one => one.Amount.Value).OfType<decimal>().Order()];
                double? median = amounts.Length == 0 ? null : (double)((amounts[(amounts.Length - 1) / 2] + amounts[amounts.Length / 2]) / 2);
                return new LineDrug(
                    name, group.Key.Class, group.Key.Drug, group.Key.Unit, group.Select(static one => one.Incident).Distinct().Count(),
                    amounts.Length, median, amounts.Length == 0 ? null : (double)amounts[0], amounts.Length == 0 ? null : (double)amounts[^1]);
            }).OrderBy(static one => one.Class.Length == 0).ThenBy(static one => one.Class, StringComparer.Ordinal)
                .ThenByDescending(static one => one.Seizures).ThenBy(static one => one.Drug, StringComparer.Ordinal)
                .ThenBy(static one => one.Unit, StringComparer.Ordinal),
        ];
    }
}
