using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Effects;

namespace Hotspots.Cli.Times;

/// <summary>The evaluation of an operation, put for an inspector: the answer first, then the numbers it rests on.</summary>
internal static class EffectReport
{
    private const double Smallest = 0.0001;

    public static void Write(Page page, EffectRecord record, string? folder, IReadOnlyList<string> files)
    {
        page.Heading($"{record.Marking}  run {record.RunId}");
        page.Heading($"What it did: {record.Operation}");
        foreach (string sentence in record.Answer)
            page.Text(sentence);
        Places(page, record);
        Periods(page, record);
        Controls(page, record);
        InspectReport.Notes(page, [record.Ground, record.Rule, .. record.Notes]);
        if (folder is null)
        {
            page.Heading("Nothing was written");
            page.Text("-o DIR writes the four places as a map layer, and the record.");
            return;
        }
        page.Heading($"Written to {folder}");
        foreach (string file in files)
            page.Text(file);
    }

    private static void Places(Page page, EffectRecord record)
    {
        page.Heading($"The four places: before ({record.Before.From} to {record.Before.To}, {record.Chosen}), during ({record.During.From} to "
            + $"{record.During.To})");
        page.Table(
            [new("Place"), new("km²", true), new("Before", true), new("During", true), new("Against its control", true), new("Range")],
            [.. record.Places.Select(place => (string[])
            [
                place.Name, Wording.Measure(place.Km2), Wording.Number(place.Before), Wording.Number(place.During),
                .. Difference(place.Role switch
                {
                    EffectPlaceRole.Treated => record.Local,
                    EffectPlaceRole.Ring => record.Displaced,
                    _ => null,
                }),
            ]),
            ["place and ring together", "", "", "", .. Difference(record.Wdd)]]);
        string[] figures =
        [
            string.Create(CultureInfo.InvariantCulture, $"Counts vary {record.Dispersion:0.0} times as much as independent incidents would."),
            .. record.Net is { } net
                ? [string.Create(CultureInfo.InvariantCulture, $"By the control's trend, place and ring had {Math.Abs(net):0} incidents ")
                    + $"{(net >= 0 ? "fewer" : "more")} (total net effect)."]
                : Array.Empty<string>(),
            record.Wdq is { } wdq
                ? string.Create(CultureInfo.InvariantCulture, $"Weighted displacement quotient (WDQ) {wdq:0.00}: ")
                    + (wdq > 0 ? "the ring gained, too."
                        : wdq < -1 ? "more moved to the ring than was gained." : "part of the gain moved to the ring.")
                : $"No displacement quotient (WDQ): {record.WdqRefused}.",
        ];
        page.Text("Against its control: incidents more (+) or fewer (−) than the same change as in the control would have made, and where that lies "
            + $"as far as chance goes (95 %). {string.Join(" ", figures)}");
    }

    private static void Periods(Page page, EffectRecord record)
    {
        page.Heading("By period");
        page.Table(
            [
                new("From"), new("To"), new("Is"), new("Treated", true), new("Control", true), new("Ring", true), new("Ring of control", true),
            ],
            [.. record.Periods.Select(period => (string[])
            [
                period.From, period.To, EffectWord.Of(period.Use), Wording.Number(period.Treated), Wording.Number(period.Control),
                Wording.Number(period.Ring), Wording.Number(period.RingControl),
            ])]);
        if (record.PreTrendP is { } p)
            page.Text(string.Create(CultureInfo.InvariantCulture, $"Did place and control drift apart before? p {Chance(p)}; a control that was ")
                + "chosen by the same periods hides a drift, so that a large p proves nothing.");
    }

    private static void Controls(Page page, EffectRecord record)
    {
        page.Heading(record.Controls is [{ Fit: null }] ? "Control, as given" : "Controls that were considered, the best fit first");
        page.Table(
            [new("Control"), new("Misfit", true), new("Incidents before", true), new("Easting", true), new("Northing", true), new("Used")],
            [.. record.Controls.Select(control => (string[])
            [
                control.Name, control.Fit is { } fit ? Wording.Measure(fit) : "", Wording.Number(control.Earlier),
                Metres(control.CentreEasting), Metres(control.CentreNorthing), control.IsUsed ? "yes" : "",
            ])]);
        page.Text("Misfit: Σ(√x − √y)² over the periods before, those by which the place was chosen left out; 0 is the same in each. --control takes "
            + "another.");
    }

    private static string[] Difference(EffectDifference? difference) => difference is null ? ["", ""]
        : [Signed(difference.Value), $"{Signed(difference.Low)} to {Signed(difference.High)}"];

    private static string Signed(double value) => Math.Round(value, 1).ToString("+0.0;−0.0;0", CultureInfo.InvariantCulture);

    private static string Metres(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Chance(double p) => p < Smallest ? "< " + Wording.Exact(Smallest) : Wording.Measure(p);
}
