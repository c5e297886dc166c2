using System.Collections;
using System.Globalization;
using System.Reflection;
using Hotspots.Core.Model.Results;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Contracts;

/// <summary>
/// Equality of all that a method found: every public property of the findings and of what is in them is compared, so that a field that
/// is added is compared without a line here.
/// </summary>
/// <param name="relative">Largest relative difference of numbers; of a column, relative to its largest number. 0: the same to the last bit.</param>
/// <param name="east">How far the other's incidents were moved to the east, metres.</param>
/// <param name="north">How far to the north.</param>
internal sealed class WholeFindings(double relative = 0, double east = 0, double north = 0)
{
    /// <summary>A comparison to the last bit.</summary>
    public static readonly WholeFindings Exactly = new();

    /// <summary>What is a position, besides shapes: it moves when the incidents do.</summary>
    private static readonly string[] Eastings = [".West", ".Figures[centreEasting].Value"], Northings = [".South", ".Figures[centreNorthing].Value"];

    /// <summary>Words that say a position.</summary>
    private const string PositionInWords = ".Figures[centreEasting].Words";

    /// <summary>Fails at the first difference, and says where it is and what it is.</summary>
    public void Same(MethodFindings expected, MethodFindings actual)
    {
        if (Difference(expected, actual) is { } difference)
            Assert.Fail(difference);
    }

    /// <summary>The first difference: "Surface.Values[3]: 1 and 2"; null where there is none.</summary>
    public string? Difference(object? expected, object? actual) => Difference(expected, actual, "");

    private string? Difference(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null)
            return expected is null && actual is null ? null : Said(path, expected ?? "nothing", actual ?? "nothing");
        if (expected.GetType() != actual.GetType() && (expected is not IEnumerable || actual is not IEnumerable))
            return Said(path, expected.GetType(), actual.GetType());
        return (expected, actual) switch
        {
            (double one, double other) => IsClose(one, other - Moved(path), Math.Max(Math.Abs(one), Math.Abs(other))) ? null : Said(path, one, other),
            (string one, string other) => one == other || IsPositionInWords(path) ? null : Said(path, one, other),
            (double[] one, double[] other) => Columns(one, other, path),
            (int[] one, int[] other) => one.AsSpan().SequenceEqual(other) ? null : Items(one, other, path),
            (Geometry one, Geometry other) => Shapes(one, other, path),
            (IEnumerable one, IEnumerable other) => Items(one, other, path),
            _ when expected.GetType() is { IsPrimitive: true } or { IsEnum: true } => Equals(expected, actual) ? null : Said(path, expected, actual),
            _ => Properties(expected, actual, path),
        };
    }

    private string? Properties(object expected, object actual, string path)
    {
        PropertyInfo[] properties = [.. expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.GetIndexParameters().Length == 0)];
        Assert.True(properties.Length > 0, $"{path} is a {expected.GetType()}, which shows nothing to compare");
        return properties.Select(property => Difference(property.GetValue(expected), property.GetValue(actual), path + "." + property.Name))
            .FirstOrDefault(static difference => difference is not null);
    }

    private string? Items(IEnumerable expected, IEnumerable actual, string path)
    {
        object?[] one = [.. expected.Cast<object?>()], other = [.. actual.Cast<object?>()];
        if (one.Length != other.Length)
            return Said(path, $"{one.Length} entries", $"{other.Length} entries");
        return one.Zip(other)
            .Select((pair, i) => Difference(pair.First, pair.Second, $"{path}[{NameOf(pair.First, i)}]"))
            .FirstOrDefault(static difference => difference is not null);
    }

    private string? Columns(double[] one, double[] other, string path)
    {
        if (one.Length != other.Length)
            return Said(path, $"{one.Length} numbers", $"{other.Length} numbers");
        double largest = one.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < one.Length; i++)
        {
            if (!IsClose(one[i], other[i], largest))
                return Said(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), one[i], other[i]);
        }
        return null;
    }

    private string? Shapes(Geometry one, Geometry other, string path)
    {
        if (relative == 0)
            return one.EqualsExact(other) ? null : Said(path, one, other);
        // A thousandth of a millimetre: half a million metres from the origin that is some 10,000 last digits.
        Geometry back = new NetTopologySuite.Geometries.Utilities.AffineTransformation().SetToTranslation(-east, -north).Transform(other);
        return one.Normalized().EqualsExact(back.Normalized(), 1e-6) ? null : Said(path, one, other);
    }

    // A figure by its name, whatever its place.
    private static string NameOf(object? entry, int index) => entry is Figure figure ? figure.Name : index.ToString(CultureInfo.InvariantCulture);

    private bool IsClose(double one, double other, double scale) => one.Equals(other) || Math.Abs(one - other) <= relative * scale;

    private double Moved(string path) => Eastings.Any(path.EndsWith) ? east : Northings.Any(path.EndsWith) ? north : 0;

    private bool IsPositionInWords(string path) => (east != 0 || north != 0) && path.EndsWith(PositionInWords, StringComparison.Ordinal);

    private static string Said(string path, object expected, object actual) =>
        string.Create(CultureInfo.InvariantCulture, $"{path.TrimStart('.')}: {expected} and {actual}");
}
