using System.Diagnostics;
using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Sources;

/// <summary>Pipes are read as files are, and a pipe that gives nothing keeps no one waiting who has cancelled.</summary>
public sealed class PipeTests : IDisposable
{
    // Who waits for ever fails, and holds nobody up.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PipeFact]
    public async Task What_comes_through_a_pipe_is_read_once_and_whole()
    {
        string text = "id,kind,longitude,latitude\n" + string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"T{i},tip,-3.1,53.2\n"));
        string pipe = MakePipe();
        Task writer = Task.Run(() => File.WriteAllText(pipe, text));
        ReadResult read = await Task.Run(() => IncidentFiles.Read([pipe], ReadOptions.Default)).WaitAsync(Patience);
        await writer.WaitAsync(Patience);
        Assert.Equal((20_000, ""), (read.Report.Placed, read.Report.Files[0].Problem));
        Assert.Equal(("pipe.csv", Encoding.UTF8.GetByteCount(text)), (read.Report.Inputs[0].Name, read.Report.Inputs[0].Bytes));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text))), read.Report.Inputs[0].Sha256);
    }

    // Nobody ever writes: without an ear for the cancellation the reading does not end.
    [PipeFact]
    public async Task Cancelling_ends_the_waiting_for_a_pipe_that_nobody_opens()
    {
        string pipe = MakePipe();
        using var cancellation = new CancellationTokenSource();
        Task<ReadResult> reading = Task.Run(() => IncidentFiles.Read([pipe], ReadOptions.Default, null, cancellation.Token));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
        Release(pipe);
    }

    [PipeFact]
    public async Task Cancelling_ends_the_waiting_for_a_pipe_that_stays_open_and_gives_no_more()
    {
        string pipe = MakePipe();
        using var cancellation = new CancellationTokenSource();
        Task<ReadResult> reading = Task.Run(() => IncidentFiles.Read([pipe], ReadOptions.Default, null, cancellation.Token));
        using (var writer = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            writer.Write("id,kind\n"u8);
            writer.Flush();
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
        }
    }

    [Fact]
    public void An_empty_file_is_no_pipe() =>
        Assert.Equal("The file is empty: export it again.", IncidentFiles.Read([_folder.Write("a.csv", "")], ReadOptions.Default).Report.Files[0].Problem);

    [UnixFact]
    public void A_link_to_a_file_is_read_as_the_file()
    {
        string target = _folder.Write("target.csv", "id,longitude,latitude\nT1,-3.1,53.2\n"), link = _folder.PathOf("link.csv");
        File.CreateSymbolicLink(link, target);
        Assert.Equal(1, IncidentFiles.Read([link], ReadOptions.Default).Report.Placed);
        Assert.Equal(new FileInfo(target).Length, SourceFiles.Expand([link]).Files[0].Length);
    }

    private string MakePipe()
    {
        string path = _folder.PathOf("pipe.csv");
        using Process make = Process.Start("mkfifo", path);
        make.WaitForExit();
        Assert.Equal(0, make.ExitCode);
        return path;
    }

    // The reader's thread still waits for a writer, and is let go.
    private static void Release(string pipe) => new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();

    /// <summary>A test that makes a pipe with a name, as the program mkfifo does; skipped where there is none.</summary>
    private sealed class PipeFactAttribute : FactAttribute
    {
        public PipeFactAttribute() => Skip = File.Exists("/usr/bin/mkfifo") ? null : "there is no mkfifo to make a pipe with";
    }

    /// <summary>A test that makes a symbolic link, which on Windows only an administrator may.</summary>
    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "on Windows only an administrator may make symbolic links" : null;
    }
}
