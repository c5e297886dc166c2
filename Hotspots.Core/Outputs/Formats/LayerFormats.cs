using Hotspots.Core.Model;
using Hotspots.Core.Outputs.Formats.Csv;
using Hotspots.Core.Outputs.Formats.GeoJson;
using Hotspots.Core.Outputs.Formats.GeoPackage;

namespace Hotspots.Core.Outputs.Formats;

/// <summary>Catalogue of layer formats: THE list; the command line, the page and the documentation are made from it.</summary>
internal static class LayerFormats
{
    /// <summary>Every format, the usual one first.</summary>
    public static IReadOnlyList<ILayerFormat> All { get; } = [new GeoJsonFormat(), new CsvFormat(), new GeoPackageFormat()];

    /// <summary>What is written where nothing else was asked for.</summary>
    public static ILayerFormat Usual => All[0];

    /// <summary>The format that holds tables without geometry, beside one that cannot.</summary>
    public static ILayerFormat OfTables => All[1];

    /// <summary>The formats of these names; the usual one where there are none.</summary>
    /// <exception cref="OutputException">There is no such format.</exception>
    public static IReadOnlyList<ILayerFormat> Named(IReadOnlyList<string> names) => names.Count == 0 ? [Usual] : [.. names.Select(Named).Distinct()];

    private static ILayerFormat Named(string name) => All.FirstOrDefault(format =>
        string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new OutputException($"There is no format \"{name}\"; choose one of: {string.Join(", ", All.Select(static f => f.Name))}.");
}
