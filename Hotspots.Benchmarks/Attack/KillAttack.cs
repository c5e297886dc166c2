using System.Diagnostics;
using System.Globalization;
using Hotspots.Cli;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files;
using Hotspots.Core.Indexing;

namespace Hotspots.Benchmarks.Attack;

/// <summary>
/// The program is killed while it writes: at each call to the system in turn, where <c>strace</c> can do that, and at any moment. What is
/// read next is whole, of the run before or of the one that was killed, and the next run into the same place works and clears up.
/// </summary>
/// <param name="findings">Where faults go.</param>
/// <param name="folder">A folder of the attack's own.</param>
/// <param name="seed">Of the moments.</param>
internal sealed class KillAttack(AttackFindings findings, string folder, int seed)
{
    private const int MostOfOneCall = 60, KillsToALine = 50, MostTriesToAKill = 10;

    /// <summary>Killed from outside the program ends with 137, by strace with the signal itself.</summary>
    private static readonly int[] Killed = [137, 9, -1];

    /// <summary>Calls that change what is on the disk, counted apart.</summary>
    private static readonly string[] Calls =
    [
        "rename,renameat,renameat2", "pwrite64,pwritev", "fsync,fdatasync", "unlink,unlinkat,rmdir", "mkdir,mkdirat", "fchmod,chmod,fchmodat",
        "flock", "ftruncate,fallocate",
    ];

    private int _kills, _old, _new;

    /// <summary>Tries them.</summary>
    public void Run(TextWriter output, int kills)
    {
        KillPlace[] places = KillPlace.All(folder);
        // Where not all are killed at every call, another seed begins with another.
        places = [.. places.Skip(seed % places.Length), .. places.Take(seed % places.Length)];
        foreach (KillPlace place in places)
            place.Prepare();
        int traced = 0;
        if (OurProgram.Find("strace") is { } strace && OperatingSystem.IsLinux())
        {
            // A quarter is for moments between the calls.
            traced = kills - kills / 4;
            AtEveryCall(strace, places, traced, output);
        }
        else
        {
            output.WriteLine("  strace is not here: all kills are at random moments");
        }
        traced = _kills;
        AtAnyMoment(places, kills - traced, output);
        output.WriteLine(
            $"  {_kills} kills, {traced} of them at a call to the system: {_old} times the earlier results were found afterwards, {_new} times the "
            + $"new ones");
        if (kills >= 100 && (_old == 0 || _new == 0))
            findings.Add("kills", "they reach one end only");
    }

    private void AtEveryCall(string strace, KillPlace[] places, int kills, TextWriter output)
    {
        // A second round is other files: the calls are the same, what is in them is not.
        for (int round = 0; _kills < kills; round++)
        {
            int before = _kills;
            foreach (KillPlace place in places)
            {
                foreach (string calls in Calls)
                {
                    int at = 1;
                    string[] words = [strace, "-f", "-qq", "-o", Path.Combine(folder, "calls"), "-e", "trace=" + calls, "-e"];
                    while (at <= MostOfOneCall && _kills < kills
                        && Kill(
                            place, [.. words, string.Create(CultureInfo.InvariantCulture, $"inject={calls}:signal=SIGKILL:when={at}")], null,
                            $"{place.Name} {calls} {at}"))
                        at++;
                    if (round == 0)
                        output.WriteLine($"  {place.Name}: {at - 1} kills at {calls}");
                    output.Flush();
                }
            }
            if (_kills == before)
                break; // strace may not trace here
        }
    }

    private void AtAnyMoment(KillPlace[] places, int kills, TextWriter output)
    {
        var chance = new SeededRandom((ulong)seed);
        int wanted = _kills + kills, before = _kills;
        for (int tried = 0; _kills < wanted && tried < MostTriesToAKill * kills; tried++)
        {
            KillPlace place = places[tried % places.Length];
            // Most of the time is reading and working out; the end is when files are written.
            TimeSpan moment = place.Duration * (0.4 + 0.7 * chance.NextDouble());
            bool killed = Kill(
                place, [], moment, string.Create(CultureInfo.InvariantCulture, $"{place.Name} after {moment.TotalMilliseconds:F0} ms"));
            if (killed && (_kills - before) % KillsToALine == 0)
                output.WriteLine($"  {_kills - before} kills at random moments");
        }
    }

