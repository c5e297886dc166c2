using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Files.Ledger;

/// <summary>Ledger of releases: what was given to whom, the ground it was counted on, and what was known then.</summary>
/// <remarks>
/// It holds counts that were hidden, by cell and month: it is as sensitive as the incidents, and never leaves the force. It is written in one
/// transaction, before the files of a release are put in place: a release that was broken off between the two counts as given.
/// </remarks>
internal static class ReleaseLedger
{
    private const char Comma = '\u001F';

    /// <summary>The ledger of whoever runs this, in the folder in which the window keeps its settings.</summary>
    /// <exception cref="OutputException">The user has no folder.</exception>
    public static string OfUser()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0 ? Path.Combine(home, "Hotspots", "releases.sqlite")
            : throw new OutputException("There is no folder of your own for the ledger of releases: name a file for it with ⟨ledger⟩.");
    }

    /// <summary>Everything a ledger knows; nothing where there is none.</summary>
    /// <exception cref="OutputException">It is no ledger, or is damaged.</exception>
    public static LedgerState Read(string path)
    {
        if (Directory.Exists(path))
            throw new OutputException($"\"{path}\" is a folder: name a file for the ledger of releases.");
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return LedgerState.Empty;
        using var database = new LedgerDatabase(path, mayMake: false);
        database.Run("BEGIN");
        LedgerGround[] grounds = [.. Grounds(database)];
        LedgerRelease[] releases = [.. Releases(database)];
        LedgerTruth[] truth =
        [
            .. database.Query("SELECT cell, month, kind, incidents FROM truth ORDER BY cell, month, kind").Select(
                static row => new LedgerTruth(row.Int(0), row.Int(1), row.Text(2), row.Int(3))),
        ];
        return new LedgerState(false, grounds, releases, truth);
    }

    /// <summary>Enters a release, in one transaction.</summary>
    /// <param name="entry">What is to be known of it.</param>
    /// <param name="files">Its files and the SHA-256 of each.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="OutputException">The ledger cannot be written, or another release was entered meanwhile.</exception>
    public static int Enter(LedgerEntry entry, IReadOnlyList<(string Name, string Sha256)> files)
    {
        using var database = new LedgerDatabase(entry.Path, mayMake: true);
        database.Run("BEGIN IMMEDIATE");
        int last = (int)database.Whole("SELECT coalesce(max(id), 0) FROM release");
        if (last != entry.Known)
        {
            throw new OutputException(
                "Another layer was entered into the ledger meanwhile, so that this one is not proved against it: run it again. Nothing was written.");
        }
        int id = last + 1, ground = entry.Ground.Id;
        if (ground == 0)
            EnterGround(database, entry.Ground, ground = (int)database.Whole("SELECT coalesce(max(id), 0) FROM ground") + 1);
        LedgerRelease release = entry.Release;
        database.Insert(
            "INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
            [
                [
                    id, release.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), release.Profile, release.Recipient, release.Marking, ground,
                    string.Join(Comma, release.Kinds), release.Threshold, release.PeriodMonths, release.Record,
                ],
            ]);
        database.Insert(
            "INSERT INTO told VALUES (?, ?, ?, ?, ?, ?)",
            release.Told.OrderBy(static told => told.Key).SelectMany(told => told.Value.Select(
                (value, zone) => (object[])[id, told.Key, zone, (int)value.As, value.Least, value.Most])));
        database.Insert(
            "INSERT INTO repeated VALUES (?, ?, ?)",
            release.Repeated.OrderBy(static told => told.Key).Select(told => (object[])[id, told.Key, told.Value]));
        database.Insert(
            "INSERT INTO truth VALUES (?, ?, ?, ?, ?)",
            entry.Truth.Select(one => (object[])[one.Cell, one.Month, one.Kind, id, one.Incidents]));
        database.Insert("INSERT INTO file VALUES (?, ?, ?)", files.Select(file => (object[])[id, file.Name, file.Sha256]));
        database.Run("COMMIT");
        return id;
    }

    /// <summary>Says that the files of a release are in place.</summary>
    public static void Place(string path, int release)
    {
        using var database = new LedgerDatabase(path, mayMake: true);
        database.Insert("UPDATE release SET placed = 1 WHERE id = ?", [[release]]);
    }

    private static void EnterGround(LedgerDatabase database, LedgerGround ground, int id)
    {
        database.Insert("INSERT INTO ground VALUES (?, ?, ?, ?)", [[id, ground.Key, ground.Area, ground.Measure]]);
        database.Insert(
            "INSERT INTO zone VALUES (?, ?, ?, ?)", ground.Names.Select((name, zone) => (object[])[id, zone, name, ground.Addresses[zone]]));
        database.Insert("INSERT INTO cell VALUES (?, ?, ?)", ground.Cells.Select((cell, i) => (object[])[id, cell, ground.Zones[i]]));
    }

    private static List<LedgerGround> Grounds(LedgerDatabase database)
    {
        var grounds = new List<LedgerGround>();
        foreach (LedgerRow row in database.Query("SELECT id, key, area, measure FROM ground ORDER BY id"))
        {
            grounds.Add(new LedgerGround
            {
                Id = row.Int(0),
                Key = row.Text(1),
                Area = row.Text(2),
                Measure = row.Text(3),
                Cells = [],
                Zones = [],
                Names = [],
                Addresses = [],
            });
        }
        return grounds.ConvertAll(ground =>
        {
            (List<int> cells, List<int> zones, List<int> addresses, List<string> names) = ([], [], [], []);
            foreach (LedgerRow row in database.Query($"SELECT cell, zone FROM cell WHERE ground = {ground.Id} ORDER BY cell"))
            {
                cells.Add(row.Int(0));
                zones.Add(row.Int(1));
            }
            foreach (LedgerRow row in database.Query($"SELECT name, addresses FROM zone WHERE ground = {ground.Id} ORDER BY zone"))
            {
                names.Add(row.Text(0));
                addresses.Add(row.Int(1));
            }
            return ground with { Cells = [.. cells], Zones = [.. zones], Names = names, Addresses = [.. addresses] };
        });
    }

    private static List<LedgerRelease> Releases(LedgerDatabase database)
    {
        var told = new Dictionary<int, Dictionary<int, List<ToldValue>>>();
        foreach (LedgerRow row in database.Query("SELECT release, period, state, least, most FROM told ORDER BY release, period, zone"))
        {
            if (!told.TryGetValue(row.Int(0), out Dictionary<int, List<ToldValue>>? periods))
                told[row.Int(0)] = periods = [];
            if (!periods.TryGetValue(row.Int(1), out List<ToldValue>? values))
                periods[row.Int(1)] = values = [];
            values.Add(new ToldValue((ToldAs)row.Int(2), row.Int(3), row.Int(4)));
        }
        var repeated = new Dictionary<int, Dictionary<int, int>>();
        foreach (LedgerRow row in database.Query("SELECT release, period, teller FROM repeated ORDER BY release, period"))
        {
            if (!repeated.TryGetValue(row.Int(0), out Dictionary<int, int>? periods))
                repeated[row.Int(0)] = periods = [];
            periods[row.Int(1)] = row.Int(2);
        }
        var releases = new List<LedgerRelease>();
        const string Columns = "id, day, profile, recipient, marking, ground, kinds, threshold, months, placed, record";
        foreach (LedgerRow row in database.Query($"SELECT {Columns} FROM release ORDER BY id"))
        {
            releases.Add(new LedgerRelease
            {
                Id = row.Int(0),
                Day = DateOnly.ParseExact(row.Text(1), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Profile = row.Text(2),
                Recipient = row.Text(3),
                Marking = row.Text(4),
                Ground = row.Int(5),
                Kinds = [.. row.Text(6).Split(Comma).Where(static kind => kind.Length > 0)],
                Threshold = row.Int(7),
                PeriodMonths = row.Int(8),
                IsPlaced = row.Whole(9) != 0,
                Record = row.Text(10),
                Told = (told.GetValueOrDefault(row.Int(0)) ?? []).ToDictionary(static one => one.Key, static one => one.Value.ToArray()),
                Repeated = repeated.GetValueOrDefault(row.Int(0)) ?? [],
            });
        }
        return releases;
    }
}
