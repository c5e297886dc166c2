using System.Reflection;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Files.Writing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Harm;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Core.Outputs.Released;
using Hotspots.Tests.Architecture;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Release;

public sealed class ReleaseDoorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Writes_the_four_files_and_nothing_else()
    {
        ReleaseDoor.Write(TestRun.Make(), _folder.Path, CancellationToken.None);
        Assert.Equal(["areas.geojson", "hotspots.geojson", "incidents.geojson", "run.json"], _folder.Names());
    }

    [Fact]
    public void Notes_are_in_no_file()
    {
        RunResult run = TestRun.Make();
        Assert.Contains(run.Read.Placed.Columns, c => c.Role == ColumnRole.Notes && c.Values[0] == TestRun.Secret);
        ReleaseDoor.Write(run, _folder.Path, CancellationToken.None);
        foreach (string name in _folder.Names())
        {
            Assert.DoesNotContain("Dave", _folder.Read(name), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\"notes\":\"", _folder.Read(name), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_writer_is_given_no_withheld_column()
    {
        ReleasedRun released = ReleasedRun.Through(TestRun.Make());
        Assert.DoesNotContain(released.Incidents.Columns, c => ReleaseProfile.Internal.Withheld.Contains(c.Role));
        Assert.Contains(released.Incidents.Columns, c => c.Role == ColumnRole.Street);
    }

    [Fact]
    public void Only_the_internal_profile_tells_why_a_place_has_harm()
    {
        RunResult run = TestRun.Make();
        string[] reasons = ["a knife is named: 15 of 20, 1 incident"];
        run = run with { Hotspots = [run.Hotspots[0] with { Harm = new HotspotHarm(20, 1, reasons) }, .. run.Hotspots.Skip(1)] };
        Assert.Equal(reasons, ReleasedRun.Through(run).Hotspots[0].Harm!.Reasons);
        // A profile that says nothing of them withholds them, and the score stays.
        var partner = new ReleaseProfile("partner", ReleaseProfile.Internal.Withheld);
        ReleasedRun released = ReleasedRun.Through(run, partner);
        Assert.Empty(released.Hotspots[0].Harm!.Reasons);
        Assert.Equal((20, 1), (released.Hotspots[0].Harm!.Total, released.Hotspots[0].Harm!.Rank));
        Assert.Equal(run.Hotspots.Skip(1), released.Hotspots.Skip(1));
        foreach (ReleaseProfile other in ReleaseProfile.All)
            Assert.Equal(other == ReleaseProfile.Internal, other.TellsHarmReasons);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    public void Another_profile_is_refused_and_nothing_is_written(string profile)
    {
        OutputException e = Assert.Throws<OutputException>(
            () => ReleaseDoor.Write(TestRun.Make(profile: profile), _folder.Path, CancellationToken.None));
        Assert.Equal($"There is no release profile \"{profile}\"; use one of: {string.Join(", ", ReleaseDoor.Profiles)}.", e.Message);
        Assert.Empty(_folder.Names());
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("OFFICIAL\nSENSITIVE")]
    public void Nothing_leaves_without_a_marking(string marking)
    {
        OutputException e = Assert.Throws<OutputException>(
            () => ReleaseDoor.Write(TestRun.Make(marking), _folder.Path, CancellationToken.None));
        Assert.Contains("security marking", e.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void The_marking_given_stands_in_every_file()
    {
        ReleaseDoor.Write(TestRun.Make(marking: " SECRET "), _folder.Path, CancellationToken.None);
        foreach (string name in _folder.Names())
            Assert.Matches("\"marking\": ?\"SECRET\"", _folder.Read(name));
    }

    [Fact]
    public void The_record_printed_is_the_record_written()
    {
        RunResult run = TestRun.Make();
        ReleaseDoor.Write(run, _folder.Path, CancellationToken.None);
        using var stream = new MemoryStream();
        ReleaseDoor.WriteRecord(run, stream);
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("run.json")), stream.ToArray());
    }

    [Fact]
    public void Cancelled_before_it_begins_nothing_is_touched()
    {
        ReleaseDoor.Write(TestRun.Make(), _folder.Path, CancellationToken.None);
        string before = _folder.Read("run.json");
        Assert.ThrowsAny<OperationCanceledException>(
            () => ReleaseDoor.Write(TestRun.Make("SECRET"), _folder.Path, new CancellationToken(canceled: true)));
        Assert.Equal(before, _folder.Read("run.json"));
    }

    [Fact]
    public void A_disk_that_fills_up_in_any_file_leaves_the_whole_earlier_output()
    {
        ReleaseDoor.Write(TestRun.Make(), _folder.Path, CancellationToken.None);
        string[] before = [.. _folder.Names().Select(_folder.Read)];
        for (int failing = 0; failing < ReleaseDoor.FileNames(TestRun.Make()).Count; failing++)
        {
            int opened = 0;
            int full = failing;
            var files = new AtomicFiles(_folder.Path, new Opening(path => opened++ == full ? new FullStream() : File.Create(path)));
            OutputException e = Assert.Throws<OutputException>(() => ReleaseDoor.Write(TestRun.Make("SECRET"), files, CancellationToken.None));
            Assert.StartsWith("The disk is full: ", e.Message, StringComparison.Ordinal);
            Assert.Equal(before, _folder.Names().Select(_folder.Read));
        }
    }

    [Fact]
    public void Rejected_rows_go_where_they_are_told_and_keep_their_notes()
    {
        var row = new RejectedRow(new ReadIssue("a.csv", 2, "lat", "x", "a latitude"), ["lat", "notes"], ["x", TestRun.Secret]);
        ReleaseDoor.WriteRejects([row], "OFFICIAL", _folder.PathOf("mend/rejects.csv"), CancellationToken.None);
        Assert.Contains(TestRun.Secret, _folder.Read("mend/rejects.csv"), StringComparison.Ordinal);
        Assert.Throws<OutputException>(() => ReleaseDoor.WriteRejects([row], "OFFICIAL", _folder.PathOf("mend/"), CancellationToken.None));
    }

    [Fact]
    public void No_writer_can_be_reached_around_the_door()
    {
        // Outside Core nobody uses them; inside it only the door may name the rooms of the writers. Who reads makes earlier output whole first, and
        // passes over what it holds.
        Type[] writers =
        [
            .. typeof(ReleaseDoor).Assembly.GetTypes().Where(static t =>
                t.Namespace?.StartsWith("Hotspots.Core.Outputs", StringComparison.Ordinal) == true || t.Namespace == typeof(AtomicFiles).Namespace),
        ];
        Assert.Contains(typeof(IncidentLayer), writers);
        Assert.Contains(typeof(AtomicFiles), writers);
        foreach (Type outside in (Type[])[typeof(Hotspots.Cli.Program), typeof(Hotspots.Desktop.MapHost)])
            Assert.Empty(outside.Assembly.GetTypes().SelectMany(CompiledRooms.Uses).Intersect(writers));
        Assert.All(
            typeof(ReleasedRun).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            static c => Assert.True(c.IsPrivate));
        Assert.Equal(
            ["Files/Rejects/RejectsFile.cs", "Files/Release/CountsDoor.cs", "Files/Release/ReleaseDoor.cs", "Files/SourceFiles.cs"],
            UsersOf("Files.Writing"));
        // What was visited leaves by a wing of its own, and so do county lines, what a store holds and a day of warrants.
        Assert.Equal(
            [
                "Files/Release/AttendanceDoor.cs", "Files/Release/CountsDoor.cs", "Files/Release/LinesDoor.cs", "Files/Release/RaidGate.cs",
                "Files/Release/ReleaseDoor.cs", "Files/Release/StoreDoor.cs",
            ],
            UsersOf("Outputs.Layers"));
        Assert.Equal(["Files/Release/FindingsDoor.cs"], UsersOf("Outputs.Briefs"));
        Assert.Equal(["Files/Release/FindingsDoor.cs"], UsersOf("Outputs.Assessments"));
        // What is safe in a cell of a spreadsheet is asked for by the table of rejected rows; a store has the tables of every GeoPackage.
        Assert.Equal(
            [
                "Files/Rejects/RejectsWriter.cs", "Files/Release/ReleaseDoor.cs", "Files/RowReading/RejectsText.cs",
                "Files/Stores/Database/StoreSchema.cs",
            ],
            UsersOf("Outputs.Formats"));
        // The wing of the door for what is no layer marks as it does.
        Assert.Equal(
            ["Files/Release/CountsDoor.cs", "Files/Release/FindingsDoor.cs", "Files/Release/StoreDoor.cs"], UsersOf("Outputs.Records"));
        Assert.Equal(
            [
                "Files/Release/AttendanceDoor.cs", "Files/Release/CountsDoor.cs", "Files/Release/FindingsDoor.cs", "Files/Release/LinesDoor.cs",
                "Files/Release/RaidGate.cs", "Files/Release/ReleaseDoor.cs", "Files/Release/StoreDoor.cs",
            ],
            UsersOf("Outputs.Released"));
    }

    private static string[] UsersOf(string room)
    {
        string core = Repository.Path("Hotspots.Core");
        return [.. Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(core, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith(room.Split('.')[0] == "Outputs" ? "Outputs/" : "Files/Writing/", StringComparison.Ordinal)
                && !path.StartsWith("obj/", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(Path.Combine(core, path)).Contains(room, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    private sealed class Opening(Func<string, Stream> open) : FileOperations
    {
        public override Stream Create(string path, bool isPrivate) => open(path);
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device", 28);

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device", 28);
    }
}
