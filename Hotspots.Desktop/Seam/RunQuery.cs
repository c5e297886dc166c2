using System.Text.Json.Serialization;
using Hotspots.Core.Selection;

namespace Hotspots.Desktop.Seam;

/// <summary>Request of a run: what is to be analysed, and how. The page's <c>RunQuery</c>.</summary>
internal record RunQuery
{
    public string? Window { get; set; }

    public int Version { get; set; }

    /// <summary>What is left in.</summary>
    [JsonConverter(typeof(FiltersConverter))]
    public IncidentQuery Filters { get; set; } = FiltersConverter.Everything;

    /// <summary>Names of methods, the one whose places come first at the head; null or empty for the usual one.</summary>
    public string[]? Methods { get; set; }

    public Dictionary<string, double>? Given { get; set; }

    /// <summary>Kinds that are asked about where a method compares; null or empty for the usual ones.</summary>
    public string[]? Cases { get; set; }

    /// <summary>Kinds that they are compared with.</summary>
    public string[]? Controls { get; set; }

    /// <summary>Name of a preset.</summary>
    public string? Weights { get; set; }
}
