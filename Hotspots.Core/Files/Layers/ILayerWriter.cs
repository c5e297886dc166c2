using Hotspots.Core.Files.Release;

namespace Hotspots.Core.Files.Layers;

/// <summary>How is one file of the output made?</summary>
/// <remarks>It is given what has passed the release door, never a run itself: it cannot write what the profile withholds.</remarks>
internal interface ILayerWriter
{
    /// <summary>Name of the file, without folder: "hotspots.geojson".</summary>
    string FileName { get; }

    /// <summary>Writes the whole file.</summary>
    void Write(ReleasedRun run, Stream stream, CancellationToken cancellation);
}
