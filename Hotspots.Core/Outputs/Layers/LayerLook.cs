namespace Hotspots.Core.Outputs.Layers;

/// <summary>Shape of a mark.</summary>
internal enum MarkShape
{
    /// <summary>A circle.</summary>
    Circle,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle with its tip above.</summary>
    Triangle,
}

/// <summary>Symbol of a feature, in the colours that the map window has on light ground.</summary>
/// <param name="Colour">Of the mark, the line or the edge: "#8f1238".</param>
/// <param name="Fill">Of an area: "#8f1238"; null where it has only an edge.</param>
/// <param name="Opacity">Of the fill, 0 to 1.</param>
internal readonly record struct LayerSymbol(string Colour, string? Fill = null, double Opacity = 1)
{
    /// <summary>Of a mark.</summary>
    public MarkShape Mark { get; init; }
}

/// <summary>One class of a layer that is drawn by classes.</summary>
/// <param name="Value">The value of the column; null for every other.</param>
/// <param name="Label">In the legend.</param>
/// <param name="Symbol">How it is drawn.</param>
internal readonly record struct LookClass(string? Value, string Label, LayerSymbol Symbol);

/// <summary>Symbology of a layer: one symbol, or one for each value of a column; colours that the colour-blind tell apart, and shapes beside
/// them.</summary>
internal sealed record LayerLook
{
    /// <summary>The symbol where there are no classes.</summary>
    public LayerSymbol Symbol { get; init; }

    /// <summary>The column whose values are classes; null for one symbol.</summary>
    public string? By { get; init; }

    /// <summary>The classes, the one for every other value last.</summary>
    public IReadOnlyList<LookClass> Classes { get; init; } = [];

    /// <summary>The column whose text stands beside a feature; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>One symbol for all.</summary>
    public static LayerLook Of(LayerSymbol symbol, string? label = null) => new() { Symbol = symbol, Label = label };
}
