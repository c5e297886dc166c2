namespace Hotspots.Core.Files.GeoJson;

/// <summary>Layout of a feature's fields. In which field of a row does each part of a feature go?</summary>
/// <param name="Properties">Field of the first property; property j goes to <c>Properties + j</c>.</param>
/// <param name="First">Field of the first coordinate, longitude or easting; −1 when it is left out.</param>
/// <param name="Second">Field of the second coordinate, latitude or northing; −1 when it is left out.</param>
/// <param name="Id">Field of the feature's own id; −1 when it is left out.</param>
internal readonly record struct FeatureLayout(int Properties, int First, int Second, int Id)
{
    /// <summary>The layout while the properties are still being learnt: they are last, so that their number may grow.</summary>
    public static FeatureLayout Learning { get; } = new(3, 0, 1, 2);

    /// <summary>The layout of the rows handed over: properties, position, id.</summary>
    public static FeatureLayout For(int properties, bool hasPosition, bool hasId)
    {
        int next = properties;
        int first = hasPosition ? next++ : -1;
        int second = hasPosition ? next++ : -1;
        return new FeatureLayout(0, first, second, hasId ? next : -1);
    }
}
