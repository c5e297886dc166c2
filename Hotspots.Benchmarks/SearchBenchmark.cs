using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Naming;

namespace Hotspots.Benchmarks;

/// <summary>Search for places as it is typed: each text letter by letter, each letter asked for the first time in this process.</summary>
internal static class SearchBenchmark
{
    private const int Most = 12;

    /// <summary>Streets of many towns, towns, misspelt ones, postcodes, references; and what each must find.</summary>
    private static readonly (string Text, string Found)[] Texts =
    [
        ("Clacton", "Clacton-on-Sea"), ("Church Road, Clacton", "Church Road"), ("church street", "Church Street"),
        ("high street buckley", "High Street"), ("Station Road", "Station Road"), ("Pier Avenue, Clacton", "Pier Avenue"),
        ("Clackton", "Clacton-on-Sea"), ("High Wicombe", "High Wycombe"),
        ("Shoebury", "Shoeburyness"), ("Moldd", "Mold"), ("Penzants", "Penzance"), ("Victoria Rode, Buckley", "Victoria Road"),
        ("CO15 1QA", "CO15 1QA"), ("SJ 237 640", "SJ 237 640"), ("Pier, Tendring", "Pier"), ("Essex Police", "Essex"), ("St Osyth", "St Osyth"),
    ];

    public static void Run(TextWriter output)
    {
        // Where data may be: 32 towns, as in a window with many.
        GridPoint[] near = [.. Enumerable.Range(0, 32).Select(static i => new GridPoint(300_000 + 10_000 * i, 200_000 + 5_000 * i))];
        PlaceSearch.Prepare();
        double longest = 0;
        string slowest = "";
        foreach ((string text, string wanted) in Texts)
        {
            double most = 0;
            string at = "";
            for (int length = 1; length <= text.Length; length++)
            {
                long began = Stopwatch.GetTimestamp();
                IReadOnlyList<FoundPlace> found = PlaceSearch.Find(text[..length], Most, near);
                double milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                if (milliseconds > most)
                    (most, at) = (milliseconds, text[..length]);
                if (length == text.Length && !found.Any(place => place.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
                    throw new InvalidOperationException($"\"{text}\" does not find {wanted}.");
            }
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {text,-24} longest of its letters {most,6:0.0} ms, at \"{at}\""));
            if (most > longest)
                (longest, slowest) = (most, at);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  longest of all {longest:0.0} ms, at \"{slowest}\""));
    }
}
