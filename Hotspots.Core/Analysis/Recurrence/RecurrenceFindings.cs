using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>What the looks say of the listed places of one area.</summary>
internal sealed class RecurrenceFindings
{
    private readonly SplitTally _tally;
    private readonly bool[] _lasting;

    /// <summary>Takes down what was found.</summary>
    public RecurrenceFindings(SplitTally tally, int looks, TimeBlocks blocks, ShareOutlook? outlook, bool[] lasting, double contrast)
    {
        (_tally, _lasting, Looks, Blocks, Outlook, Contrast) = (tally, lasting, looks, blocks, outlook, contrast);
        Why = TooLittle.None;
    }

    private RecurrenceFindings(TooLittle why, int places)
    {
        (_tally, _lasting, Why) = (new SplitTally(places), new bool[places], why);
    }

    /// <summary>Why nothing can be told; None when something can.</summary>
    public TooLittle Why { get; }

    /// <summary>How often each place was looked for: two looks a split.</summary>
    public int Looks { get; }

    /// <summary>The blocks of time that were dealt; null when there were none.</summary>
    public TimeBlocks? Blocks { get; }

    /// <summary>What shares fall back to; null when nothing was found in any look.</summary>
    public ShareOutlook? Outlook { get; }

    /// <summary>The contrast that was asked for.</summary>
    public double Contrast { get; }

    /// <summary>How much more than Poisson counts the places' counts vary over time, 1 or more.</summary>
    public double Dispersion { get; init; } = 1;

    /// <summary>Each place's share of the exposure; 0 where it is not known.</summary>
    public double[] OwnExposure { get; init; } = [];

    /// <summary>Looks in which a place repeated; 0 for a place that is one burst.</summary>
    public int RepeatsOf(int place) => _lasting[place] ? _tally.Repeats[place] : 0;

    /// <summary>Is a place more than one burst?</summary>
    public bool IsLasting(int place) => _lasting[place];

    /// <summary>Did a place repeat, but for all that is one burst?</summary>
    public bool IsBurst(int place) => !_lasting[place] && _tally.Repeats[place] > 0;

    /// <summary>
    /// Looks in which a place was found with about as much ground as it has; the incidents, of those that did not find it, on that ground in all of
    /// them; and how many its people or its ground would explain.
    /// </summary>
    public (int Looks, double There, double Expected) ExcessOf(int place) => (_tally.Compared[place], _tally.There[place], _tally.Expected[place]);

    /// <summary>Nothing can be told.</summary>
    public static RecurrenceFindings Nothing(TooLittle why, int places) => new(why, places);
}
