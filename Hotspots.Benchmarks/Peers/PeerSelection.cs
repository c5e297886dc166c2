using System.Globalization;

namespace Hotspots.Benchmarks.Peers;

/// <summary>How many incidents, which jobs and which other programs were asked for?</summary>
/// <param name="Sizes">Numbers of incidents, ascending.</param>
/// <param name="Names">Of jobs and of peers, in small letters; empty for all that are not run only when named.</param>
internal sealed record PeerSelection(int[] Sizes, string[] Names)
{
    private static readonly int[] Usual = [10_000, 100_000];

    /// <summary>Reads the words of the command line; anything that is neither a size nor one of the names is refused.</summary>
    /// <param name="words">"10k", "100k", "1M", and names, in any order.</param>
    /// <param name="known">Names of jobs and peers.</param>
    /// <exception cref="ArgumentException">A word is neither; says which are.</exception>
    public static PeerSelection Parse(IReadOnlyList<string> words, IReadOnlyCollection<string> known)
    {
        var sizes = new SortedSet<int>();
        var names = new List<string>();
        foreach (string word in words)
        {
            if (SizeOf(word) is int size)
                sizes.Add(size);
            else if (known.FirstOrDefault(name => name.Equals(word, StringComparison.OrdinalIgnoreCase)) is string name)
                names.Add(name);
            else
                throw new ArgumentException($"\"{word}\" is neither 10k, 100k or 1M nor one of {string.Join(", ", known)}.");
        }
        return new PeerSelection(sizes.Count > 0 ? [.. sizes] : Usual, [.. names]);
    }

    /// <summary>Is this job to be done beside this peer? With names of jobs and of peers, both must be among them.</summary>
    public bool Holds(string job, string peer, bool onlyWhenNamed)
    {
        bool isNamed = Names.Contains(job);
        // Nobody who names only a peer has asked for the job that takes minutes.
        if (onlyWhenNamed && !isNamed)
            return false;
        bool anyPeer = Names.Contains(peer);
        bool namesJobs = Names.Any(name => Array.Exists(PeerJobs.All, known => known.Job == name));
        bool namesPeers = Names.Any(name => Array.Exists(PeerJobs.All, known => known.Peer.Name == name));
        return (!namesJobs || isNamed) && (!namesPeers || anyPeer);
    }

    /// <summary>10000 as one says it: "10k".</summary>
    public static string Say(int size) => size % 1_000_000 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{size / 1_000_000}M")
        : string.Create(CultureInfo.InvariantCulture, $"{size / 1000}k");

    private static int? SizeOf(string word) => word.ToUpperInvariant() switch
    {
        "10K" => 10_000,
        "100K" => 100_000,
        "1M" => 1_000_000,
        _ => null,
    };
}
