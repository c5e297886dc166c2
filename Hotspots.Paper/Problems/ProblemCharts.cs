using System.Globalization;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Reading;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.Problems;

/// <summary>Charts of a problem profile, all of them greys: bars of kinds and months, the hours of the week as a strip and as a table.</summary>
/// <param name="pen">Where to.</param>
internal sealed class ProblemCharts(Pen pen)
{
    private const float Label = 2.1f;

    private const int HoursADay = 24, Days = 7, MostMonths = 48;

    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly SKColor Bar = new(0x7b, 0x84, 0x8c), Usual = new(0xe4, 0xe7, 0xea), Rule = new(0xb9, 0xc2, 0xc9);

    /// <summary>Draws a bar for each kind, with its number.</summary>
    /// <returns>Where to go on.</returns>
    public float Kinds(IReadOnlyList<NameCount> kinds, float x, float y, float width)
    {
        const float Row = 4.5f, Number = 9;
        float names = width * 0.48f, bars = width - names - Number;
        int most = kinds.Count == 0 ? 1 : kinds.Max(static kind => kind.Count);
        using SKFont font = Letters.Of(2.6f);
        foreach (NameCount kind in kinds)
        {
            pen.Text(Letters.Cut(kind.Name, font, names - 1.5f), x, y + 3, 2.6f);
            float bar = Math.Max(0.3f, bars * kind.Count / most);
            pen.Box(x + names, y + 0.5f, bar, Row - 1.3f, Bar);
            pen.Text(Said(kind.Count), x + names + bar + 1, y + 3, 2.6f);
            y += Row;
        }
        return y;
    }

