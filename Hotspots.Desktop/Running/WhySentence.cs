using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;

namespace Hotspots.Desktop.Running;

/// <summary>Why is this hotspot listed? In one plain sentence that an inspector can read out; the numbers of the method stand under its
/// evidence.</summary>
internal static class WhySentence
{
    private const int MostKinds = 4;

    /// <summary>
    /// "64 incidents (51 tips, 9 seizures, 4 warrants) within 0.11 km² since July 2024, found as clusters of close incidents.", of a method about
    /// time "12 incidents (12 tips) within 0.02 km² from 3 to 14 March 2026, found as bursts in place and time."
    /// </summary>
    /// <param name="hotspot">The hotspot.</param>
    /// <param name="compared">What is compared with what, "seizures against tips"; null where no method compares.</param>
    public static string Of(Hotspot hotspot, string? compared)
    {
        AnalysisMethod method = AnalysisCatalog.Find(hotspot.Method);
        string risk = method.Compares && compared is not null ? $": {Risk(hotspot)}{compared}" : "";
        return $"{Incidents(hotspot.Members.Length)} ({Kinds(hotspot.Kinds)}) {Where(hotspot)}{When(hotspot, method)}, "
            + $"found as {Small(method.Title)}{risk}.";
    }

    // How many times, where the method measured the ratio itself and not its logarithm.
    private static string Risk(Hotspot hotspot)
    {
        foreach (Figure figure in hotspot.Evidence.Where(static evidence => AnalysisCatalog.Find(evidence.Method).Compares).SelectMany(
            static evidence => evidence.Figures))
        {
            double times = figure.Name switch { "risk" => figure.Value, "logRisk" => Math.Exp(figure.Value), _ => 0 };
            if (times > 0 && double.IsFinite(times))
                return string.Create(CultureInfo.InvariantCulture, $"up to {times:0.0} times as many as usual of ");
        }
        return "";
    }

    private static string When(Hotspot hotspot, AnalysisMethod method)
    {
        if (!hotspot.First.IsKnown)
            return "";
        string first = Day(hotspot.First), last = Day(hotspot.Last);
        if (!method.NeedsTimes || !hotspot.Last.IsKnown)
            return " since " + first;
        return first == last ? $" {(hotspot.First.HasDay ? "on" : "in")} {first}" : $" from {Short(first, last)} to {last}";
    }

    // "3 to 14 March 2026": what both have is said once.
    private static string Short(string first, string last)
    {
        string[] from = first.Split(' '), to = last.Split(' ');
        int same = 0;
        while (same < Math.Min(from.Length, to.Length) - 1 && from[^(same + 1)] == to[^(same + 1)])
            same++;
        return string.Join(' ', from[..^same]);
    }

    private static string Where(Hotspot hotspot) => hotspot.IsOnePoint ? "at one map point" : "within " + Size(hotspot.AreaKm2);

    private static string Incidents(int count) => count == 1 ? "1 incident" : Number(count) + " incidents";

    private static string Kinds(IReadOnlyList<NameCount> kinds)
    {
        int shown = kinds.Count <= MostKinds ? kinds.Count : MostKinds - 1;
        IEnumerable<string> words = kinds.Take(shown).Select(
            static kind => $"{Number(kind.Count)} {(kind.Count == 1 ? kind.Name : ComparedKinds.Many(kind.Name))}");
        int others = kinds.Skip(shown).Sum(static kind => kind.Count);
        return string.Join(", ", others > 0 ? words.Append($"{Number(others)} of other kinds") : words);
    }

    private static string Size(double km2) => km2 switch
    {
        // A hectare is what a small square holds; thousandths of a square kilometre say nothing to anyone.
        < 0.01 => string.Create(CultureInfo.InvariantCulture, $"{km2 * 1e6:N0} m²"),
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{km2:0.00} km²"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{km2:N0} km²"),
    };

    // As people say it, and no more exactly than it is known.
    private static string Day(IncidentTime time) => LondonTime.ToClock(time.FromUtcSeconds).ToString(
        time.Precision switch
        {
            TimePrecision.Year => "yyyy",
            TimePrecision.Month => "MMMM yyyy",
            _ => "d MMMM yyyy",
        },
        CultureInfo.InvariantCulture);

    // Plain words first: the name of the method in brackets stands with its figures. Names keep their capitals.
    private static string Small(string title)
    {
        int bracket = title.IndexOf(" (", StringComparison.Ordinal);
        string plain = bracket > 0 ? title[..bracket] : title;
        return char.ToLowerInvariant(plain[0]) + plain[1..];
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
