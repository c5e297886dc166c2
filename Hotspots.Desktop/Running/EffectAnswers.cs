using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Runs;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Running;

/// <summary>Evaluations of operations as a page is told them: in the words of Core, and with the figures and grounds that are drawn.</summary>
internal static class EffectAnswers
{
    /// <summary>A whole evaluation.</summary>
    public static EffectAnswer Of(EffectResult found, int version)
    {
        EffectRecord record = found.Record;
        return new EffectAnswer
        {
            RunId = record.RunId,
            Version = version,
            Marking = record.Marking,
            Operation = record.Operation,
            Ground = record.Ground,
            Verdict = EffectWord.Of(record.Verdict),
            Answer = record.Answer,
            Rule = record.Rule,
            Shows = RunAnswers.Of(record.Shows!),
            Before = Of(record.Before),
            During = Of(record.During),
            Chosen = record.Chosen,
            ChosenBy = record.ChosenBy is { } chosen ? PeriodWords.Of(chosen.From, chosen.To) : null,
            RingMetres = record.RingMetres,
            Places = [.. found.Places.Select(place => Of(place, record))],
            Periods =
            [
                .. record.Periods.Select(static period => new EffectPeriodAnswer(
                    PeriodWords.Of(period.From, period.To), EffectWord.Of(period.Use),
                    [period.Treated, period.Control, period.Ring, period.RingControl])),
            ],
            Together = Of(record.Wdd),
            Z = record.Z,
            PlaceboZ = record.PlaceboZ,
            PlaceboTowns = record.PlaceboTowns,
            PlacebosApart = record.PlacebosApart,
            P = record.PlaceboP,
            PMore = record.PlaceboPMore,
            Dispersion = record.Dispersion,
            Wdq = record.Wdq,
            WdqRefused = record.WdqRefused,
            Net = record.Net,
            PreTrendP = record.PreTrendP,
            Controls =
            [
                .. record.Controls.Select(static control => new EffectControlAnswer(
                    control.Name, control.Fit, control.Earlier,
                    [RunAnswers.Metres(control.CentreEasting), RunAnswers.Metres(control.CentreNorthing)], control.IsUsed)),
            ],
            Notes = record.Notes,
        };
    }

    private static EffectPlaceAnswer Of(DrawnEffectPlace drawn, EffectRecord record) => new(
        EffectWord.Of(drawn.Place.Role), drawn.Place.Name, drawn.Place.Before, drawn.Place.During, drawn.Place.Km2,
        drawn.Place.Role switch
        {
            EffectPlaceRole.Treated => Of(record.Local),
            EffectPlaceRole.Ring => Of(record.Displaced),
            _ => null,
        },
        RunAnswers.Rings(drawn.Outline));

    private static EffectRangeAnswer Of(EffectDifference difference) => new(difference.Value, difference.Low, difference.High);

    private static PeriodAnswer Of(ComparedPeriod period) =>
        new(period.From, period.To, PeriodWords.Of(period.From, period.To), period.Days, period.Incidents);
}
