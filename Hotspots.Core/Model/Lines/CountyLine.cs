using System.Text.Json.Serialization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Model.Lines;

/// <summary>County line over all towns.</summary>
internal sealed record CountyLine : LineCounts
{
    /// <summary>Its most frequent spelling.</summary>
    public required string Line { get; init; }

    /// <summary>Other spellings that were taken for the same, the most frequent first.</summary>
    public required IReadOnlyList<string> Spellings { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public string Answer { get; init; } = "";

    /// <summary>When it was first seen; unknown where no incident says.</summary>
    [JsonIgnore]
    public IncidentTime First { get; init; }

    /// <summary>When it was last seen.</summary>
    [JsonIgnore]
    public IncidentTime Last { get; init; }

    /// <summary>When it was first seen, as closely as it is known; null where nothing says.</summary>
    public string? FirstSeen => First.IsKnown ? LondonTime.ToIso(First) : null;

    /// <summary>When it was last seen.</summary>
    public string? LastSeen => Last.IsKnown ? LondonTime.ToIso(Last) : null;

    /// <summary>At the end of the data.</summary>
    [JsonIgnore]
    public LineStatus State { get; init; }

    /// <summary>The same in words.</summary>
    public string Status => LineStatusWords.Of(State);

    /// <summary>Incidents of it without a position, which are in no other count.</summary>
    public required int Unplaced { get; init; }

    /// <summary>Towns with three incidents or more in some 90 days, in the order in which the line was first seen in them.</summary>
    public required IReadOnlyList<LineReach> Reach { get; init; }

    /// <summary>Those of them that have three or more in the last 90 days of the data.</summary>
    public required IReadOnlyList<string> ReachAtEnd { get; init; }

    /// <summary>Root of the mean square distance from the mean centre of all towns, metres; null where no position is close enough.</summary>
    public required double? StandardDistance { get; init; }

    /// <summary>Ground of the fewest cells of 150 m that hold 80 % of its incidents, km².</summary>
    public required double? CoreKm2 { get; init; }

    /// <summary>What was seized of it.</summary>
    public required IReadOnlyList<LineDrug> Drugs { get; init; }

    /// <summary>What the register says of it; null where it says nothing.</summary>
    public RegisteredLine? Register { get; init; }

    /// <summary>What came after its closure; null without one.</summary>
    public LineClosure? Closure { get; init; }
}

/// <summary>Town that a line reaches.</summary>
/// <param name="Town">The town.</param>
/// <param name="First">The month in which it was first seen there, "2024-07".</param>
internal sealed record LineReach(string Town, string First);

/// <summary>Drug of a class that was seized of a line, in one sort of unit. Quantities are never added: a few large seizures would be the
/// total.</summary>
/// <param name="Line">The line.</param>
/// <param name="Class">"A"; blank where nobody said.</param>
/// <param name="Drug">The drug; blank where nobody said.</param>
/// <param name="Unit">"g", "tablets"; blank where nobody said.</param>
/// <param name="Seizures">Seizures with it.</param>
/// <param name="Known">Items of them that say how much.</param>
/// <param name="Median">The median of these; null where there are none.</param>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
internal sealed record LineDrug(
    string Line, string Class, string Drug, string Unit, int Seizures, int Known, double? Median, double? Least, double? Most);

/// <summary>Entry of a register of county lines.</summary>
/// <param name="Origin">Where it is run from; blank where the register does not say.</param>
/// <param name="Opened">When it began; null where it does not say.</param>
/// <param name="Closed">When it was closed; null for not yet.</param>
/// <param name="Type">Type of the closure: 1, the line holder arrested and charged and the number dead; 2, phone or SIM put out of use.</param>
/// <param name="HolderCharged">Was the line holder charged? Null where it does not say.</param>
internal sealed record RegisteredLine(string Origin, DateOnly? Opened, DateOnly? Closed, int? Type, bool? HolderCharged);

/// <summary>Counts before and after the closure of a line: of it, and of other lines at its places. No evaluation.</summary>
internal sealed record LineClosure
{
    /// <summary>The day of the closure, which is in neither count.</summary>
    public required DateOnly Closed { get; init; }

    /// <summary>Days watched before.</summary>
    public required double DaysBefore { get; init; }

    /// <summary>Days watched after.</summary>
    public required double DaysAfter { get; init; }

    /// <summary>Incidents of the line before.</summary>
    public required int Before { get; init; }

    /// <summary>Incidents of the line after.</summary>
    public required int After { get; init; }

    /// <summary>Chance of such a difference where nothing changed (score E-test); null where the incidents are too few.</summary>
    public required double? P { get; init; }

    /// <summary>Incidents of other lines before, in the cells in which this one was seen before.</summary>
    public required int OthersBefore { get; init; }

    /// <summary>Incidents of other lines after, in the same cells.</summary>
    public required int OthersAfter { get; init; }

    /// <summary>As <see cref="P"/>, of these.</summary>
    public required double? OthersP { get; init; }
}
