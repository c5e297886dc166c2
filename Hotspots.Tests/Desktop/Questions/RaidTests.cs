using System.Net;
using System.Text.Json;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Runs.Raids;
using Hotspots.Tests.Support;
using UglyToad.PdfPig;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>The day of the warrants from the host: the sheets that the command line writes.</summary>
public sealed class RaidTests
{
    private const string Wish = """{"on":"2026-02-02","at":"06:00","teams":8,"muster":"617100,215300"}""";

    [Fact]
    public async Task Window_and_command_line_make_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("first.csv", ClactonDay.Csv());
        CommandLineRun line = CommandLineRun.Of(
            "raid", "--warrants", file, "--on", "2026-02-02", "--at", "06:00", "--teams", "8", "--muster", "617100,215300", "-o",
            folder.PathOf("raid.pdf"));
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(ClactonDay.Csv(), clock: new FixedClock(CommandLineRun.Now));
        using HttpResponseMessage answer = await run.PostAsync("/api/raid/raid.pdf", Wish);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        byte[] sheets = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(File.ReadAllBytes(folder.PathOf("raid.pdf")), sheets);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        using PdfDocument document = PdfDocument.Open(sheets);
        Assert.Equal(9, document.NumberOfPages);
        Assert.Equal("OFFICIAL-SENSITIVE", document.Information.Subject);
    }

    [Fact]
    public async Task What_cannot_be_planned_is_said_in_the_words_of_the_window()
    {
        await using HostRun run = await HostRun.StartAsync(ClactonDay.Csv());
        await Refused("raid.pdf", Wish.Replace("2026-02-02", "2026-02-05", StringComparison.Ordinal), "There is no warrant on Thu 5 Feb 2026");
        await Refused(
            "raid.pdf", Wish.Replace("617100,215300", "", StringComparison.Ordinal), "From where do the teams set off? “Teams set off from”");
        await Refused("raid.pdf", Wish.Replace("06:00", "six", StringComparison.Ordinal), "“Doors are struck at” takes a time such as 06:00");
        await Refused("raid.docx", Wish, "There is no file of this name: ask for raid.pdf.");

        async Task Refused(string name, string wish, string sentence)
        {
            using HttpResponseMessage answer = await run.PostAsync("/api/raid/" + name, wish);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
            using JsonDocument said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.StartsWith(sentence, said.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        }
    }
}
