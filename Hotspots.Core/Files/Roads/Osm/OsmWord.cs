using System.Collections.Frozen;

namespace Hotspots.Core.Files.Roads.Osm;

/// <summary>Words of OpenStreetMap's tags that mean something here, as keys or as values.</summary>
internal enum OsmWord : byte
{
    /// <summary>There is no such tag.</summary>
    Absent,

    /// <summary>Any word that is not listed.</summary>
    Other,

    Highway, Building, Leisure, Landuse, Natural, Waterway, Railway, Place, Type, Area,
    Oneway, Junction, Access, Vehicle, MotorVehicle, Motorcar, Foot, Bridge, Tunnel, Layer, Name, Ref,
    Yes, No, True, One, MinusOne, Reverse, Private, Permissive, Designated, Destination, Customers, Agricultural, Forestry, Emergency,
    Motorway, MotorwayLink, Trunk, TrunkLink, Primary, PrimaryLink, Secondary, SecondaryLink, Tertiary, TertiaryLink,
    Unclassified, Residential, LivingStreet, Road, Service, Pedestrian, Cycleway, Footway, Path, Bridleway, Corridor, Track, Steps,
    Roundabout, Circular, Multipolygon, Boundary,
    Park, Garden, RecreationGround, GolfCourse, Pitch, Playground, Common, VillageGreen, Grass, Cemetery, Allotments, Meadow,
    Forest, Wood, Water, Riverbank, Reservoir, Basin, River, Canal, Stream, Rail, LightRail, Tram, NarrowGauge, Subway, Station, Halt,
    City, Town, Suburb, Village, Hamlet, Neighbourhood,
}

/// <summary>Spelling of <see cref="OsmWord"/>.</summary>
internal static class OsmWords
{
    /// <summary>Longest of the words.</summary>
    private const int Longest = 24;

    private static readonly FrozenDictionary<string, OsmWord> Words = Enum.GetValues<OsmWord>()
        .Where(static word => word > OsmWord.Other)
        .ToFrozenDictionary(Spell, static word => word, StringComparer.Ordinal);

    /// <summary>What a text is.</summary>
    public static OsmWord Of(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > Longest)
            return OsmWord.Other;
        Span<char> letters = stackalloc char[text.Length];
        for (int i = 0; i < text.Length; i++)
            letters[i] = (char)text[i];
        return Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out OsmWord word) ? word : OsmWord.Other;
    }

    // MotorwayLink is motorway_link.
    private static string Spell(OsmWord word) => word switch
    {
        OsmWord.One => "1",
        OsmWord.MinusOne => "-1",
        _ => string.Concat(word.ToString().Select(static (c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString())),
    };
}