    /// <summary>Draws a bar for each month over the usual range; bars above it are black.</summary>
    public void Months(ProblemMonths months, float x, float y, float width, float height)
    {
        const float Axis = 6;
        int skipped = Math.Max(0, months.Counts.Count - MostMonths);
        int[] counts = [.. months.Counts.Skip(skipped)];
        DateOnly first = DateOnly.ParseExact(months.First + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(skipped);
        float each = Math.Min(12, width / counts.Length), plot = height - Axis - 3, foot = y + height - Axis;
        float most = Math.Max(1, Math.Max(counts.Max(), months.Usual?.High ?? 0));
        if (months.Usual is { } usual)
        {
            float top = foot - plot * Math.Min(1, usual.High / most), low = foot - plot * (usual.Low / most);
            pen.Box(x, top, each * counts.Length, low - top, Usual);
            float mean = foot - plot * (float)(usual.Mean / most);
            pen.Line(x, mean, x + each * counts.Length, mean, 0.2f, Rule);
        }
        for (int i = 0; i < counts.Length; i++)
        {
            DateOnly month = first.AddMonths(i);
            float left = x + i * each, bar = plot * counts[i] / most;
            bool isHigh = months.Usual is { } range && counts[i] > range.High;
            if (bar > 0)
                pen.Box(left + each * 0.16f, foot - bar, each * 0.68f, bar, isHigh ? Pen.Ink : Bar);
            pen.Text(Said(counts[i]), left + each / 2, foot - bar - 0.8f, Label, align: SKTextAlign.Center);
            pen.Text(
                month.ToString("MMM", CultureInfo.InvariantCulture)[..(each >= 5.2f ? 3 : 1)], left + each / 2, foot + 2.6f, Label,
                color: Pen.Quiet, align: SKTextAlign.Center);
            if (i == 0 || month.Month == 1)
                pen.Text(month.ToString("yyyy", CultureInfo.InvariantCulture), left + each * 0.16f, foot + 5.4f, Label, color: Pen.Quiet);
        }
        pen.Line(x, foot, x + each * counts.Length, foot, 0.2f, Pen.Quiet);
    }

    /// <summary>Draws the 168 hours of the week as one strip of bars.</summary>
    public void WeekStrip(IReadOnlyList<int> hours, float x, float y, float width, float height)
    {
        const float Axis = 5.6f;
        float each = width / hours.Count, plot = height - Axis, foot = y + plot;
        int most = Math.Max(1, hours.Max());
        for (int day = 0; day < Days; day++)
        {
            float left = x + day * HoursADay * each;
            if (day % 2 == 1)
                pen.Box(left, y, HoursADay * each, plot, new SKColor(0xf3, 0xf4, 0xf5));
            pen.Text(Weekdays[day], left + HoursADay * each / 2, y + height - 0.2f, 2.5f, isBold: true, align: SKTextAlign.Center, color: Pen.Quiet);
            for (int hour = 0; hour < HoursADay; hour += 6)
                pen.Text(hour.ToString("00", CultureInfo.InvariantCulture), left + hour * each, foot + 2.3f, 1.8f, color: Pen.Quiet);
        }
        for (int hour = 0; hour < hours.Count; hour++)
        {
            if (hours[hour] > 0)
                pen.Box(x + hour * each + 0.06f, foot - plot * hours[hour] / most, each - 0.12f, plot * hours[hour] / most, Pen.Quiet);
        }
        pen.Line(x, foot, x + width, foot, 0.15f, Pen.Quiet);
    }

    /// <summary>Draws weekday by hour as a table: the number in each cell, on grey by how many.</summary>
    /// <returns>Where to go on.</returns>
    public float WeekTable(IReadOnlyList<int> hours, float x, float y, float width)
    {
        const float Names = 11, Row = 4.6f, Sum = 9;
        float each = (width - Names - Sum) / HoursADay;
        int most = Math.Max(1, hours.Max());
        for (int hour = 0; hour < HoursADay; hour++)
        {
            pen.Text(
                hour.ToString("00", CultureInfo.InvariantCulture), x + Names + (hour + 0.5f) * each, y + 2.4f, Label, color: Pen.Quiet,
                align: SKTextAlign.Center);
        }
        pen.Text("all", x + width, y + 2.4f, Label, color: Pen.Quiet, align: SKTextAlign.Right);
        y += 3.4f;
        for (int day = 0; day < Days; day++)
        {
            pen.Text(Weekdays[day], x, y + 3.3f, 2.5f, isBold: true, color: Pen.Quiet);
            int all = 0;
            for (int hour = 0; hour < HoursADay; hour++)
            {
                int count = hours[day * HoursADay + hour];
                all += count;
                if (count == 0)
                    continue;
                double share = (double)count / most;
                var grey = (byte)(236 - 190 * share);
                pen.Box(x + Names + hour * each, y, each, Row, new SKColor(grey, grey, grey));
                pen.Text(
                    Said(count), x + Names + (hour + 0.5f) * each, y + 3.2f, Label, align: SKTextAlign.Center,
                    color: share > 0.5 ? SKColors.White : Pen.Ink);
            }
            pen.Text(Said(all), x + width, y + 3.2f, Label, align: SKTextAlign.Right);
            pen.Line(x + Names, y, x + width - Sum, y, 0.1f, Rule);
            y += Row;
        }
        pen.Line(x + Names, y, x + width - Sum, y, 0.1f, Rule);
        for (int hour = 0; hour <= HoursADay; hour += 6)
            pen.Line(x + Names + hour * each, y - Days * Row, x + Names + hour * each, y, 0.15f, Rule);
        return y;
    }

    /// <summary>Draws a table with a head, its first column wide.</summary>
    /// <param name="heads">The heads; one is blank for the first column.</param>
    /// <param name="rows">Cells of each row; blank ones are left to be written in.</param>
    /// <param name="columns">Left ends of the columns, and the right end of the last.</param>
    /// <param name="y">Upper end.</param>
    /// <param name="row">Height of a row.</param>
    /// <returns>Where to go on.</returns>
    public float Table(IReadOnlyList<string> heads, IReadOnlyList<string[]> rows, float[] columns, float y, float row)
    {
        const float Size = 2.9f;
        float top = y;
        using SKFont font = Letters.Of(Size), small = Letters.Of(2.5f, true);
        for (int i = 0; i < heads.Count; i++)
        {
            string head = Letters.Cut(heads[i], small, columns[i + 1] - columns[i] - 2);
            pen.Text(head, columns[i] + 1.2f, y + 3.4f, 2.5f, isBold: true, color: Pen.Quiet);
        }
        y += 5;
        foreach (string[] cells in rows)
        {
            pen.Line(columns[0], y, columns[^1], y, 0.2f, MapStyle.Coast);
            for (int i = 0; i < cells.Length; i++)
            {
                float width = columns[i + 1] - columns[i] - 2;
                pen.Paragraph(cells[i], columns[i] + 1.2f, y + Math.Min(row / 2 + 1, 4.2f), width, Size, most: row >= 9 ? 2 : 1);
            }
            y += row;
        }
        pen.Line(columns[0], y, columns[^1], y, 0.2f, MapStyle.Coast);
        foreach (float x in columns[1..^1])
            pen.Line(x, top, x, y, 0.15f, Rule);
        return y;
    }

    private static string Said(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
