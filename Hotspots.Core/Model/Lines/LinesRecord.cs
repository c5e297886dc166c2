namespace Hotspots.Core.Model.Lines;

/// <summary>Record of county lines and operations: how it was made, and what came out. Written beside its tables.</summary>
internal sealed record LinesRecord : ProvenanceRecord
{
    /// <summary>Puts what came out beside how it was made.</summary>
    public LinesRecord(ProvenanceRecord made)
        : base(made)
    {
    }

    /// <summary>The time that was watched.</summary>
    public required PeriodRecord Period { get; init; }

    /// <summary>The answer in plain sentences: one a line.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>The lines, the one with most incidents first.</summary>
    public required IReadOnlyList<CountyLine> Lines { get; init; }

    /// <summary>Each line in each town.</summary>
    public required IReadOnlyList<LineTown> Towns { get; init; }

    /// <summary>Each line in each town and month.</summary>
    public required IReadOnlyList<LineMonth> Months { get; init; }

    /// <summary>Pairs of lines that were seen in one town at one time.</summary>
    public required IReadOnlyList<LineLink> Links { get; init; }

    /// <summary>What operations brought, the one that began last first.</summary>
    public required IReadOnlyList<OperationYield> Operations { get; init; }
}
