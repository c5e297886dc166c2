using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Outputs.Released;
using Hotspots.Tests.Runs.Lines;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Release;

public sealed class LinesDoorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_profile_that_does_not_tell_lines_lets_nothing_out()
    {
        LinesRecord record = Record();
        var partner = new ReleaseProfile("partner", ReleaseProfile.Internal.Withheld);
        OutputException e = Assert.Throws<OutputException>(() => ReleasedLines.Through(record, partner));
        Assert.Contains("is not released as \"partner\"", e.Message, StringComparison.Ordinal);
        Assert.All(ReleaseProfile.All, static profile => Assert.Equal(profile == ReleaseProfile.Internal, profile.TellsLines));
    }

    [Fact]
    public void References_leave_only_where_the_profile_does_not_withhold_them()
    {
        LinesRecord record = Record();
        Assert.All(ReleasedLines.Through(record).Record.Operations, static one => Assert.Equal(["W-1"], one.Ids));
        var other = new ReleaseProfile("other", [.. ReleaseProfile.Internal.Withheld, Hotspots.Core.Model.Incidents.ColumnRole.Id])
        {
            TellsLines = true,
        };
        ReleasedLines released = ReleasedLines.Through(record, other);
        Assert.All(released.Record.Operations, static one => Assert.Empty(one.Ids));
        Assert.Equal("other", released.Record.Profile);
        Assert.Equal(record.Operations.Select(static one => one.Warrants), released.Record.Operations.Select(static one => one.Warrants));
    }

    [Fact]
    public void The_record_printed_is_the_record_written_and_nothing_leaves_without_a_marking()
    {
        LinesRecord record = Record();
        LinesDoor.Write(record, new OutputPlace(_folder.PathOf("out")) { Inputs = [] }, CancellationToken.None);
        using var stream = new MemoryStream();
        LinesDoor.WriteRecord(record, stream);
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("out/lines.json")), stream.ToArray());
        Assert.Equal(LinesDoor.FileNames(record).Order(StringComparer.Ordinal),
            Directory.GetFiles(_folder.PathOf("out")).Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.Throws<OutputException>(() => LinesDoor.FileNames(record with { Marking = " " }));
        Assert.Throws<OutputException>(() => LinesDoor.FileNames(record with { Profile = "nobody" }));
    }

    private LinesRecord Record()
    {
        var rows = new LineRows();
        rows.Add("tip", "2024-05-05", 0, 0, "Rico line", "operation=Operation Racer");
        rows.Add("warrant", "2024-05-06", 0, 0, "Rico line", "operation=Operation Racer", "id=W-1");
        return rows.Run(_folder);
    }
}
