using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Requests;

/// <summary>Parameters of measurements, beside those of a run.</summary>
internal static class MeasureParameters
{
    /// <summary>A place to measure at.</summary>
    public static WrittenParameter<GridPoint> At { get; } = new(
        "at", ParameterKind.Position, "E,N", "easting and northing with a comma between, such as 617407,214862",
        "Where to measure: easting and northing in metres (with ⟨planar⟩ x and y), one or more. Without it, what the method says of the area as "
            + "a whole",
        "", static (_, text) => Numbers(text) is [double easting, double northing] ? new GridPoint(easting, northing) : null);

    /// <summary>The ground that was watched.</summary>
    public static WrittenParameter<GridBox> Window { get; } = new(
        "window", ParameterKind.Position, "W,S,E,N", "west, south, east and north with commas between, such as 0,0,1,1",
        "The ground that was watched, such as 0,0,1,1 for textbook data in the unit square", "the convex hull of the points",
        static (_, text) => Numbers(text) is [double west, double south, double east, double north] && west < east && south < north
            ? new GridBox(west, south, east, north) : null);

    private static double[]? Numbers(string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        var numbers = new double[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                return null;
        }
        return numbers;
    }
}
