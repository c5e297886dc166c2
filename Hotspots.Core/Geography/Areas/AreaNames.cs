namespace Hotspots.Core.Geography.Areas;

/// <summary>Look-up of administrative areas by name: "Pier, Tendring", "Tendring", "Essex Police".</summary>
/// <remarks>Safe to use from many threads.</remarks>
internal static class AreaNames
{
    /// <summary>Words that people put behind a force's name.</summary>
    private static readonly string[] ForceWords = ["police", "constabulary", "policeforce"];

    private static readonly Lazy<(string Key, AtlasArea Area)[]> Sorted = new(static () =>
    [
        .. AreaAtlas.Britain.Areas.SelectMany(static area => Keys(area).Select(key => (key, area)))
            .OrderBy(static one => one.key, StringComparer.Ordinal).ThenBy(static one => one.area.Index),
    ]);

    /// <summary>The areas that are called so; of a ward its district may stand behind a comma.</summary>
    public static IReadOnlyList<AtlasArea> Find(string text) => Look(text, whole: true);

    /// <summary>The areas whose names begin so and go on.</summary>
    public static IReadOnlyList<AtlasArea> Beginning(string text) => Look(text, whole: false);

    // A comma may be a part of the name: "London, City of". It is tried first; then each comma is taken to stand before a ward's district.
    private static List<AtlasArea> Look(string text, bool whole)
    {
        List<AtlasArea> found = Look(PlaceNames.Key(text), "", whole);
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        // "East, Bury" is no Eastbury.
        if (comma > 0)
            found.RemoveAll(static area => !area.Name.Contains(',', StringComparison.Ordinal));
        for (; found.Count == 0 && comma > 0; comma = text.IndexOf(',', comma + 1))
            found = Look(PlaceNames.Key(text[..comma]), PlaceNames.Key(text[(comma + 1)..]), whole);
        return found;
    }

    private static List<AtlasArea> Look(string key, string within, bool whole)
    {
        if (key.Length == 0)
            return [];
        (string Key, AtlasArea Area)[] all = Sorted.Value;
        int first = 0, high = all.Length;
        while (first < high)
        {
            int middle = (first + high) / 2;
            if (string.CompareOrdinal(all[middle].Key, key) < 0)
                first = middle + 1;
            else
                high = middle;
        }
        var found = new List<AtlasArea>();
        bool isOfWhole = false;
        for (int i = first; i < all.Length && all[i].Key.StartsWith(key, StringComparison.Ordinal); i++)
        {
            AtlasArea area = all[i].Area;
            string district = within.Length > 0 && area.Kind == AreaKind.Ward ? PlaceNames.Key(AreaAtlas.Britain.Areas[area.Parent].Name) : "";
            bool isIn = within.Length == 0 || district.StartsWith(within, StringComparison.Ordinal);
            if (all[i].Key.Length == key.Length != whole || !isIn || found.Contains(area))
                continue;
            found.Add(area);
            isOfWhole |= within.Length > 0 && district == within;
        }
        // "Abbey, Derby" is no ward of Derbyshire Dales.
        return isOfWhole ? found.FindAll(area => PlaceNames.Key(AreaAtlas.Britain.Areas[area.Parent].Name) == within) : found;
    }

    private static IEnumerable<string> Keys(AtlasArea area)
    {
        string key = PlaceNames.Key(area.Name);
        yield return key;
        if (area.Kind != AreaKind.Force)
            yield break;
        foreach (string word in ForceWords)
            yield return key + word;
    }
}
