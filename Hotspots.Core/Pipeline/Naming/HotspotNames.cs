using System.Globalization;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>A place with a name and a centre, to say where something lies.</summary>
/// <param name="Name">"Mold".</param>
/// <param name="Centre">On the grid.</param>
internal readonly record struct NamedCentre(string Name, GridPoint Centre);

/// <summary>Names of hotspots. By which name will an officer recognise a hotspot?</summary>
/// <remarks>
/// From the streets its own records name. One street when it dominates: more than <see cref="DominantShare"/> of the records that
/// name a street, or twice as many as the next. Else the two most frequent: "Pier Avenue and Marine Parade East". A kind of place
/// ("Supermarket") is used only where no street is frequent (each below <see cref="FrequentShare"/> of the records that name anything)
/// and the place has at least <see cref="PlaceShare"/> of them: "Supermarket near Pier Avenue". Where no record names a street,
/// those of the list that travels with the tool (<see cref="ListedStreets"/>): "Pier Avenue", "Near Pier Avenue". Where that has none near, the
/// distance and direction from the town's centre: "400 m NE of the centre of Mold". Names are unique within an area: the next street is added, else
/// the dates where another was on the same ground at another time, else the direction from the other hotspots of that name, else a number.
/// </remarks>
internal static class HotspotNames
{
    /// <summary>A street that more than half of the records name is the name.</summary>
    public const double DominantShare = 0.5;

    /// <summary>A street named by less than a tenth of the records is no landmark.</summary>
    public const double FrequentShare = 0.1;

    /// <summary>Places are kinds, not one place: a wide hotspot names many nightclubs, and only a quarter of all makes it about them.</summary>
    public const double PlaceShare = 0.25;

    /// <summary>Names the hotspots of one area.</summary>
    /// <param name="tallies">The streets of each hotspot.</param>
    /// <param name="centres">The centre of each hotspot.</param>
    /// <param name="nearest">The town whose centre to measure from.</param>
    /// <param name="datesApart">
    /// The dates of the first of two hotspots in words, where the second was on the same ground at another time; else null. Null for nobody knows.
    /// </param>
    public static string[] Of(
        IReadOnlyList<StreetTally> tallies, IReadOnlyList<GridPoint> centres, Func<GridPoint, NamedCentre?> nearest,
        Func<int, int, string?>? datesApart = null)
    {
        var names = new string[tallies.Count];
        for (int i = 0; i < names.Length; i++)
            names[i] = First(tallies[i]) ?? PlaceAlone(tallies[i]) + Direction(centres[i], nearest);
        AddNextStreet(names, tallies);
        if (datesApart is not null)
            AddDates(names, datesApart);
        AddBearing(names, centres);
        AddNumber(names);
        return names;
    }

    /// <summary>The name from the streets alone; null when the records name no street.</summary>
    public static string? First(StreetTally tally)
    {
        int streets = tally.Streets.Sum(static s => s.Count);
        int places = tally.Places.Sum(static p => p.Count);
        if (streets == 0)
            return null;
        if (places > 0 && tally.IsListed)
            return $"{Words(tally.Places[0].Name)} near {tally.Streets[0].Name}";
        if (places > 0 && IsPlace(tally, streets + places))
            return $"{Words(tally.Places[0].Name)} near {tally.Streets[0].Name}";
        int most = tally.Streets[0].Count;
        bool dominates = tally.Streets.Count == 1 || most > DominantShare * streets || most >= 2 * tally.Streets[1].Count;
        return Join(tally, dominates ? 1 : 2);
    }

    private static string PlaceAlone(StreetTally tally) => tally.Places.Count == 0 ? "" : Words(tally.Places[0].Name) + ", ";

    private static bool IsPlace(StreetTally tally, int named) =>
        tally.Places[0].Count >= PlaceShare * named && tally.Streets[0].Count < FrequentShare * named;

    /// <summary>Distance and direction from the nearest town's centre, "400 m NE of the centre of Mold": a name without a street.</summary>
    public static string Direction(GridPoint centre, Func<GridPoint, NamedCentre?> nearest) =>
        nearest(centre) is NamedCentre town
            ? Compass.FromCentre(town.Name, town.Centre, centre)
            : string.Create(CultureInfo.InvariantCulture, $"{centre.Easting:0} E {centre.Northing:0} N");

    private static string Join(StreetTally tally, int streets) => (tally.IsBeside ? "Near " : "") + streets switch
    {
        1 => tally.Streets[0].Name,
        2 => $"{tally.Streets[0].Name} and {tally.Streets[1].Name}",
        _ => $"{tally.Streets[0].Name}, {tally.Streets[1].Name} and {tally.Streets[2].Name}",
    };

    // "Further/Higher Educational Building" is a form's word; "Theatre or concert hall" is what people say.
    private static string Words(string place) =>
        place[..1].ToUpperInvariant() + place[1..].ToLowerInvariant().Replace("/", " or ", StringComparison.Ordinal);

    private static void AddNextStreet(string[] names, IReadOnlyList<StreetTally> tallies)
    {
        for (int streets = 2; streets <= 3; streets++)
        {
            foreach (int i in Shared(names))
            {
                if (tallies[i].Streets.Count >= streets && names[i] == Join(tallies[i], streets - 1))
                    names[i] = Join(tallies[i], streets);
            }
        }
    }

    private static void AddDates(string[] names, Func<int, int, string?> datesApart)
    {
        foreach (IGrouping<string, int> group in Shared(names).GroupBy(i => names[i], StringComparer.Ordinal).ToArray())
        {
            foreach (int i in group)
            {
                if (group.Select(other => other == i ? null : datesApart(i, other)).FirstOrDefault(static dates => dates is not null) is { } dates)
                    names[i] += $" ({dates})";
            }
        }
    }

    private static void AddBearing(string[] names, IReadOnlyList<GridPoint> centres)
    {
        int[] shared = Shared(names);
        foreach (IGrouping<string, int> group in shared.GroupBy(i => names[i], StringComparer.Ordinal).ToArray())
        {
            var middle = new GridPoint(group.Average(i => centres[i].Easting), group.Average(i => centres[i].Northing));
            foreach (int i in group)
            {
                if (centres[i].DistanceTo(middle) > 0)
                    names[i] += $" ({Compass.Bearing(middle, centres[i])})";
            }
        }
    }

    private static void AddNumber(string[] names)
    {
        // A number may itself make a name that another hotspot has, so it is asked again until all differ.
        for (int[] shared = Shared(names); shared.Length > 0; shared = Shared(names))
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (int i in shared)
            {
                int number = seen[names[i]] = seen.GetValueOrDefault(names[i]) + 1;
                if (number > 1)
                    names[i] += string.Create(CultureInfo.InvariantCulture, $" ({number})");
            }
        }
    }

    private static int[] Shared(string[] names)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in names)
            counts[name] = counts.GetValueOrDefault(name) + 1;
        return [.. Enumerable.Range(0, names.Length).Where(i => counts[names[i]] > 1)];
    }
}
