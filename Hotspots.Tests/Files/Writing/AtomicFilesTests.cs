using Hotspots.Core.Files.Writing;
using Hotspots.Core.Model;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Writing;

public sealed class AtomicFilesTests : IDisposable
{
    private const int NoSpaceLeft = 28;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Makes_the_folder_and_leaves_only_the_files()
    {
        string nested = _folder.PathOf("a/b");
        new AtomicFiles(nested).Write([Text("one", "1"), Text("two", "2")], CancellationToken.None);
        Assert.Equal(["one", "two"], Directory.GetFiles(nested).Select(Path.GetFileName).Order());
        Assert.Equal("2", File.ReadAllText(Path.Combine(nested, "two")));
    }

    [Fact]
    public void Replaces_earlier_files_and_what_a_killed_run_left_behind()
    {
        _folder.Write("one", "old");
        // Of version 0.2, and of this one.
        _folder.Write("one.partial", "half of a long text that was never finished");
        _folder.Write("one.previous", "older");
        _folder.Write(".hotspots.0123456789abcdef0123456789abcdef/new/one", "half of");
        _folder.Write(".hotspots.lock", "");
        _folder.Write(".hotspots.writer", "1\nroot\nelsewhere\n");
        new AtomicFiles(_folder.Path).Write([Text("one", "new")], CancellationToken.None);
        Assert.Equal(["one"], _folder.Names());
        Assert.Equal("new", _folder.Read("one"));
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_earlier_files()
    {
        _folder.Write("one", "old 1");
        _folder.Write("two", "old 2");
        Assert.Throws<InvalidOperationException>(() => new AtomicFiles(_folder.Path).Write(
            [Text("one", "new"), new FileToWrite("two", static _ => throw new InvalidOperationException())], CancellationToken.None));
        Unchanged();
    }

    [Fact]
    public void A_cancellation_while_writing_leaves_the_earlier_files()
    {
        _folder.Write("one", "old 1");
        _folder.Write("two", "old 2");
        using var cancellation = new CancellationTokenSource();
        var last = new FileToWrite("two", _ => cancellation.Cancel());
        Assert.Throws<OperationCanceledException>(() => new AtomicFiles(_folder.Path).Write([Text("one", "new"), last], cancellation.Token));
        Unchanged();
    }

    [Fact]
    public void A_full_disk_is_one_clear_sentence_and_leaves_the_earlier_files()
    {
        _folder.Write("one", "old 1");
        _folder.Write("two", "old 2");
        var files = new AtomicFiles(_folder.Path, new Opening(static path => new FullDisk(File.Create(path), room: 10)));
        OutputException e = Assert.Throws<OutputException>(
            () => files.Write([Text("one", "short"), Text("two", "longer than ten bytes")], CancellationToken.None));
        Assert.Equal(
            $"The disk is full: \"{_folder.PathOf("two")}\" could not be written. Free some space or name a folder on another disk. Earlier output "
                + $"is untouched.",
            e.Message);
        Unchanged();
    }

    [Fact]
    public void A_folder_that_is_a_file_is_said()
    {
        _folder.Write("out", "a file");
        OutputException e = Assert.Throws<OutputException>(
            () => new AtomicFiles(_folder.PathOf("out")).Write([Text("one", "1")], CancellationToken.None));
        Assert.Equal($"\"{_folder.PathOf("out")}\" is a file; name a folder for the output.", e.Message);
        Assert.Equal("a file", _folder.Read("out"));
    }

    [Fact]
    public void A_folder_below_a_file_is_said()
    {
        _folder.Write("out", "a file");
        OutputException e = Assert.Throws<OutputException>(
            () => new AtomicFiles(_folder.PathOf("out/deeper")).Write([Text("one", "1")], CancellationToken.None));
        Assert.Contains(_folder.PathOf("out/deeper"), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_where_a_file_is_to_be_written_is_said()
    {
        Directory.CreateDirectory(_folder.PathOf("one"));
        OutputException e = Assert.Throws<OutputException>(
            () => new AtomicFiles(_folder.Path).Write([Text("one", "1")], CancellationToken.None));
        Assert.Contains("is a folder where a file is to be written", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_permission_is_said()
    {
        var files = new AtomicFiles(_folder.Path, new Opening(static _ => throw new UnauthorizedAccessException("Access to the path is denied.")));
        OutputException e = Assert.Throws<OutputException>(() => files.Write([Text("one", "1")], CancellationToken.None));
        Assert.Equal(
            $"There is no permission to write \"{_folder.PathOf("one")}\"; name another folder for the output or ask for access. Earlier output is "
                + $"untouched.",
            e.Message);
    }

    [Fact]
    public void One_file_is_replaced_and_another_of_the_folder_can_be_written_meanwhile()
    {
        _folder.Write("one", "old");
        var files = new AtomicFiles(_folder.Path);
        files.WriteOne(
            new FileToWrite("one", stream =>
            {
                files.WriteOne(Text("two", "new 2"), CancellationToken.None);
                OutputException e = Assert.Throws<OutputException>(() => files.WriteOne(Text("one", "other"), CancellationToken.None));
                Assert.StartsWith(
                    $"Another run is writing to \"{_folder.PathOf("one")}\" (process {Environment.ProcessId} of user {Environment.UserName}, since ",
                    e.Message, StringComparison.Ordinal);
                stream.Write("new 1"u8);
            }),
            CancellationToken.None);
        Assert.Equal(["one", "two"], _folder.Names());
        Assert.Equal("new 1", _folder.Read("one"));
    }

    [Fact]
    public void A_folder_that_was_made_for_a_write_that_failed_does_not_stay()
    {
        var files = new AtomicFiles(_folder.PathOf("a/b"));
        Assert.Throws<InvalidOperationException>(
            () => files.Write([new FileToWrite("one", static _ => throw new InvalidOperationException())], CancellationToken.None));
        Assert.Empty(_folder.Names());
    }

    private void Unchanged()
    {
        Assert.Equal(["one", "two"], _folder.Names());
        Assert.Equal("old 1", _folder.Read("one"));
        Assert.Equal("old 2", _folder.Read("two"));
    }

    private static FileToWrite Text(string name, string text) => new(name, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private sealed class Opening(Func<string, Stream> open) : FileOperations
    {
        public override Stream Create(string path, bool isPrivate) => open(path);
    }

    /// <summary>A disk with room for so many bytes.</summary>
    private sealed class FullDisk(Stream inner, int room) : Stream
    {
        private int _room = room;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            int written = Math.Min(count, _room);
            inner.Write(buffer, offset, written);
            _room -= written;
            if (written < count)
                throw new IOException("No space left on device", NoSpaceLeft);
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
