using System.Globalization;

namespace Hotspots.Benchmarks.Peers;

/// <summary>Do the answers of two programs agree?</summary>
internal enum Verdict
{
    /// <summary>As far as numbers can.</summary>
    Yes,

    /// <summary>The other program approximates, draws by chance or follows another rule: as far as that lets one expect.</summary>
    Nearly,

    /// <summary>They do not.</summary>
    No,
}

/// <summary>What came of one job beside one peer.</summary>
/// <param name="OurMilliseconds">The operation itself.</param>
/// <param name="TheirMilliseconds">The operation itself; null when it was stopped.</param>
/// <param name="Verdict">Null when there was no answer to compare.</param>
/// <param name="Words">What was compared, and what came of it.</param>
internal sealed record PeerResult(double OurMilliseconds, double? TheirMilliseconds, Verdict? Verdict, string Words);

/// <summary>How is a comparison shown? As rows of a Markdown table.</summary>
internal static class PeerTable
{
    public const string Head = "| job | n | ours ms | peer | peer ms | peer / ours | answers agree? |\n|---|---:|---:|---|---:|---:|---|";

    /// <summary>One row.</summary>
    public static string Row(string job, int n, string peer, PeerResult result)
    {
        string theirs = result.TheirMilliseconds is double milliseconds
            ? Say(milliseconds) : string.Create(CultureInfo.InvariantCulture, $"> {OutsideProgram.SecondsAtMost} s");
        string ratio = result.TheirMilliseconds is double other ? Ratio(other / result.OurMilliseconds) : "";
        string verdict = result.Verdict is Verdict said ? $"{said.ToString().ToLowerInvariant()}: " : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {job} | {n:N0} | {Say(result.OurMilliseconds)} | {peer} | {theirs} | {ratio} | {verdict}{result.Words} |");
    }

    /// <summary>Milliseconds with three figures that mean something.</summary>
    public static string Say(double milliseconds) =>
        milliseconds.ToString(milliseconds < 1 ? "0.00" : milliseconds < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    private static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
