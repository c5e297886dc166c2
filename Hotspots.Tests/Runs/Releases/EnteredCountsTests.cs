using Hotspots.Core.Files.Ledger;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Tests.Runs.Releases;

/// <summary>The archive that is sent to a page: known to the ledger before its first byte, and told to have gone out when it has.</summary>
public sealed class EnteredCountsTests : IDisposable
{
    private static readonly string[] Formats = ["geojson", "csv", "gpkg"];

    private readonly ReleaseDesk _desk = new(600);

    public EnteredCountsTests() => _desk.Hold(_desk.Scattered(71, 40, "tip", "seizure"));

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void The_ledger_knows_it_before_the_first_byte_and_that_it_is_out_after_the_last()
    {
        EnteredCounts entered = CountsDoor.Enter(_desk.Make(_desk.Request()), Formats, CancellationToken.None);
        Assert.False(Assert.Single(ReleaseLedger.Read(_desk.Ledger).Releases).IsPlaced);
        using var archive = new Watched(() => Assert.False(ReleaseLedger.Read(_desk.Ledger).Releases[0].IsPlaced));
        entered.Write(archive, CancellationToken.None);
        Assert.True(archive.Writes > 0);
        Assert.True(ReleaseLedger.Read(_desk.Ledger).Releases[0].IsPlaced);
    }

    [Fact]
    public void Cut_off_at_any_byte_it_counts_as_given_and_the_next_is_told_of_it()
    {
        ReleaseResult made = _desk.Make(_desk.Request());
        int left = 3;
        using (var line = new Watched(() => left = left > 0 ? left - 1 : throw new IOException("The page has gone.")))
            Assert.Throws<IOException>(() => CountsDoor.Enter(made, Formats, CancellationToken.None).Write(line, CancellationToken.None));
        Assert.False(Assert.Single(ReleaseLedger.Read(_desk.Ledger).Releases).IsPlaced);
        ReleaseResult again = _desk.Make(_desk.Request());
        Assert.Equal(made.Counts, again.Counts);
        Assert.Contains(again.Record.Notes, static note => note.Contains("was broken off while it was written", StringComparison.Ordinal));
    }

    [Fact]
    public void Cancelled_before_the_ledger_it_leaves_no_trace()
    {
        ReleaseResult made = _desk.Make(_desk.Request());
        Assert.ThrowsAny<OperationCanceledException>(() => CountsDoor.Enter(made, Formats, new CancellationToken(canceled: true)));
        Assert.False(File.Exists(_desk.Ledger));
    }

    [Fact]
    public void The_same_layer_makes_the_same_archive()
    {
        byte[][] archives = new byte[2][];
        for (int i = 0; i < 2; i++)
        {
            File.Delete(_desk.Ledger);
            using var stream = new MemoryStream();
            CountsDoor.Enter(_desk.Make(_desk.Request()), Formats, CancellationToken.None).Write(stream, CancellationToken.None);
            archives[i] = stream.ToArray();
        }
        Assert.Equal(archives[0], archives[1]);
        // And a third that was reckoned without the second is not let through.
        ReleaseResult early = _desk.Make(_desk.Request());
        CountsDoor.Enter(_desk.Make(_desk.Request(period: "2026-02")), Formats, CancellationToken.None);
        Assert.Contains("meanwhile", Assert.Throws<OutputException>(() => CountsDoor.Enter(early, Formats, CancellationToken.None)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>A line to a page: written from beginning to end, and something happens at each write.</summary>
    private sealed class Watched(Action written) : Stream
    {
        public int Writes { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            Writes++;
            written();
        }
    }
}
