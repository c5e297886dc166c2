using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hotspots.Tests.Desktop;
using Hotspots.Tests.Desktop.Loading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.EndToEnd.Programs;

/// <summary>The host is killed in the middle of its work: nothing half-written is left where anyone looks, and starting again works.</summary>
public sealed class KilledHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string[] Folders => [.. Directory.EnumerateDirectories(_folder.Path).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Killed_while_it_reads_its_files_are_cleared_away_and_only_its()
    {
        using DesktopProcess living = await DesktopProcess.StartAsync(_folder.Path);
        string kept = Assert.Single(Folders);
        using DesktopProcess host = await DesktopProcess.StartAsync(_folder.Path);
        string left = Assert.Single(Folders, folder => folder != kept);
        using HttpClient page = await host.PageAsync();
        using var upload = new HalfUpload();
        Task<HttpResponseMessage> sending = page.PostAsync("/api/files?mode=replace&window=w", upload);
        await upload.Sent;
        await FileAsync(left, "half.csv");
        await host.KillAsync();
        upload.GiveUp();
        await Assert.ThrowsAsync<HttpRequestException>(() => sending);
        await ClearedAsync(left);

        // The same port, at once.
        using DesktopProcess next = await DesktopProcess.StartAsync(_folder.Path, "--port", host.Port);
        Assert.Equal(host.Port, next.Port);
        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(kept) && !living.HasEnded);
        Assert.Equal(2, Folders.Length);
        using HttpClient again = await next.PageAsync();
        using HttpResponseMessage dataset = await again.GetAsync("/api/dataset");
        Assert.Contains("\"isSample\":true", await dataset.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // The one that lives still reads its own files.
        using HttpClient other = await living.PageAsync();
        using HttpResponseMessage incident = await other.GetAsync("/api/incident/0");
        Assert.Equal(HttpStatusCode.OK, incident.StatusCode);
    }

    [Fact]
    public async Task Killed_while_it_parses_the_files_are_as_they_were_and_the_next_start_reads_them()
    {
        const int Many = 200_000, MostFiles = 32;
        string csv = ManyIncidents.Csv(Many), temporary = Directory.CreateDirectory(_folder.PathOf("temporary")).FullName;
        byte[] before = Encoding.UTF8.GetBytes(csv);
        string[] files = [];
        // A machine may be so quick that it has read them all before anyone hears of it: then it gets twice as many.
        DesktopProcess? killed = null;
        while (killed is null)
        {
            Assert.True(files.Length < MostFiles, "The host was always done before it said that it was reading.");
            files = [.. Enumerable.Range(0, Math.Max(4, 2 * files.Length)).Select(i => _folder.Write($"in/many{i}.csv", csv))];
            killed = await KilledWhileReadingAsync(temporary, files);
        }
        using DesktopProcess host = killed;
        Assert.All(files, file => Assert.True(before.AsSpan().SequenceEqual(File.ReadAllBytes(file))));
        Assert.Equal(files.Length, Directory.EnumerateFiles(_folder.PathOf("in")).Count());
        await ClearedAsync([.. Directory.EnumerateDirectories(temporary)]);

        using DesktopProcess next = await DesktopProcess.StartAsync(temporary, ["--open", .. files, "--port", host.Port]);
        Assert.Single(Directory.EnumerateFileSystemEntries(temporary));
        using HttpClient again = await next.PageAsync();
        using HttpResponseMessage report = await again.GetAsync("/api/report");
        using JsonDocument read = JsonDocument.Parse(await report.Content.ReadAsStringAsync());
        // All of them are read; that they are one and the same file is seen, and it counts once.
        Assert.Equal(files.Length, read.RootElement.GetProperty("files").GetArrayLength());
        Assert.Equal(Many, read.RootElement.GetProperty("rows").GetInt32());
    }

    /// <summary>Starts a host and kills it when it says that it is reading; null when it had read everything by then.</summary>
    private static async Task<DesktopProcess?> KilledWhileReadingAsync(string temporary, string[] files)
    {
        DesktopProcess host = await DesktopProcess.StartAsync(temporary, ["--open", .. files]);
        using HttpClient page = await host.PageAsync();
        using HttpResponseMessage answer = await page.GetAsync("/api/events?window=w", HttpCompletionOption.ResponseHeadersRead);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync());
        bool isReading = await IsReadingAsync(events);
        string[] left = [.. Directory.EnumerateDirectories(temporary)];
        await host.KillAsync();
        if (isReading)
            return host;
        host.Dispose();
        await ClearedAsync(left);
        return null;
    }

    /// <summary>Is the next that the host tells of its work that it is reading, with some of it still to come?</summary>
    private static async Task<bool> IsReadingAsync(StreamReader events)
    {
        bool isProgress = false;
        while (await events.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal))
                isProgress = line.EndsWith("progress", StringComparison.Ordinal);
            // The page is told what is loaded once the files are read.
            if (line.StartsWith("event:", StringComparison.Ordinal) && line.EndsWith("dataset", StringComparison.Ordinal))
                return false;
            if (!isProgress || !line.StartsWith("data:", StringComparison.Ordinal))
                continue;
            using JsonDocument progress = JsonDocument.Parse(line[5..]);
            return progress.RootElement.GetProperty("step").GetString()!.StartsWith("Reading", StringComparison.Ordinal)
                && progress.RootElement.GetProperty("fraction").GetDouble() < 0.8;
        }
        return false;
    }

    [Fact]
    public async Task Killed_while_it_exports_it_leaves_no_file_and_the_page_knows_that_it_has_not_all()
    {
        string incidents = _folder.Write("in/many.csv", ManyIncidents.Csv(50_000)),
            temporary = Directory.CreateDirectory(_folder.PathOf("temporary")).FullName;
        string[] before = [.. Directory.EnumerateFiles(_folder.PathOf("in"))];
        using DesktopProcess host = await DesktopProcess.StartAsync(temporary, "--open", incidents);
        using HttpClient page = await host.PageAsync();
        using (HttpResponseMessage ready = await page.GetAsync("/api/dataset"))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/export/incidents.geojson")
        {
            Content = new StringContent("""{"version":1,"given":{"eps":20,"min-points":50}}""", Encoding.UTF8, "application/json"),
        };
        using HttpResponseMessage answer = await page.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using Stream stream = await answer.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[1000]);
        await host.KillAsync();
        // A browser gives up what was broken off; it does not keep it as a finished download.
        await Assert.ThrowsAnyAsync<IOException>(() => stream.CopyToAsync(Stream.Null));
        Assert.Equal(before, Directory.EnumerateFiles(_folder.PathOf("in")));
        await ClearedAsync([.. Directory.EnumerateDirectories(temporary)]);
        using DesktopProcess next = await DesktopProcess.StartAsync(temporary, "--open", incidents, "--port", host.Port);
        Assert.Single(Directory.EnumerateFileSystemEntries(temporary));
    }

    [HangUpFact]
    public async Task A_terminal_that_is_closed_leaves_no_uploads_behind()
    {
        using DesktopProcess host = await DesktopProcess.StartAsync(_folder.Path);
        Assert.Single(Folders);
        await host.HangUpAsync();
        Assert.Empty(Folders);
    }

    /// <summary>Waits until folders of a killed host are gone: by themselves where there is a shell to see to it; on Windows the next start clears
    /// them away.</summary>
    private static Task ClearedAsync(params string[] folders) =>
        OperatingSystem.IsWindows() ? Task.CompletedTask : EventTests.AssertSoonAsync(() => !folders.Any(Directory.Exists));

    /// <summary>The file of this name in a folder, once it is there and has something in it.</summary>
    private static async Task<string> FileAsync(string folder, string name)
    {
        const int Tries = 200;
        for (int i = 0; i < Tries; i++)
        {
            if (Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).FirstOrDefault() is { } found && new FileInfo(found).Length > 0)
                return found;
            await Task.Delay(25);
        }
        throw new InvalidOperationException($"The host never began to keep {name}.");
    }

    /// <summary>An upload that stops in the middle and waits.</summary>
    private sealed class HalfUpload : HttpContent
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HalfUpload() => Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        /// <summary>Stops waiting.</summary>
        public void GiveUp() => _waiting.TrySetException(new IOException("The host has gone."));

        /// <summary>Half of it is on its way.</summary>
        public Task Sent => _sent.Task;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"half.csv\"\r\n\r\n"u8.ToArray());
            await stream.WriteAsync(Encoding.UTF8.GetBytes(ManyIncidents.Csv(20_000)));
            await stream.FlushAsync();
            _sent.SetResult();
            await _waiting.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
