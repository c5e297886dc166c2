using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hotspots.Core.Model.Placements;

namespace Hotspots.Benchmarks;

/// <summary>How fast is an integer program at the same instance? COIN-OR's branch and cut, where its program <c>cbc</c> is installed.</summary>
/// <remarks>Its time is the one it prints itself: reading the file and starting up are left out, building its matrix is not ours to charge.</remarks>
internal static class CoinBranchAndCut
{
    private const int SecondsAtMost = 120;

    /// <summary>Can it be run?</summary>
    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "cbc")));

    /// <summary>Solves a maximal covering instance.</summary>
    public static (double Value, double Seconds) Cover(PlacementRequest request)
    {
        string file = Path.Combine(Path.GetTempPath(), $"hotspots-{Environment.ProcessId}.lp");
        try
        {
            File.WriteAllText(file, Program(request));
            using Process process = Process.Start(
                new ProcessStartInfo(
                "cbc", [file, "sec", SecondsAtMost.ToString(CultureInfo.InvariantCulture), "solve"])
                { RedirectStandardOutput = true })!;
            string said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (Math.Abs(Number(said, @"Objective value:\s+(-?[\d.]+)")), Number(said, @"Time \(Wallclock seconds\):\s+([\d.]+)"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Number(string text, string pattern) =>
        double.Parse(
            Regex.Match(text, pattern) is { Success: true } match ? match.Groups[1].Value
            : throw new InvalidOperationException("cbc did not say: " + text), CultureInfo.InvariantCulture);

    private static string Program(PlacementRequest request)
    {
        var sum = new StringBuilder("Minimize\n obj:");
        var rows = new StringBuilder("Subject To\n");
        var bounds = new StringBuilder("Bounds\n");
        for (int i = 0; i < request.Demand.Count; i++)
        {
            int[] near = [.. Enumerable.Range(0, request.Sites.Count).Where(j => request.Demand[i].DistanceTo(request.Sites[j]) <= request.Reach)];
            if (near.Length == 0)
                continue;
            sum.Append(CultureInfo.InvariantCulture, $" - {request.Demand.WeightAt(i):R} x{i}\n");
            rows.Append(CultureInfo.InvariantCulture, $" c{i}: x{i}");
            foreach (int j in near)
                rows.Append(CultureInfo.InvariantCulture, $" - y{j}\n");
            rows.Append(" <= 0\n");
            bounds.Append(CultureInfo.InvariantCulture, $" 0 <= x{i} <= 1\n");
        }
        int[] all = [.. Enumerable.Range(0, request.Sites.Count)];
        rows.Append(" p: ").AppendJoin("\n + ", all.Select(static j => $"y{j.ToString(CultureInfo.InvariantCulture)}"))
            .Append(CultureInfo.InvariantCulture, $" = {request.Teams}\n");
        string binaries = string.Join("\n", all.Select(static j => $" y{j.ToString(CultureInfo.InvariantCulture)}"));
        return $"{sum}{rows}{bounds}Binaries\n{binaries}\nEnd\n";
    }
}
