using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Hotspots.Benchmarks.Sureness;

/// <summary>The product run on made-up incidents, as a user would run it on a file.</summary>
internal static class SurenessTrial
{
    /// <summary>As much of the smaller outline two places must share to be one.</summary>
    private const double SharedOutline = 0.3;

    /// <summary>Runs the product with its defaults.</summary>
    /// <param name="incidents">What the file holds.</param>
    /// <param name="monthsKnown">Are only months known?</param>
    public static RunResult Run(MadeUpIncidents incidents, bool monthsKnown = false)
    {
        string path = Path.Combine(Path.GetTempPath(), $"hotspots-sureness-{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, incidents.ToCsv(monthsKnown));
        try
        {
            var request = new RunRequest { Files = [path] };
            return HotspotRun.Execute(
                request, IncidentFiles.Read(request.Files, new ReadOptions()), TimeProvider.System, null, CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Of the sets, how many fulfil a condition? Each has a seed of its own; as many at once as there are cores.</summary>
    public static Rate Count(int sets, ulong seed, Func<SeededRandom, bool> holds)
    {
        int held = 0;
        Parallel.For(0, sets, set => Interlocked.Add(ref held, holds(new SeededRandom(seed * 1_000_003 + (ulong)set)) ? 1 : 0));
        return new Rate(held, sets);
    }

    /// <summary>For each hotspot: is it again among as many heaviest of a later run's area of that name?</summary>
    public static bool[] Again(IReadOnlyList<Hotspot> before, IReadOnlyList<Hotspot> after)
    {
        Hotspot[] heaviest = [.. after.OrderByDescending(static h => h.Members.Length).Take(before.Count)];
        return [.. before.Select(h => Array.Exists(heaviest, later => Coincide(h.Outline, later.Outline)))];
    }

    private static bool Coincide(Geometry a, Geometry b) =>
        a.EnvelopeInternal.Intersects(b.EnvelopeInternal)
            && OverlayNGRobust.Overlay(a, b, SpatialFunction.Intersection).Area >= SharedOutline * Math.Min(a.Area, b.Area);

    /// <summary>Is it called clear or likely?</summary>
    public static bool IsSure(Hotspot hotspot) => hotspot.Sureness is { Word: SurenessWord.Clear or SurenessWord.Likely };
}

/// <summary>So many of so many, with its interval.</summary>
internal readonly record struct Rate(int Count, int Of)
{
    /// <summary>0 to 1; 0 of nothing.</summary>
    public double Share => Of == 0 ? 0 : (double)Count / Of;

    /// <summary>Two rates as one.</summary>
    public Rate And(Rate other) => new(Count + other.Count, Of + other.Of);

    /// <summary>"57 of 60, 95 % (86 to 98 %)": Wilson's interval (Journal of the American Statistical Association 1927).</summary>
    public override string ToString()
    {
        if (Of == 0)
            return "none";
        const double Z = 1.959963984540054;
        double middle = (Share + Z * Z / (2 * Of)) / (1 + Z * Z / Of);
        double half = Z / (1 + Z * Z / Of) * Math.Sqrt(Share * (1 - Share) / Of + Z * Z / (4.0 * Of * Of));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count:N0} of {Of:N0}, {100 * Share:0.#} % ({100 * Math.Max(0, middle - half):0} to {100 * Math.Min(1, middle + half):0} %)");
    }
}
