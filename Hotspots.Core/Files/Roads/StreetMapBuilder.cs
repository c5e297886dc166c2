using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Roads;

namespace Hotspots.Core.Files.Roads;

/// <summary>Makes a <see cref="StreetMap"/> of what several readers find.</summary>
internal sealed class StreetMapBuilder
{
    /// <summary>The roads.</summary>
    public RoadTableBuilder Roads { get; } = new();

    /// <summary>What is drawn under them.</summary>
    public GroundTableBuilder Ground { get; } = new();

    /// <summary>Names of places.</summary>
    public List<MapName> Names { get; } = [];

    /// <summary>Whose data it is.</summary>
    public List<StreetSource> Sources { get; } = [];

    /// <summary>What is to be known.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The map.</summary>
    public StreetMap Build(IReadOnlyList<InputFile> inputs) => new()
    {
        Roads = Roads.Build(),
        Ground = Ground.Build(),
        Names = [.. Names],
        Sources = [.. Sources.Distinct()],
        Inputs = inputs,
        Notes = [.. Notes],
    };
}
