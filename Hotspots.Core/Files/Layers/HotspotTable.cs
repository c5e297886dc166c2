using System.Globalization;
using System.Text;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which hotspots are there, for a spreadsheet? One row a hotspot, in order of rank.</summary>
/// <remarks>
/// UTF-8 with a byte order mark, which tells Excel so; lines end with CR LF; texts are made safe by <see cref="SpreadsheetCell"/>. The
/// first line holds the names of the columns, so that filters and other programs work; marking and run stand in every row, so that a row
/// that is copied out still carries them.
/// </remarks>
internal sealed class HotspotTable : ILayerWriter
{
    private const string Header =
        "rank,rank_by_density,name,area,method,incidents,tips,warrants,seizures,other,weight,area_km2,per_km2,first,last,busiest_weekday,"
        + "busiest_hour,grid_ref,centre_easting,centre_northing,operations,lines,methods,sureness,too_little,looks,repeats,chance_p,share_now,share_next,share_next_from,share_next_to,"
        + "excess_over,excess,excess_from,excess_to,excess_q,marking,run";

    /// <summary>Digits of a grid reference: a square of 100 m.</summary>
    private const int ReferenceDigits = 3;

    /// <inheritdoc/>
    public string FileName => "hotspots.csv";

    /// <inheritdoc/>
    public void Write(ReleasedRun run, Stream stream, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        writer.NewLine = "\r\n";
        writer.WriteLine(Header);
        foreach (Hotspot hotspot in run.Hotspots)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.WriteLine(string.Join(',', Cells(hotspot, run.Stamp)));
        }
    }

    private static string[] Cells(Hotspot hotspot, ReleaseStamp stamp)
    {
        int tips = hotspot.CountOf(IncidentKind.Tip), warrants = hotspot.CountOf(IncidentKind.Warrant), seizures = hotspot.CountOf(IncidentKind.Seizure);
        return
        [
            Number(hotspot.Rank, 0), hotspot.RankByDensity is int byDensity ? Number(byDensity, 0) : "",
            SpreadsheetCell.Of(hotspot.Name), SpreadsheetCell.Of(hotspot.Area), SpreadsheetCell.Of(hotspot.Method),
            Number(hotspot.Members.Length, 0), Number(tips, 0), Number(warrants, 0), Number(seizures, 0),
            Number(hotspot.Members.Length - tips - warrants - seizures, 0),
            Number(hotspot.Weight, 6), Number(hotspot.AreaKm2, 6), hotspot.PerKm2 is double perKm2 ? Number(perKm2, 2) : "",
            SpreadsheetCell.Of(LondonTime.ToIso(hotspot.First)), SpreadsheetCell.Of(LondonTime.ToIso(hotspot.Last)),
            SpreadsheetCell.Of(hotspot.BusiestWeekday?.ToString() ?? ""),
            hotspot.BusiestHour is int hour ? Number(hour, 0) : "",
            SpreadsheetCell.Of(Reference(hotspot.Centre)), Number(hotspot.Centre.Easting, 1), Number(hotspot.Centre.Northing, 1),
            SpreadsheetCell.Of(Names(hotspot.Operations)), SpreadsheetCell.Of(Names(hotspot.Lines)),
            SpreadsheetCell.Of(string.Join("; ", hotspot.Methods)),
            .. Cells(hotspot.Sureness),
            SpreadsheetCell.Of(stamp.Marking), SpreadsheetCell.Of(stamp.Run),
        ];
    }

    private static string[] Cells(Sureness? sure) =>
    [
        sure is null ? "" : SurenessSentences.CodeOf(sure.Word), (sure is null ? null : SurenessSentences.CodeOf(sure.TooLittle)) ?? "",
        Number(sure is { P: null } ? sure.Looks : null, 0), Number(sure is { P: null } ? sure.Repeats : null, 0), Number(sure?.P, HotspotLayer.ShareDecimals),
        .. Cells(sure?.Expected), .. Cells(sure?.Excess),
    ];

    private static string[] Cells(ExpectedShare? expected) =>
    [
        .. new double?[] { expected?.Now, expected?.Share, expected?.From, expected?.To }.Select(static share => Number(share, HotspotLayer.ShareDecimals)),
    ];

    private static string[] Cells(Excess? excess) =>
    [
        excess is null ? "" : SurenessSentences.CodeOf(excess.Measure),
        .. new double?[] { excess?.Times, excess?.From, excess?.To }.Select(static times => Number(times, HotspotLayer.ExcessDecimals)),
        excess is null ? "" : GeoJsonText.ShortChance(excess.Q).ToString("R", CultureInfo.InvariantCulture),
    ];

    private static string Number(double? value, int decimals) => value is double known ? Number(known, decimals) : "";

    private static string Names(IReadOnlyList<NameCount> names) => string.Join("; ", names.Select(static n => n.Name));

    // A point at sea off the grid has no reference; its metres say where it is.
    private static string Reference(GridPoint point)
    {
        try
        {
            return GridReference.Format(point, ReferenceDigits);
        }
        catch (ArgumentOutOfRangeException)
        {
            return "";
        }
    }

    private static string Number(double value, int decimals) => GeoJsonText.Rounded(value, decimals).ToString("R", CultureInfo.InvariantCulture);
}
