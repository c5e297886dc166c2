using Hotspots.Core.Model;
using Hotspots.Core.Outputs.Formats;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs;

/// <summary>Files of an output: which there are in which format, and how each is made.</summary>
internal static class OutputFiles
{
    /// <summary>
    /// What is written together, in the order in which it is put in place. The record comes last, so that its presence says that the layers
    /// beside it are whole.
    /// </summary>
    public static IReadOnlyList<OutputFile> Of(OutputDocument document, IReadOnlyList<ILayerFormat> formats)
    {
        var names = new List<string>();
        Action<Stream, CancellationToken> record = (stream, _) => document.WriteRecord(stream, names);
        List<OutputFile> files = [.. formats.SelectMany(format => LayersOf(document, format, names)).DistinctBy(static file => file.Name)];
        files.AddRange(document.Rasters);
        files.Add(new OutputFile(document.Kind.Record, record));
        names.AddRange(files.Select(static file => file.Name));
        return files;
    }

    /// <summary>One file by its name, whether it is written by itself or not.</summary>
    /// <exception cref="OutputException">There is none of this name.</exception>
    public static OutputFile Named(OutputDocument document, string name)
    {
        OutputFile? file = Of(document, [LayerFormats.Usual]).FirstOrDefault(f => f.Name == name);
        if (file is not null)
            return file;
        foreach (ILayerFormat format in LayerFormats.All)
        {
            if (NamesOf(document.Kind, format).Contains(name, StringComparer.Ordinal))
            {
                return format.HoldsAll ? All(document, format, [.. Of(document, [format]).Select(static f => f.Name)])
                    : Single(document, format, name);
            }
        }
        throw new OutputException($"There is no layer \"{name}\"; choose one of: {string.Join(", ", document.Kind.LayerNames)}.");
    }

    /// <summary>The names of the layers' files that there can be in a format.</summary>
    public static IEnumerable<string> NamesOf(OutputKind kind, ILayerFormat format) =>
        format.HoldsAll ? [kind.Name + format.Ending] : kind.Schemas.Select(schema => NameOf(schema, format)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<OutputFile> LayersOf(OutputDocument document, ILayerFormat format, IReadOnlyList<string> names)
    {
        if (format.IsGeographic && !document.IsOnGrid)
            return [];
        return format.HoldsAll ? [All(document, format, names)]
            : document.Layers.Where(static layer => layer.IsThere).Select(layer => NameOf(layer.Schema, format)).Distinct(StringComparer.Ordinal)
                .Select(name => Single(document, format, name));
    }

    private static string NameOf(LayerSchema schema, ILayerFormat format) => schema.File + Holder(schema, format).Ending;

    private static ILayerFormat Holder(LayerSchema schema, ILayerFormat format) => format.Holds(schema.Shape) ? format : LayerFormats.OfTables;

    private static OutputFile Single(OutputDocument document, ILayerFormat format, string name)
    {
        PlannedLayer[] planned = [.. document.Layers.Where(layer => NameOf(layer.Schema, format) == name)];
        ILayerFormat holder = Holder(planned[0].Schema, format);
        bool isEmpty = holder.IsGeographic && !document.IsOnGrid;
        return new OutputFile(name, (stream, cancellation) => holder.Write(
            document, [.. planned.Select(layer => isEmpty ? layer.Schema.Empty() : Released(document, layer))], stream, cancellation));
    }

    /// <summary>A layer as the release profile lets it be seen.</summary>
    private static Layer Released(OutputDocument document, PlannedLayer planned) => document.Stamp.Profile.Transform(planned.Make.Value);

    private static OutputFile All(OutputDocument document, ILayerFormat format, IReadOnlyList<string> names) =>
        new(document.Kind.Name + format.Ending, (stream, cancellation) => format.Write(
            document with { WriteRecord = (to, _) => document.WriteRecord(to, names) },
            [.. document.Layers.Where(static layer => layer.IsThere).Select(layer => Released(document, layer))], stream, cancellation));
}
