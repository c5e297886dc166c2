using Hotspots.Core.Files;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Runs.Stores;
using Hotspots.Tests.Support;
using static Hotspots.Tests.Files.Stores.StoreTrial;

namespace Hotspots.Tests.Files.Stores;

/// <summary>What is added is there once, what was corrected is the newer with the earlier in the history, and nothing is half there.</summary>
public sealed class StoreAdditionTests : IDisposable
{
    private readonly StoreTrial _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void The_same_file_again_is_said_and_adds_nothing_whatever_its_name()
    {
        AdditionRecord first = _store.Add(Header + Row(1) + Row(2));
        _store.Clock = new FixedClock(_store.Clock.GetUtcNow().AddDays(1));
        AdditionRecord again = _store.Add(Header + Row(1) + Row(2));
        Assert.Equal((2, 0, 0), (first.Added, first.Repeated, again.Added));
        Assert.Equal(first.At, again.Before);
        Assert.Null(first.Before);
        Assert.Equal(64, Assert.Single(first.Inputs).Sha256.Length);
        Assert.Single(_store.Contents().Additions);
    }

    [Fact]
    public void A_row_that_is_there_already_counts_once_and_twins_of_one_file_stay_two()
    {
        const string Nameless = ",tip,2025-06-01,617500,215500,Clacton,,,,,\n";
        AdditionRecord first = _store.Add(Header + Row(1) + Nameless + Nameless);
        AdditionRecord second = _store.Add(Header + Row(1) + Row(2) + Nameless + Nameless + Nameless);
        Assert.Equal((3, 0), (first.Added, first.Repeated));
        Assert.Equal((2, 3, 0), (second.Added, second.Repeated, second.Corrected));
        Assert.Equal(5, _store.Read().Placed.Count);
    }

    [Theory]
    [InlineData("moved", 700, null, 5)]
    [InlineData("noted", 0, "an arrest since", 5)]
    [InlineData("another month", 0, null, 6)]
    [InlineData("moved in place and time", 700, null, 6)]
    public void A_corrected_incident_takes_the_place_of_the_earlier_which_is_kept(string what, int east, string? notes, int month)
    {
        _store.Add(Header + Row(1) + Row(2) + Row(3));
        AdditionRecord corrected = _store.Add(Header + Row(2, east: east, notes: notes, month: month) + Row(4));
        Assert.True(corrected.Corrected == 1 && corrected.Added == 2, what);
        ReadResult read = _store.Read();
        Assert.Equal(["A1", "A3", "A2", "A4"], Enumerable.Range(0, read.Placed.Count).Select(i => read.Placed.Ids[i]));
        Assert.Equal(617_002 + east, Math.Round(read.Placed.Points.Eastings[2]));
        Assert.Equal(notes ?? "note 2", read.Placed.Find(ColumnRole.Notes)![2]);
        using StoreDatabase database = _store.Open();
        Assert.Equal("note 2", database.Text("SELECT notes FROM store_history WHERE reference = 'A2'"));
        Assert.Equal(2, database.Number("SELECT replaced_by FROM store_history"));
        Assert.Equal(1, database.Number("SELECT source_line - 2 FROM store_history"));
        Assert.Equal(4, database.Number("SELECT count(*) FROM rtree_incidents_geom"));
        Assert.Equal(1, database.Number("SELECT count FROM store_log WHERE kind = 'alteration'"));
    }

