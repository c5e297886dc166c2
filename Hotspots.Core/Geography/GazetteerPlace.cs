using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Gazetteer entry. What is known of a town, village or district?</summary>
/// <param name="Name">Unique in the gazetteer: of several Newports all but the largest are named by a neighbour, "Newport near Telford".</param>
/// <param name="Aliases">Other names it goes by: "Clacton" for Clacton-on-Sea, "Bwcle" for Buckley.</param>
/// <param name="Position">Its centre in degrees.</param>
/// <param name="Centre">Its centre on the grid.</param>
/// <param name="Population">Inhabitants, about 2011 to 2021; 0 where the list has no number.</param>
/// <param name="IsTown">Is it a study area of its own? Otherwise it only serves to name things.</param>
/// <param name="PartOf">The town that a district belongs to (Brixton: London); null for towns and villages.</param>
internal sealed record GazetteerPlace(
    string Name, IReadOnlyList<string> Aliases, GeoPoint Position, GridPoint Centre, int Population, bool IsTown, string? PartOf)
{
    /// <summary>How far round a built-up area its countryside goes, metres: villages and farms that look to the town.</summary>
    public const double CountrysideMetres = 5_000;

    /// <summary>No place reaches farther than this, metres. London's districts carry it on from there.</summary>
    public const double MaximumReachMetres = 15_000;

    /// <summary>People on a square kilometre of built-up land: about what English towns and cities have.</summary>
    private const double PeoplePerSquareKilometre = 4_000;

    /// <summary>
    /// How far from its centre incidents are still counted to it, metres: the radius of the disc its people would fill, and the
    /// countryside round that. Mold 5.9 km, Colchester 8.1 km, Liverpool 13.3 km; never more than 15 km.
    /// </summary>
    public double ReachMetres =>
        Math.Min(MaximumReachMetres, CountrysideMetres + 1000 * Math.Sqrt(Population / (PeoplePerSquareKilometre * Math.PI)));
}
