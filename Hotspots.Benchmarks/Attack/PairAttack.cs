using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Indexing;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Two runs into one folder at once: there is always the whole of exactly one, and who failed says the truth.</summary>
/// <param name="findings">Where faults go.</param>
/// <param name="folder">A folder of the attack's own.</param>
/// <param name="seed">Of the moments at which they begin.</param>
internal sealed class PairAttack(AttackFindings findings, string folder, int seed)
{
    private const int Many = 3_000, MostDelay = 60, PairsToALine = 50;

    /// <summary>Tries them.</summary>
    public void Run(TextWriter output, int pairs)
    {
        string[] inputs = [Path.Combine(folder, "a.csv"), Path.Combine(folder, "b.csv")];
        string into = Path.Combine(folder, "out");
        var ids = new string[2];
        for (int i = 0; i < 2; i++)
        {
            File.WriteAllText(inputs[i], Incidents.Csv(Many + i, 1));
            string alone = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"alone{i}"));
            OurProgram.End(OurProgram.Start([], "run", inputs[i], "-o", alone));
            ids[i] = FolderOfRun.IdOf(alone);
        }
        var chance = new SeededRandom((ulong)seed);
        int refused = 0, inTurn = 0;
        for (int pair = 0; pair < pairs; pair++)
        {
            try
            {
                var delay = TimeSpan.FromMilliseconds(pair % 2 == 0 ? 0 : chance.NextDouble() * MostDelay);
                if (Pair(inputs, ids, into, delay))
                    refused++;
                else
                    inTurn++;
            }
            catch (AttackFaultException e)
            {
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"pair {pair}"), e.Message);
            }
            if ((pair + 1) % PairsToALine == 0)
                output.WriteLine($"  {pair + 1} pairs: {refused} refused, {inTurn} one after the other");
        }
        output.WriteLine(
            $"  {pairs} pairs of runs into one folder: in {refused} the second was refused and told by whom, in {inTurn} they wrote one after the "
            + $"other");
        if (pairs >= 100 && refused == 0)
            findings.Add("pairs", "no two runs ever met");
    }

    /// <summary>Returns whether one of the two was refused.</summary>
    private static bool Pair(string[] inputs, string[] ids, string into, TimeSpan delay)
    {
        var processes = new Process[2];
        for (int i = 0; i < 2; i++)
        {
            if (i > 0)
                Thread.Sleep(delay);
            processes[i] = OurProgram.Start([], "run", inputs[i], "-o", into);
        }
        int[] numbers = [.. processes.Select(static process => process.Id)];
        (int ExitCode, string Error)[] ends = [.. processes.Select(OurProgram.End)];
        string id = FolderOfRun.IdOf(into);
        AttackFaultException.Unless(FolderOfRun.Hidden(into).Length == 0, $"left over: {string.Join(", ", FolderOfRun.Hidden(into))}");
        int first = Array.FindIndex(ends, static end => end.ExitCode == 0);
        AttackFaultException.Unless(first >= 0, $"both failed: {ends[0].Error} {ends[1].Error}");
        (int exitCode, string error) = ends[1 - first];
        if (exitCode == 0)
        {
            AttackFaultException.Unless(ids.Contains(id), $"the folder is of run {id}, which is neither");
            return false;
        }
        AttackFaultException.Unless(
            exitCode == 1 && id == ids[first], $"the run that said it was done is {ids[first]}, the folder of {id}; the other: {exitCode} {error}");
        AttackFaultException.Unless(
            error.StartsWith($"Another run is writing to \"{into}\"", StringComparison.Ordinal)
                && error.EndsWith("Nothing was written by this run.\n", StringComparison.Ordinal),
            $"the loser said: {error}");
        string writer = string.Create(CultureInfo.InvariantCulture, $"(process {numbers[first]} of user ");
        AttackFaultException.Unless(
            !error.Contains("(process ", StringComparison.Ordinal) || error.Contains(writer, StringComparison.Ordinal),
            $"the writer was {writer}; the loser said: {error}");
        return true;
    }
}
