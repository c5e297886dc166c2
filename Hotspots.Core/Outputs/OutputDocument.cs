using Hotspots.Core.Outputs.Formats;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Outputs;

/// <summary>One file that is to be written.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Write">Writes its content.</param>
internal sealed record OutputFile(string Name, Action<Stream, CancellationToken> Write);

/// <summary>Layer that is made when it is to be written, and once.</summary>
/// <param name="Schema">What it is.</param>
/// <param name="IsThere">Is there anything of the kind? Else it is written only where somebody asks for it by name, and is empty.</param>
/// <param name="Make">Makes it.</param>
internal sealed record PlannedLayer(LayerSchema Schema, bool IsThere, Lazy<Layer> Make)
{
    /// <summary>Plans a layer.</summary>
    public static PlannedLayer Of(LayerSchema schema, Func<Layer> make, bool isThere = true) => new(schema, isThere, new Lazy<Layer>(make));
}

/// <summary>Kind of output: what any run, or any placement, may write into a folder.</summary>
/// <param name="Name">Name of a file that holds all layers, without ending.</param>
/// <param name="Record">Name of the record, which lists the files beside it.</param>
/// <param name="Schemas">The layers there can be, in the order in which their files are put in place.</param>
/// <param name="Constant">The files, without ending, that every output of the kind has in any format that has one file a layer.</param>
/// <param name="IsRaster">Is it the name of a raster that there can be?</param>
internal sealed record OutputKind(
    string Name, string Record, IReadOnlyList<LayerSchema> Schemas, IReadOnlyList<string> Constant, Func<string, bool> IsRaster)
{
    /// <summary>The names of all layers in all formats, and of the record; no rasters.</summary>
    public IReadOnlyList<string> LayerNames =>
        [.. LayerFormats.All.SelectMany(format => OutputFiles.NamesOf(this, format)).Distinct(StringComparer.Ordinal), Record];

    /// <summary>Is it the name of a file that an output of this kind may have?</summary>
    public bool MayHave(string name) => IsRaster(name) || LayerNames.Contains(name, StringComparer.Ordinal);

    /// <summary>Is it the name of a file that some outputs of this kind have and others, in the same formats, do not?</summary>
    public bool IsOptional(string name, IReadOnlyList<ILayerFormat> formats) => name != Record && MayHave(name)
        && !formats.Any(format => format.HoldsAll ? name == Name + format.Ending : Constant.Any(file => name == file + format.Ending));
}

/// <summary>What leaves together: layers, rasters and the record of a run or a placement, after the release gate.</summary>
internal sealed record OutputDocument
{
    /// <summary>Of which kind.</summary>
    public required OutputKind Kind { get; init; }

    /// <summary>What is written on every file.</summary>
    public required ReleaseStamp Stamp { get; init; }

    /// <summary>When the results were ready to be written.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>Are positions on the National Grid, or on a plane of the user's own?</summary>
    public required bool IsOnGrid { get; init; }

    /// <summary>One for each schema of the kind.</summary>
    public required IReadOnlyList<PlannedLayer> Layers { get; init; }

    /// <summary>Pictures of surfaces.</summary>
    public IReadOnlyList<OutputFile> Rasters { get; init; } = [];

    /// <summary>Writes the record, with the names of the files beside it.</summary>
    public required Action<Stream, IReadOnlyList<string>> WriteRecord { get; init; }
}
