using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;

namespace Hotspots.Desktop.Running;

/// <summary>Why is this hotspot listed? In one plain sentence that an inspector can read out.</summary>
internal static class WhySentence
{
    private const int MostKinds = 4;

    /// <summary>Numbers of a method that a sentence still bears; all of them stand below it.</summary>
    private const int MostNumbers = 3;

    /// <summary>Units of which an inspector has a picture; of rings and rearrangements nobody has.</summary>
    private static readonly string[] Plain = ["m", "days", "%", "incidents"];

    /// <summary>
    /// "64 incidents (51 tips, 9 seizures, 4 warrants) within 0.11 km² since July 2024; neighbours within 138 m, at least 14 together (DBSCAN)."
    /// </summary>
    public static string Of(Hotspot hotspot, IReadOnlyList<ParameterValue> parameters)
    {
        string since = hotspot.First.IsKnown ? " since " + Day(hotspot.First) : "";
        return $"{Incidents(hotspot.Members.Length)} ({Kinds(hotspot.Kinds)}) {Where(hotspot)}{since}; {How(hotspot.Method, parameters)}.";
    }

    private static string Where(Hotspot hotspot) => hotspot.IsOnePoint ? "at one map point" : "within " + Size(hotspot.AreaKm2);

    private static string Incidents(int count) => count == 1 ? "1 incident" : Number(count) + " incidents";

    private static string Kinds(IReadOnlyList<NameCount> kinds)
    {
        int shown = kinds.Count <= MostKinds ? kinds.Count : MostKinds - 1;
        IEnumerable<string> words = kinds.Take(shown).Select(static kind => $"{Number(kind.Count)} {Plural(kind)}");
        int others = kinds.Skip(shown).Sum(static kind => kind.Count);
        return string.Join(", ", others > 0 ? words.Append($"{Number(others)} of other kinds") : words);
    }

    // Only the tool's own words are known to be nouns.
    private static string Plural(NameCount kind) =>
        kind is { Count: not 1, Name: IncidentKind.Tip or IncidentKind.Warrant or IncidentKind.Seizure or IncidentKind.Unstated } ? kind.Name + "s" : kind.Name;

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

    private static string How(string method, IReadOnlyList<ParameterValue> parameters)
    {
        string name = method.ToUpperInvariant();
        if (method == "dbscan" && parameters.Count == 2)
            return $"neighbours within {Value(parameters[0])} m, at least {Value(parameters[1])} together ({name})";
        AnalysisMethod entry = AnalysisCatalog.Find(method);
        IEnumerable<string> words = parameters.Where(static p => p.Value > 0 && Plain.Contains(p.Unit)).Take(MostNumbers).Select(p => $"{TitleOf(p)} {Value(p)} {p.Unit}");
        return string.Join(", ", words.Prepend("found as " + Small(entry.Title)));

        string TitleOf(ParameterValue value) =>
            Small(entry.Parameters.FirstOrDefault(known => known.Name == value.Name)?.Title.Split(':')[0] ?? value.Name);
    }

    // Names keep their capitals: only the first letter of a title is one of its place.
    private static string Small(string title) => char.ToLowerInvariant(title[0]) + title[1..];

    private static string Value(ParameterValue value) => value.Value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
