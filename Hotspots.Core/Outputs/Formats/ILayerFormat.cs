using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Formats;

/// <summary>File format that holds layers: any layer, by its schema.</summary>
/// <remarks>It is given what has passed the release gate, never a run itself: it cannot write what the profile withholds.</remarks>
internal interface ILayerFormat
{
    /// <summary>Short name, as the user asks for it: "geojson".</summary>
    string Name { get; }

    /// <summary>Ending of its files, with the point: ".geojson".</summary>
    string Ending { get; }

    /// <summary>One sentence for whoever has to choose.</summary>
    string Words { get; }

    /// <summary>Does one file hold all layers? Else each has a file of its own.</summary>
    bool HoldsAll { get; }

    /// <summary>Are its positions longitude and latitude? Then it has nothing to say of a plane that is not Britain's grid.</summary>
    bool IsGeographic { get; }

    /// <summary>Can it hold a layer of this geometry type?</summary>
    bool Holds(LayerShape shape);

    /// <summary>Writes one file.</summary>
    /// <param name="document">What the layers are part of.</param>
    /// <param name="layers">What is to be in the file: layers of one file, or all of them.</param>
    /// <param name="stream">Where to; it need not be able to seek.</param>
    /// <param name="cancellation">Stops the writing.</param>
    void Write(OutputDocument document, IReadOnlyList<Layer> layers, Stream stream, CancellationToken cancellation);
}
