using System.Text.RegularExpressions;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Names of places on paper: those of the run, without house numbers that stand in the files' streets. Ground is meant, and no
/// door.</summary>
internal static partial class PlaceNames
{
    /// <summary>"12 Pier Avenue and 3a High Street" as "Pier Avenue and High Street"; "400 m NE of the centre of Mold" and "1st Avenue"
    /// stay.</summary>
    public static string WithoutDoors(string name) => Door().Replace(name, "");

    [GeneratedRegex(@"(?<=^|\band |\bnear |\bNear |, )[0-9]+[A-Za-z]?(-[0-9]+[A-Za-z]?)? (?=\p{Lu}\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex Door();
}
