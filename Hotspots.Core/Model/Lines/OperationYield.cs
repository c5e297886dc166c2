using System.Text.Json.Serialization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Model.Lines;

/// <summary>What an operation brought in an area, counted as press notices quote it; of all areas together, too.</summary>
internal sealed record OperationYield
{
    /// <summary>Area that stands for all of them together, those without a position included.</summary>
    public const string AllAreas = "all areas";

    /// <summary>The operation, by its most frequent spelling.</summary>
    public required string Operation { get; init; }

    /// <summary>The area; <see cref="AllAreas"/> for all together.</summary>
    public required string Area { get; init; }

    /// <summary>The first incident that carries its name; unknown where none says when.</summary>
    [JsonIgnore]
    public IncidentTime First { get; init; }

    /// <summary>The last.</summary>
    [JsonIgnore]
    public IncidentTime Last { get; init; }

    /// <summary>The first, as closely as it is known; null where nothing says.</summary>
    public string? From => First.IsKnown ? LondonTime.ToIso(First) : null;

    /// <summary>The last.</summary>
    public string? To => Last.IsKnown ? LondonTime.ToIso(Last) : null;

    /// <summary>The day of its first warrant, "2025-11-10"; null without one.</summary>
    public required string? FirstWarrant { get; init; }

    /// <summary>The day of its last warrant.</summary>
    public required string? LastWarrant { get; init; }

    /// <summary>Incidents that carry its name.</summary>
    public required int Incidents { get; init; }

    /// <summary>Tips among them.</summary>
    public required int Tips { get; init; }

    /// <summary>Warrants.</summary>
    public required int Warrants { get; init; }

    /// <summary>People arrested; null where no file has a column of arrests.</summary>
    public required long? Arrests { get; init; }

    /// <summary>Incidents whose outcome says that somebody was charged; null where no file has a column of outcomes.</summary>
    public required int? Charged { get; init; }

    /// <summary>Seizures.</summary>
    public required int Seizures { get; init; }

    /// <summary>Of these and of other finds of drugs those of which some item does not say how much.</summary>
    public required int WithoutQuantity { get; init; }

    /// <summary>Cash seized, pounds; null where no file has a column of cash.</summary>
    public required double? CashGbp { get; init; }

    /// <summary>Drugs, each in each sort of unit by itself.</summary>
    public required IReadOnlyList<OperationDrug> Drugs { get; init; }

    /// <summary>References of the incidents that anything above the tips is counted from; what has none is not listed.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Operations whose time overlaps with this one's in the same area.</summary>
    public required IReadOnlyList<string> Overlapping { get; init; }
}

/// <summary>Drug that an operation brought, in one sort of unit.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Area">The area.</param>
/// <param name="Drug">The drug; blank where nobody said.</param>
/// <param name="Class">"A"; blank where nobody said.</param>
/// <param name="Unit">"kg", "tablets", "plants", "ml", "wraps", or the file's own word; blank where nobody said.</param>
/// <param name="Seizures">Seizures and finds with it.</param>
/// <param name="Known">Items of them that say how much.</param>
/// <param name="Total">What these add up to; null where there are none.</param>
internal sealed record OperationDrug(
    string Operation, string Area, string Drug, string Class, string Unit, int Seizures, int Known, double? Total);
