using System.Diagnostics;
using System.Globalization;

namespace Hotspots.Benchmarks.Attack;

/// <summary>Spoilt files through everything that reads them: each ends in rows or in a sentence, within its memory and its time.</summary>
/// <param name="findings">Where faults go.</param>
/// <param name="seed">Another seed makes other files.</param>
internal sealed class InputAttack(AttackFindings findings, int seed)
{
    private const int SharesInAll = 100_000;
    private const double MiB = 1 << 20;

    /// <summary>Processor time that one small input may take. An old workbook that runs in circles has 20 seconds.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(25);

    /// <summary>When an input is cancelled, and when the attack gives up because even that is not heard.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90), LastPatience = TimeSpan.FromSeconds(180);

    private volatile string _now = "";
    private long _since = long.MaxValue;

    /// <summary>Tries them, target by target.</summary>
    /// <param name="output">Where the figures go.</param>
    /// <param name="inputs">How many in all.</param>
    /// <param name="targets">What is attacked.</param>
    /// <returns>How many were tried.</returns>
    public int Run(TextWriter output, int inputs, AttackTarget[] targets)
    {
        using var watch = new Timer(_ => GiveUpIfStuck(output), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        int done = 0;
        for (int t = 0; t < targets.Length; t++)
            done += Run(output, (int)((long)inputs * targets[t].Share / SharesInAll), targets[t], (ulong)t);
        _since = long.MaxValue;
        return done;
    }

    private int Run(TextWriter output, int cases, AttackTarget target, ulong index)
    {
        long rows = 0, sentences = 0, mostBytes = 0;
        int faults = findings.Count;
        TimeSpan longest = default;
        var elapsed = Stopwatch.StartNew();
        for (int i = 0; i < cases; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{target.Name} {seed} {i}");
            ulong number = (ulong)(uint)seed << 40 ^ index << 32 ^ (uint)i;
            (byte[] bytes, ReaderTrial trial, long allocated, TimeSpan time) = Try(target, name, number);
            rows += trial.Rows;
            sentences += trial.Sentences;
            // A list that is read once, or whatever else this process does meanwhile, is none of the input's: what is, is so again.
            if (allocated > target.MostBytes || time > MostTime)
            {
                (_, _, long again, TimeSpan timeAgain) = Try(target, name, number);
                (allocated, time) = (Math.Min(allocated, again), time < timeAgain ? time : timeAgain);
            }
            (mostBytes, longest) = (Math.Max(mostBytes, allocated), time > longest ? time : longest);
            if (allocated > target.MostBytes)
                findings.Add(
                    name, string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes took {allocated / MiB:F0} MiB of memory"), bytes);
            if (time > MostTime)
                findings.Add(
                    name, string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes took {time.TotalSeconds:F1} s of processor time"),
                    bytes);
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {target.Name,-24} {cases,9:N0} inputs {rows,11:N0} rows {sentences,9:N0} sentences {findings.Count - faults,4} faults; "
            + $"most allocated by one {mostBytes / MiB,6:F1} MiB, longest {longest.TotalSeconds:F2} s of processor time "
            + $"({elapsed.Elapsed.TotalSeconds:F0} s in all)"));
        output.Flush();
        // Inputs that reach only one of the two ends test nothing.
        if (cases >= 200 && (rows == 0 || sentences == 0))
            findings.Add(target.Name, $"{rows} rows and {sentences} sentences: the inputs reach one end only");
        return cases;
    }

    private (byte[] Bytes, ReaderTrial Trial, long Allocated, TimeSpan Time) Try(AttackTarget target, string name, ulong number)
    {
        var mutator = new Mutator(number);
        byte[] bytes = target.Make(mutator);
        using var deadline = new CancellationTokenSource(Patience);
        (_now, _since) = (name, Stopwatch.GetTimestamp());
        long before = GC.GetTotalAllocatedBytes();
        TimeSpan worked = Environment.CpuUsage.TotalTime;
        ReaderTrial trial = default;
        try
        {
            trial = target.Try(mutator, bytes, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            findings.Add(name, $"took longer than {Patience.TotalSeconds} s", bytes);
        }
        catch (Exception e)
        {
            findings.Add(name, e is AttackFaultException ? e.Message : e.ToString(), bytes);
        }
        return (bytes, trial, GC.GetTotalAllocatedBytes() - before, Environment.CpuUsage.TotalTime - worked);
    }

    private void GiveUpIfStuck(TextWriter output)
    {
        if (Volatile.Read(ref _since) is long since and < long.MaxValue && Stopwatch.GetElapsedTime(since) > LastPatience)
        {
            output.WriteLine(
                $"  FAULT {_now}: has not ended after {LastPatience.TotalSeconds} s, and does not hear that it is to; the attack ends here.");
            output.Flush();
            Environment.Exit(1);
        }
    }
}
