using System.Collections.Concurrent;
using System.Text;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Geocoding by postcode. Where is a row that has nothing better, and how closely is that known?</summary>
/// <remarks>Safe to use from many threads. A file names the same few thousand postcodes again and again: what was found is kept.</remarks>
internal static class PostcodePlaces
{
    /// <summary>So many of the nearest postcodes tell how large the ground of one is there.</summary>
    private const int Neighbours = 8;

    /// <summary>A text that is longer is no postcode.</summary>
    private const int Longest = 16;

    /// <summary>Metres within which neighbours are looked for at first, and at most.</summary>
    private const double FirstReach = 100, LastReach = 51_200;

    /// <summary>Areas that Code-Point Open leaves out: Northern Ireland, Guernsey, Jersey and the Isle of Man.</summary>
    private static readonly string[] Islands = ["BT", "GY", "JE", "IM"];

    private static readonly ConcurrentDictionary<string, (GridPoint At, double Metres)> Known = new(StringComparer.Ordinal);

    /// <summary>Looks a postcode up.</summary>
    /// <param name="utf8">As the row has it.</param>
    /// <param name="at">Its position.</param>
    /// <param name="metres">Side of the ground that is one postcode's there: an address is known no better.</param>
    public static bool TryFind(ReadOnlySpan<byte> utf8, out GridPoint at, out double metres)
    {
        (at, metres) = (default, 0);
        if (utf8.Length > Longest)
            return false;
        string text = Encoding.UTF8.GetString(utf8);
        if (!Known.TryGetValue(text, out (GridPoint At, double Metres) found))
        {
            if (PostcodeNames.Britain.Find(text) is not { } point)
                return false;
            found = Known.GetOrAdd(text, (point, GroundAt(point)));
        }
        (at, metres) = found;
        return true;
    }

    /// <summary>Is it a postcode or the beginning of one for which there is no position, and no mistake?</summary>
    public static bool IsWithoutPosition(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest || PostcodeNames.Britain.Parse(Encoding.UTF8.GetString(utf8)) is not { } part)
            return false;
        return Array.Exists(Islands, area => part.Outcode.StartsWith(area, StringComparison.Ordinal))
            || (part.Inward.Length < 3 && PostcodeNames.Britain.Matching(part).Count > 0);
    }

    /// <summary>Side in metres of the square that is one postcode's share of the ground round a point, by the nearest eight others.</summary>
    internal static double GroundAt(GridPoint at)
    {
        for (double reach = FirstReach; reach <= LastReach; reach *= 2)
        {
            PointSet near = Postcodes.Britain.Within(new GridBox(at.Easting - reach, at.Northing - reach, at.Easting + reach, at.Northing + reach));
            double[] metres = [.. Enumerable.Range(0, near.Count).Select(i => at.DistanceTo(near[i])).Where(
                d => d >= Postcodes.GrainMetres / 2 && d <= reach).Order()];
            if (metres.Length >= Neighbours)
                return metres[Neighbours - 1] * Math.Sqrt(Math.PI / Neighbours);
        }
        return LastReach;
    }
}
