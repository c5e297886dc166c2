using Hotspots.Core.Model.Results;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Running;

/// <summary>Reliability of a hotspot as the page is told of it: sentences first, the figures behind them.</summary>
internal static class SurenessAnswers
{
    // Enough that the page, which rounds again, writes the same as the sentences.
    private const int ShareDecimals = 7;
    private const int TimesDecimals = 5;

    /// <summary>The answer of one hotspot.</summary>
    /// <param name="sure">What is known.</param>
    /// <param name="area">The area it lies in.</param>
    public static SurenessAnswer Of(Sureness sure, string area) => new()
    {
        Word = SurenessSentences.CodeOf(sure.Word),
        Title = SurenessSentences.WordOf(sure.Word),
        Basis = sure.Basis switch
        {
            SurenessBasis.Recurrence => "recurrence",
            SurenessBasis.ShuffledTimes => "shuffled-times",
            SurenessBasis.PeopleAndTime => "people-and-time",
            _ => "random-labels",
        },
        Seen = SurenessSentences.Seen(sure),
        Kept = SurenessSentences.Kept(sure),
        Next = SurenessSentences.Next(sure, area),
        People = SurenessSentences.People(sure),
        Looks = sure.Looks,
        Repeats = sure.Repeats,
        P = sure.P,
        Expected = sure.Expected is { } share ? new ExpectedAnswer(Share(share.Now), Share(share.Share), Share(share.From), Share(share.To)) : null,
        Excess = sure.Excess is { } excess
            ? new ExcessAnswer(
                SurenessSentences.CodeOf(excess.Measure), Times(excess.Times), Times(excess.From), Times(excess.To), excess.P, excess.Q,
                excess.IsMore)
            : null,
    };

    private static double Share(double value) => Math.Round(value, ShareDecimals);

    private static double Times(double value) => Math.Round(value, TimesDecimals);
}
