using System.Runtime.InteropServices;

namespace Hotspots.Benchmarks.Peers;

/// <summary>
/// Who is faster at the same job on the same incidents in the same run, and do the answers agree? Other programs are run where they are
/// installed. Each is timed from within, the operation itself: reading and start-up are left out, of theirs as of ours.
/// </summary>
internal static class PeersBenchmark
{
    private const string LoadFile = "/proc/loadavg", ProcessorFile = "/proc/cpuinfo";

    /// <summary>Prints one table.</summary>
    /// <returns>0; 1 when an answer differed or a program failed; 2 when it was not understood what to do.</returns>
    public static int Run(TextWriter output, TextWriter error, string[] words)
    {
        PeerSelection selection;
        try
        {
            selection = PeerSelection.Parse(words, PeerJobs.Names);
        }
        catch (ArgumentException refused)
        {
            error.WriteLine(refused.Message);
            return 2;
        }
        output.WriteLine($"{Environment.ProcessorCount} cores{Processor()}, .NET {Environment.Version}, {RuntimeInformation.OSDescription}{Load()}");
        output.WriteLine("Ours: median of 3 after a warm-up. Theirs: median of 3, one where it takes over 10 s. The operation itself, milliseconds.");
        HashSet<Peer> there = Installed(output, selection);
        output.WriteLine();
        output.WriteLine(PeerTable.Head);
        int exit = 0;
        foreach (int n in selection.Sizes)
        {
            foreach (PeerJob job in PeerJobs.All)
            {
                if (!there.Contains(job.Peer) || n > job.Largest || !selection.Holds(job.Job, job.Peer.Name, job.OnlyWhenNamed))
                    continue;
                try
                {
                    PeerResult result = job.Run(n);
                    output.WriteLine(PeerTable.Row(job.What, n, job.Peer.Name, result));
                    exit = result.Verdict == Verdict.No ? 1 : exit;
                }
                catch (PeerFailedException failed)
                {
                    output.WriteLine($"{job.What}, {PeerSelection.Say(n)}: {job.Peer.Name} failed: {failed.Message}");
                    exit = 1;
                }
            }
        }
        return exit;
    }

    /// <summary>The peers that are installed; says their versions, and of the others what Debian calls them.</summary>
    private static HashSet<Peer> Installed(TextWriter output, PeerSelection selection)
    {
        var there = new HashSet<Peer>();
        foreach (Peer peer in PeerJobs.All.Where(job => selection.Holds(job.Job, job.Peer.Name, job.OnlyWhenNamed)).Select(static job => job.Peer)
            .Distinct())
        {
            string? version = peer.AskVersion();
            if (version is not null)
                there.Add(peer);
            output.WriteLine(version is null ? $"{peer.Name}: not installed, skipped (Debian: {peer.Package})" : $"{peer.Name} {version}");
        }
        return there;
    }

    private static string Load() => File.Exists(LoadFile) ? $", load {File.ReadAllText(LoadFile).Split(' ')[0]}" : "";

    private static string Processor()
    {
        string? line = File.Exists(ProcessorFile)
            ? Array.Find(File.ReadAllLines(ProcessorFile), static l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? "" : $" of {line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()}";
    }
}
