using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Runs.Stores;
using static Hotspots.Tests.Files.Stores.StoreTrial;

namespace Hotspots.Tests.Files.Stores;

/// <summary>The log of processing only grows, and a change by hand is found and where.</summary>
public sealed class StoreLogTests : IDisposable
{
    private const string Untie =
        "DROP TRIGGER store_log_kept; DROP TRIGGER store_log_whole; DROP TRIGGER store_log_next; DROP TRIGGER store_log_end_grows;";

    private readonly StoreTrial _store = new();

    public StoreLogTests()
    {
        _store.Add(Header + Row(1) + Row(2));
        _store.Read();
        _store.Add(Header + Row(3));
        _store.Read();
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Who_did_what_when_and_why_stands_in_order()
    {
        IReadOnlyList<LogEntry> log = StoreRuns.Log(_store.Path, CancellationToken.None);
        Assert.Equal(["creation", "collection", "consultation", "collection", "consultation"], log.Select(static entry => entry.Kind));
        Assert.Equal([1L, 2, 3, 4, 5], log.Select(static entry => entry.Number));
        Assert.Equal([0L, 2, 2, 1, 3], log.Select(static entry => entry.Count));
        Assert.All(log, static entry => Assert.Equal(("tester", "a test"), (entry.Who, entry.Reason)));
        Assert.StartsWith("2026-03-01T12:00:0", log[1].At, StringComparison.Ordinal);
        Assert.Contains("all 3 incidents", log[4].What, StringComparison.Ordinal);
        // To look into the store does not change what vouches for it.
        Assert.Equal(log[3].Hash, log[4].Digest);
        Assert.Equal(5, log.Select(static entry => entry.Hash).Distinct().Count());
        Assert.Empty(Check().Problems);
    }

    [Fact]
    public void With_another_file_beside_it_is_a_combination()
    {
        _store.Read(_store.Write(Header + Row(9)));
        Assert.Equal("combination", StoreRuns.Log(_store.Path, CancellationToken.None)[^1].Kind);
    }

    [Theory]
    [InlineData("UPDATE store_log SET who = 'nobody' WHERE number = 2")]
    [InlineData("DELETE FROM store_log WHERE number = 5")]
    [InlineData("DELETE FROM store_log")]
    [InlineData("INSERT INTO store_log VALUES (9, '', '', '', '', '', 0, '', '')")]
    [InlineData("INSERT INTO store_log SELECT number, at, 'x', kind, reason, what, count, digest, hash FROM store_log WHERE number = 1")]
    [InlineData("UPDATE store_log_end SET count = 3")]
    [InlineData("DELETE FROM store_log_end")]
    public void The_store_itself_refuses_to_change_it(string sql)
    {
        using StoreDatabase database = _store.Open();
        Assert.Throws<OutputException>(() => database.Run(sql));
        Assert.Equal(5, database.Number("SELECT count(*) FROM store_log"));
    }

    [Theory]
    [InlineData("UPDATE store_log SET reason = 'another' WHERE number = 3", "Entry 3 of the log")]
    [InlineData("UPDATE store_log SET count = 1 WHERE number = 2", "Entry 2 of the log")]
    [InlineData("UPDATE store_log SET at = '2020-01-01T00:00:00Z' WHERE number = 5", "Entry 5 of the log")]
    [InlineData("DELETE FROM store_log WHERE number = 3", "Entries 3 to 3 of the log are missing")]
    [InlineData("DELETE FROM store_log WHERE number > 3", "The log ends with entry 3, and there were 5")]
    [InlineData("DELETE FROM store_log", "The log ends with entry 0, and there were 5")]
    [InlineData("UPDATE store_log_end SET hash = 'x'", "The end of the log is not what was written there")]
    public void A_change_by_another_program_is_found_and_where(string sql, string says)
    {
        using (StoreDatabase database = _store.Open())
            database.Run(Untie + sql);
        Assert.StartsWith(says, Assert.Single(Check().Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_was_cut_off_with_its_end_is_found_by_a_hash_noted_elsewhere()
    {
        string noted = Check().LastHash;
        Assert.Empty(Check(noted).Problems);
        Assert.Empty(Check(noted[..12]).Problems);
        using (StoreDatabase database = _store.Open())
        {
            database.Run(Untie + "DELETE FROM store_log WHERE number > 3; "
                + "UPDATE store_log_end SET count = 3, hash = (SELECT hash FROM store_log WHERE number = 3)");
        }
        Assert.Empty(Check().Problems);
        Assert.Contains("cut off or written anew", Assert.Single(Check(noted).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_whose_words_run_into_one_another_is_another()
    {
        // "ab" and "c" must not have the hash of "a" and "bc".
        Assert.NotEqual(StoreLog.DigestOf(["ab", "c"]), StoreLog.DigestOf(["a", "bc"]));
        Assert.NotEqual(StoreLog.DigestOf(["", "1:a"]), StoreLog.DigestOf(["1:a", ""]));
    }

    [Fact]
    public void An_index_that_another_program_left_behind_is_told()
    {
        using (StoreDatabase database = _store.Open())
            database.Run("DELETE FROM rtree_incidents_geom WHERE id = 2");
        Assert.StartsWith("The index of positions", Assert.Single(Check().Problems), StringComparison.Ordinal);
    }

    private LogCheck Check(string? noted = null) => StoreRuns.Check(_store.Path, noted, CancellationToken.None);
}