    [Fact]
    public void Of_several_rows_with_one_reference_each_takes_the_place_of_the_nearest_and_the_others_stay()
    {
        string Item(string drug, string quantity) => $"S1,seizure,2025-05-01 10:00,617000,215000,{drug},{quantity}\n";
        const string Columns = "id,kind,time,easting,northing,drug,quantity\n";
        _store.Add(Columns + Item("heroin", "4") + Item("cocaine", "1"));
        AdditionRecord corrected = _store.Add(Columns + Item("heroin", "5") + Item("cocaine", "1") + Item("cannabis", "9"));
        Assert.Equal((2, 1, 1), (corrected.Added, corrected.Corrected, corrected.Repeated));
        ReadResult read = _store.Read();
        Assert.Equal(1, read.Placed.Count);
        Assert.Equal(["1", "5", "9"], read.Placed.Items.Select(static item => item.Quantity).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_numbers_its_own_rows_is_refused_and_can_be_entered_beside()
    {
        string Month(int month) => Header + string.Concat(Enumerable.Range(1, 5).Select(i => Row(i, month: month, east: 1000 * month)));
        _store.Add(Month(5));
        OutputException refused = Assert.Throws<OutputException>(() => _store.Add(Month(6)));
        Assert.Contains("5 of the 5 references", refused.Message, StringComparison.Ordinal);
        Assert.Contains("⟨same-reference other⟩", refused.Message, StringComparison.Ordinal);
        Assert.Equal(5, _store.Contents().Incidents);
        AdditionRecord beside = _store.Add(Month(6), SameReference.Other);
        Assert.Equal((5, 0), (beside.Added, beside.Corrected));
        Assert.Equal(10, _store.Contents().Incidents);
        Assert.Equal(5, _store.Add(Month(7), SameReference.Correction).Corrected);
        Assert.Equal((10, 5), (_store.Contents().Incidents, _store.Contents().Earlier));
    }

    [Fact]
    public void Rejected_rows_are_kept_with_line_and_reason_once_and_come_back_when_asked_for()
    {
        string bad = "B1,tip,2025-13-01,617000,215000,Clacton,,,,,\n";
        Assert.Equal(1, _store.Add(Header + Row(1) + bad).Rejected);
        AdditionRecord again = _store.Add(Header + bad + Row(2));
        Assert.Equal((0, 1), (again.Rejected, again.Repeated));
        RejectedRow row = Assert.Single(_store.Read().Rejected);
        Assert.Equal((3, "time", "2025-13-01"), (row.Issue.Line, row.Issue.Column, row.Issue.Value));
        Assert.Equal("B1", row.Fields[0]);
        Assert.EndsWith("file1.csv", row.Issue.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.csv", "", "file is empty")]
    [InlineData("words.pdf", "%PDF-1.4 x", "It is a PDF")]
    [InlineData("notes.csv", "fruit,colour\napple,red\n", "says where or when")]
    public void What_cannot_be_read_adds_nothing_and_is_said_in_a_sentence(string name, string text, string says)
    {
        OutputException refused = Assert.Throws<OutputException>(() => _store.AddFile(_store.Write(text, name)));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($"Nothing of {name} was added.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_store.Contents().Additions);
        Assert.Equal(1, _store.Contents().Log.Entries);
    }

    [Fact]
    public void A_full_disk_leaves_the_store_as_it_was()
    {
        _store.Add(Header + Row(1));
        string file = _store.Write(Header + string.Concat(Enumerable.Range(2, 5000).Select(static i => Row(i))));
        ReadTables read = IncidentFiles.ReadTables(
            [file], ReadOptions.Default, MemoryBudget.OfThisComputer, new ProgressMeter(null), CancellationToken.None);
        using (StoreDatabase database = _store.Open())
        {
            // As many pages as it has and three: SQLite answers as on a full disk.
            database.Run($"PRAGMA max_page_count = {database.Number("PRAGMA page_count") + 3}");
            OutputException full = Assert.Throws<OutputException>(() => StoreAddition.Execute(
                database, "file", read, SameReference.Told, Purpose, _store.Clock.GetUtcNow(), CancellationToken.None));
            Assert.StartsWith("The disk is full", full.Message, StringComparison.Ordinal);
        }
        Assert.Equal(1, _store.Contents().Incidents);
        Assert.Empty(StoreRuns.Check(_store.Path, null, CancellationToken.None).Problems);
        Assert.Equal(5000, _store.AddFile(file).Added);
    }

    [Fact]
    public void A_store_is_not_added_to_a_store()
    {
        using var other = new StoreTrial();
        Assert.Contains("is a store itself", Assert.Throws<OutputException>(() => _store.AddFile(other.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_is_one_file_and_its_members_keep_their_names()
    {
        string zip = _store.Folder.PathOf("months.zip");
        _store.Write(Header + Row(1) + Row(2), "in/2025-05.csv");
        _store.Write(Header + Row(2) + Row(3), "in/2025-06.csv");
        System.IO.Compression.ZipFile.CreateFromDirectory(_store.Folder.PathOf("in"), zip);
        AdditionRecord added = _store.AddFile(zip);
        Assert.Equal((4, 3, 1), (added.Rows, added.Added, added.Repeated));
        Assert.Equal(
            ["force.gpkg/months.zip/2025-05.csv", "force.gpkg/months.zip/2025-06.csv"], _store.Read().Report.Files.Select(static file => file.Name));
    }

    [Fact]
    public void Chosen_columns_hold_when_it_is_read_again_and_stand_in_what_vouches_for_it()
    {
        string odd = "REF2,what,when,ex,ny\nZ1,tip,2025-05-01,617000,215000\n";
        var columns = new Dictionary<string, string>
        {
            ["easting"] = "ex",
            ["northing"] = "ny",
            ["kind"] = "what",
            ["id"] = "REF2",
            ["time"] = "when",
        };
        _store.Add(odd, options: ReadOptions.Default with { Columns = columns });
        ReadResult read = _store.Read();
        Assert.Equal(("Z1", "tip"), (read.Placed.Ids[0], read.Placed.Kinds[0]));
        Assert.Equal(2, read.Report.Inputs.Count);
    }

    [Fact]
    public void Hashes_of_rows_are_those_that_stores_already_hold()
    {
        // Stores keep them: whoever changes how they are made must bring an upgrade of stores that makes them anew.
        Assert.Equal(5920013620677699775UL, Utf8Pool.Hash("a reference of a force"u8) | 1);
        _store.Add(Header + Row(1));
        Assert.Equal(-1016181784467242399L, _store.Number("SELECT row_hash FROM incidents"));
    }

    [Fact]
    public void More_than_fit_into_one_block_come_back_in_order()
    {
        const int Many = 60_000;
        string text = Header + string.Concat(Enumerable.Range(0, Many).Select(static i => Row(i)));
        Assert.Equal(Many, _store.Add(text).Added);
        ReadResult read = _store.Read();
        Assert.Equal(Many, read.Placed.Count);
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal($"A{599 * i}", read.Placed.Ids[599 * i]));
        Assert.Equal(Many + 1, read.Placed.SourceAt(Many - 1).Line);
        Assert.Equal(Many, _store.Number("SELECT count(*) FROM rtree_incidents_geom"));
        Assert.Equal(7, _store.Number("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name LIKE 'store_incidents%'"));
    }
}
