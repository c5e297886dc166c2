using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Releases;

/// <summary>One count of somebody's layer, as it stands there.</summary>
/// <param name="Place">The place; blank for the total of all places.</param>
/// <param name="Period">The period or category; blank for the total of all.</param>
/// <param name="As">How it is told.</param>
/// <param name="Least">The count; the low end of a range; 0 where hidden.</param>
/// <param name="Most">The count; the high end of a range; 0 where hidden.</param>
internal readonly record struct SheetCount(string Place, string Period, ToldAs As, int Least, int Most);

/// <summary>Counts of a file of somebody's: places by periods, with totals where it has any.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Counts">What stands in it.</param>
/// <param name="Shapes">The ground of each place by its name, metres; empty where the file has none.</param>
/// <param name="HasPlaces">Does it tell places apart? Else it is the totals of another file.</param>
/// <param name="Words">How it was understood, one sentence.</param>
internal sealed record CountSheet(
    string File, IReadOnlyList<SheetCount> Counts, IReadOnlyDictionary<string, Geometry> Shapes, bool HasPlaces, string Words);
