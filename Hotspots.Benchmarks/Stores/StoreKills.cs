using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hotspots.Benchmarks.Attack;
using Hotspots.Cli;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Runs.Stores;

namespace Hotspots.Benchmarks.Stores;

/// <summary>
/// The program is killed while it adds a file to a store: at each call to the system in turn, where <c>strace</c> can do that, and at any moment.
/// Afterwards no incident is lost or there twice, the log is whole, and the same command once more adds what is missing.
/// </summary>
internal sealed class StoreKills
{
    private const int Held = 2000, Corrected = 300, Added = 1500;
    private const int MostOfOneCall = 200;

    private static readonly string[] Calls = ["pwrite64,pwritev", "fsync,fdatasync", "unlink,unlinkat", "ftruncate,fallocate", "openat"];

    private readonly string _whole, _trial, _second;
    private readonly StorePurpose _purpose = new("kills", "a trial", "a trial");
    private readonly List<string> _faults = [];
    private TimeSpan _duration;
    private int _kills, _before, _after;

    /// <summary>Makes a store to be killed over, in a folder of its own.</summary>
    public StoreKills(string folder)
    {
        (_whole, _trial) = (Path.Combine(folder, "whole.gpkg"), Path.Combine(folder, "trial.gpkg"));
        string first = Path.Combine(folder, "first.csv");
        _second = Path.Combine(folder, "second.csv");
        File.WriteAllText(first, Rows(0, Held, 0));
        File.WriteAllText(_second, Rows(Held - 2 * Corrected, Corrected, 1) + Rows(Held - Corrected, Added + Corrected, 0, header: false));
        StoreRuns.Create(_whole, _purpose, isShared: false, TimeProvider.System);
        Add(_whole, first);
    }

    /// <summary>What was found, a sentence each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Kills that were in time.</summary>
    public int Kills => _kills;

    /// <summary>Entry of the runner: <c>store-kills [--kills N] [--seed S]</c>.</summary>
    public static int Run(TextWriter output, string[] words)
    {
        int Number(string name, int usual) =>
            Array.IndexOf(words, name) is >= 0 and int at && at + 1 < words.Length ? int.Parse(words[at + 1], CultureInfo.InvariantCulture) : usual;
        string folder = Directory.CreateTempSubdirectory("hotspots-kills-").FullName;
        try
        {
            var trial = new StoreKills(folder);
            trial.Kill(output, Number("--kills", 1000), Number("--seed", 101));
            foreach (string fault in trial.Faults)
                output.WriteLine("  FAULT " + fault);
            return trial.Faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Kills as often as is asked for.</summary>
    public void Kill(TextWriter output, int kills, int seed)
    {
        var chance = new SeededRandom((ulong)seed);
        _duration = Timed();
        int atCalls = 0;
        if (OperatingSystem.IsLinux() && OurProgram.Find("strace") is { } strace)
        {
            for (int at = 1; at <= MostOfOneCall && _kills < kills * 3 / 4; at++)
            {
                foreach (string calls in Calls)
                {
                    if (_kills >= kills * 3 / 4)
                        break;
                    string when = string.Create(CultureInfo.InvariantCulture, $"inject={calls}:signal=SIGKILL:when={at}");
                    Once([strace, "-f", "-qq", "-o", _trial + ".calls", "-e", "trace=" + calls, "-e", when], null, $"{calls} {at}");
                }
            }
            atCalls = _kills;
        }
        for (int tried = 0; _kills < kills && tried < 10 * kills; tried++)
        {
            TimeSpan moment = _duration * (0.3 + 0.75 * chance.NextDouble());
            Once([], moment, string.Create(CultureInfo.InvariantCulture, $"after {moment.TotalMilliseconds:F0} ms"));
        }
        output.WriteLine(
            $"  {_kills} kills, {atCalls} of them at a call to the system: {_before} times the store was as before, {_after} times as after; "
                + $"{_faults.Count} faults");
    }

    private TimeSpan Timed()
    {
        StartAfresh();
        var watch = Stopwatch.StartNew();
        (int exitCode, string error) = OurProgram.End(OurProgram.Start([], Words));
        if (exitCode != ExitCode.Done)
            _faults.Add(error);
        return watch.Elapsed;
    }

    private string[] Words => ["store", "add", _trial, _second, "--reason", "a trial"];

    private void Once(string[] before, TimeSpan? moment, string name)
    {
        StartAfresh();
        Process process = OurProgram.Start(before, Words);
        if (moment is { } wait && !process.WaitForExit(wait))
            process.Kill();
        (int exitCode, string error) = OurProgram.End(process);
        bool killed = exitCode != ExitCode.Done;
        _kills += killed ? 1 : 0;
        try
        {
            bool isAfter = Look(killed, name);
            _before += killed && !isAfter ? 1 : 0;
            _after += killed && isAfter ? 1 : 0;
            Add(_trial, _second);
            if (!Look(killed: false, name + ", and the next command"))
                _faults.Add($"{name}: the next command did not add what was missing");
        }
        catch (OutputException e)
        {
            _faults.Add($"{name}: {e.Message} {error}");
        }
    }

    /// <summary>Is what is there as after the file was added? Else as before; anything else is a fault.</summary>
    private bool Look(bool killed, string name)
    {
        LogCheck check = StoreRuns.Check(_trial, null, CancellationToken.None);
        if (check.Problems.Count > 0)
            _faults.Add($"{name}: {string.Join(' ', check.Problems)}");
        using StoreDatabase database = StoreDatabase.Open(_trial);
        long rows = database.Number("SELECT count(*) FROM incidents"), names = database.Number("SELECT count(DISTINCT reference) FROM incidents");
        long history = database.Number("SELECT count(*) FROM store_history");
        bool isAfter = rows == Held + Added && history == Corrected && database.Number("SELECT count(*) FROM store_additions") == 2;
        bool isBefore = rows == Held && history == 0 && database.Number("SELECT count(*) FROM store_additions") == 1;
        if (rows != names || !(isAfter || (killed && isBefore)))
            _faults.Add($"{name}: {rows} rows, {names} references, {history} in the history");
        return isAfter;
    }

    private void Add(string store, string file) => StoreRuns.Add(
        store, [file], ReadOptions.Default, SameReference.Told, _purpose, TimeProvider.System, static _ => { }, null, CancellationToken.None);

    private void StartAfresh()
    {
        foreach (string left in (string[])[_trial, _trial + "-journal", _trial + "-wal", _trial + "-shm"])
            File.Delete(left);
        File.Copy(_whole, _trial);
    }

    private static string Rows(int first, int count, int east, bool header = true)
    {
        var text = new StringBuilder(header ? "id,kind,time,easting,northing,town,street,notes\n" : "");
        for (int i = first; i < first + count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"K{i},tip,2025-05-{i % 28 + 1:00} {i % 24:00}:{i % 60:00},{617_000 + i + east},");
            text.Append(CultureInfo.InvariantCulture, $"{215_000 + i % 97},");
            text.Append(CultureInfo.InvariantCulture, $"Clacton-on-Sea,Pier Avenue,said of {i} by somebody who was there\n");
        }
        return text.ToString();
    }
}
