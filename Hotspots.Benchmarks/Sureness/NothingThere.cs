using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;

namespace Hotspots.Benchmarks.Sureness;

/// <summary>False alarms: how often is a place called clear or likely where there is nothing, and how often is a true crowd missed?</summary>
internal static class NothingThere
{
    /// <summary>Kinds of nothing, and how each is made.</summary>
    public static readonly (string Name, Func<SeededRandom, int, MadeUpIncidents> Make)[] Kinds =
    [
        ("even", MadeUpIncidents.Even),
        ("even, snapped 50 m", static (random, n) => MadeUpIncidents.Snapped(random, n, 50)),
        ("even, snapped 100 m", static (random, n) => MadeUpIncidents.Snapped(random, n, 100)),
        ("batches", MadeUpIncidents.Batches),
    ];

    /// <summary>What is wrong with the file besides.</summary>
    public static readonly (string Name, Action<MadeUpIncidents, SeededRandom> Spoil)[] Faults =
    [
        ("clean", static (_, _) => { }),
        ("three strays", static (set, random) => set.AddStrays(random)),
        ("a row mistyped", static (set, _) => set.Mistype()),
        ("5 % in the sea", static (set, random) => set.PutInTheSea(random)),
    ];

    /// <summary>Incidents of a set.</summary>
    public static readonly int[] Sizes = [100, 500, 2000];

    /// <summary>Runs with a place called clear or likely.</summary>
    public static Rate FalseAlarms(int kind, int fault, int size, int sets, bool monthsKnown = false) =>
        SurenessTrial.Count(sets, (ulong)(1 + kind * 100 + fault * 10 + size), random =>
        {
            MadeUpIncidents set = Kinds[kind].Make(random, size);
            Faults[fault].Spoil(set, random);
            return SurenessTrial.Run(set, monthsKnown).Hotspots.Any(SurenessTrial.IsSure);
        });

    /// <summary>Sets in which the crowd has at least a word.</summary>
    /// <param name="crowd">Incidents of the crowd, 30 m wide (standard deviation).</param>
    /// <param name="others">Incidents strewn evenly.</param>
    /// <param name="atLeast">The word.</param>
    /// <param name="sets">How many sets.</param>
    /// <param name="monthsKnown">Are only months known?</param>
    public static Rate Told(int crowd, int others, SurenessWord atLeast, int sets, bool monthsKnown = false) =>
        SurenessTrial.Count(sets, (ulong)(7 + crowd * 10 + others), random =>
        {
            MadeUpIncidents set = MadeUpIncidents.Even(random, others);
            set.AddCrowd(random, crowd, 30);
            // The crowd's rows come last: the hotspot that holds most of them is the crowd.
            Hotspot? there = SurenessTrial.Run(set, monthsKnown).Hotspots.MaxBy(h => h.Members.Count(i => i >= others));
            return there?.Sureness is { } sure && sure.Word >= atLeast;
        });
}