    /// <summary>Returns whether it was killed before it was done.</summary>
    private bool Kill(KillPlace place, string[] before, TimeSpan? moment, string name)
    {
        try
        {
            long began = Stopwatch.GetTimestamp();
            Process process = OurProgram.Start(before, place.Second);
            if (moment is { } wait && !process.WaitForExit(wait))
                process.Kill();
            (int exitCode, string error) = OurProgram.End(process);
            bool killed = exitCode != ExitCode.Done;
            AttackFaultException.Unless(!killed || Killed.Contains(exitCode), $"it was to be killed, and ended with {exitCode}: {error}");
            _kills += killed ? 1 : 0;
            if (!killed)
                place.Duration = Stopwatch.GetElapsedTime(began);
            // Whoever reads earlier results makes them whole first.
            IncidentFiles.Read([place.Output], ReadOptions.Default);
            string found = place.State();
            AttackFaultException.Unless(
                found == place.New || killed && found == place.Old, "what is there is neither the earlier results nor the new ones");
            if (killed)
            {
                if (found == place.Old)
                    _old++;
                else
                    _new++;
            }
            place.Heal();
            return killed;
        }
        catch (Exception e) when (e is AttackFaultException or IOException or System.Text.Json.JsonException)
        {
            findings.Add("kill " + name, e.Message);
            place.StartAfresh();
            return true;
        }
    }
}

/// <summary>A command that writes, what it writes first, and what it is killed while writing.</summary>
internal sealed class KillPlace
{
    private readonly string[] _first;
    private readonly Func<string, string> _state;

    private KillPlace(string name, string output, string[] first, string[] second, Func<string, string> state) =>
        (Name, Output, _first, Second, _state) = (name, output, first, second, state);

    public string Name { get; }

    /// <summary>The folder or file that is written.</summary>
    public string Output { get; }

    /// <summary>The words that are killed.</summary>
    public string[] Second { get; }

    /// <summary>What is there before.</summary>
    public string Old { get; private set; } = "";

    /// <summary>What is there when it is not killed.</summary>
    public string New { get; private set; } = "";

    /// <summary>How long it took the last time it was not killed: on a machine that others use, that differs from one time to the next.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>THE list: a folder for oneself, one with more layers that is shared, and a single file.</summary>
    public static KillPlace[] All(string folder)
    {
        string first = Path.Combine(folder, "first.csv"), second = Path.Combine(folder, "second.csv");
        File.WriteAllText(first, Incidents.Csv(120, 1) + "X,tip,never,north,west,Mold,High Street\n");
        File.WriteAllText(second, Incidents.Csv(140, 2, "seizure") + "Y,tip,never,north,west,Mold,High Street\n");
        string Into(string name) => Path.Combine(folder, name);
        return
        [
            new("run", Into("run"), ["run", first, "-o", Into("run")], ["run", second, "-o", Into("run")], FolderOfRun.IdOf),
            new("run of three methods", Into("three"), ["run", first, "-o", Into("three"), "--shared"],
                ["run", second, "-o", Into("three"), "--shared", "--method", "dbscan", "--method", "kde", "--method", "gi-star"], FolderOfRun.IdOf),
            new(
                "rejects", Into("rejects.csv"), ["inspect", first, "--rejects", Into("rejects.csv")],
                ["inspect", second, "--rejects", Into("rejects.csv")], File.ReadAllText),
        ];
    }

    /// <summary>Learns what is there before and after, and leaves what is there before.</summary>
    public void Prepare()
    {
        var watch = Stopwatch.StartNew();
        (int exitCode, string error) = OurProgram.End(OurProgram.Start([], Second));
        Duration = watch.Elapsed;
        AttackFaultException.Unless(exitCode == ExitCode.Done, $"{string.Join(' ', Second)}: {error}");
        New = State();
        StartAfresh();
    }

    /// <summary>What is there now.</summary>
    public string State() => _state(Output);

    /// <summary>The next command into the same place: it works, and clears up.</summary>
    /// <exception cref="AttackFaultException">It does not.</exception>
    public void Heal()
    {
        using var said = new StringWriter();
        int exitCode = CommandLine.Run(_first, new Terminal(TextWriter.Null, said), TimeProvider.System, CancellationToken.None);
        AttackFaultException.Unless(exitCode == ExitCode.Done, $"the next command ended with {exitCode}: {said}");
        string now = State();
        AttackFaultException.Unless(Old.Length == 0 || now == Old, "the next command left something else than it does elsewhere");
        Old = now;
        string[] left = Directory.Exists(Output) ? FolderOfRun.Hidden(Output) : [
            .. FolderOfRun.Hidden(Path.GetDirectoryName(Output)!).Where(name => name.Contains(Path.GetFileName(Output), StringComparison.Ordinal))];
        AttackFaultException.Unless(left.Length == 0, $"the next command left over {string.Join(", ", left)}");
    }

    /// <summary>Takes everything away and makes what is there before.</summary>
    public void StartAfresh()
    {
        if (Directory.Exists(Output))
            Directory.Delete(Output, recursive: true);
        File.Delete(Output);
        Heal();
    }
}
