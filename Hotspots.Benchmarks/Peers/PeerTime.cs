namespace Hotspots.Benchmarks.Peers;

/// <summary>What comes of a job when the other program takes too long?</summary>
internal static class PeerTime
{
    /// <summary>The comparison, or that it was stopped.</summary>
    /// <param name="ours">Milliseconds.</param>
    /// <param name="ask">Runs the other program and compares.</param>
    public static PeerResult Beside(double ours, Func<(double Milliseconds, Verdict Verdict, string Words)> ask)
    {
        try
        {
            (double milliseconds, Verdict verdict, string words) = ask();
            return new PeerResult(ours, milliseconds, verdict, words);
        }
        catch (TimeoutException)
        {
            return new PeerResult(ours, null, null, "stopped; its reading and start-up count here");
        }
    }
}
