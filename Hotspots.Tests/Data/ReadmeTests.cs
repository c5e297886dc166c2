using System.Text.Json;
using System.Text.RegularExpressions;
using Hotspots.Picture;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Data;

/// <summary>What the documents show is what happens.</summary>
public sealed class ReadmeTests : IDisposable
{
    /// <summary>Stands in a document for lines left out.</summary>
    private const string Omission = "…";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("commands/run.md", 1)]
    [InlineData("commands/inspect.md", 1)]
    [InlineData("commands/place.md", 1)]
    [InlineData("commands/effect.md", 1)]
    [InlineData("what-changed.md", 2)]
    [InlineData("briefing.md", 1)]
    [InlineData("when.md", 1)]
    [InlineData("does-it-foretell.md", 1)]
    [InlineData("what-it-did.md", 1)]
    public void Each_example_prints_what_its_page_shows(string page, int examples) =>
        RunExamples(File.ReadAllText(Repository.Path("docs", page)).ReplaceLineEndings("\n"), examples);

    private void RunExamples(string page, int count)
    {
        MatchCollection examples = Regex.Matches(
            page, @"```sh\ndotnet run --project Hotspots\.Cli -- (?<words>[^\n]+)\n```\n\n```text\n(?<shown>.*?)```\n", RegexOptions.Singleline);
        Assert.Equal(count, examples.Count);
        foreach (Match example in examples)
        {
            string words = example.Groups["words"].Value;
            CommandLineRun run = Run(words);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            string printed = run.Out.Replace(_folder.PathOf("out"), "out", StringComparison.Ordinal)
                .Replace(_folder.PathOf("rejects.csv"), "rejects.csv", StringComparison.Ordinal);
            AssertShown(example.Groups["shown"].Value, printed, words);
        }
    }

    [Fact]
    public void An_example_that_differs_is_found()
    {
        AssertShown("a\n…\nd\n", "a\nb\nc\nd\n", "");
        AssertShown("a\n…\n", "a\nb\n", "");
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(static () => AssertShown("a\n…\nd\n", "a\nb\nc\n", ""));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(static () => AssertShown("a\nc\n", "a\nb\nc\n", ""));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(static () => AssertShown("a\n", "a\nb\n", ""));
    }

    [Fact]
    public void The_picture_is_drawn_from_the_run_beside_it()
    {
        Run("run data/county-lines.csv -o out");
        string drawn = HotspotPicture.Draw(_folder.PathOf("out"), "Clacton-on-Sea");
        Assert.True(
            drawn == File.ReadAllText(Repository.Path("docs", "images", "hotspots-clacton.svg")),
            "docs/images/hotspots-clacton.svg is not what the run gives now; draw it again with the commands in data/make/picture.cs.");
    }

    [Fact]
    public void The_picture_of_placed_teams_is_drawn_from_the_run_beside_it()
    {
        Run("place data/county-lines.csv --area Clacton-on-Sea --area Jaywick --area Holland-on-Sea --teams 3 --reach 1000 -o out");
        Assert.True(
            PlacementPicture.Draw(_folder.PathOf("out")) == File.ReadAllText(Repository.Path("docs", "images", "placement-clacton.svg")),
            "docs/images/placement-clacton.svg is not what the run gives now; draw it again with the commands in data/make/picture-placement.cs.");
    }

    [Fact]
    public void The_page_of_columns_names_every_property_of_a_hotspot()
    {
        Run("run data/county-lines.csv --by-shift -o out");
        JsonElement hotspot =
            JsonDocument.Parse(_folder.Read("out/hotspots.geojson")).RootElement.GetProperty("features")[0].GetProperty("properties");
        Match listed = Regex.Match(
            File.ReadAllText(Repository.Path("docs", "columns.md")), @"^## hotspots\n(?<names>.*?)^## ",
            RegexOptions.Singleline | RegexOptions.Multiline);
        Assert.Equal(
            hotspot.EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal),
            Regex.Matches(listed.Groups["names"].Value, "^\\| `(?<name>[^`]+)`", RegexOptions.Multiline)
                .Select(static m => m.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        string[] documents = ["README.md", "data/README.md",
            .. Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
                .Select(static f => Path.GetRelativePath(Repository.Root, f))];
        int links = 0;
        foreach (string document in documents)
        {
            string full = Repository.Path(document);
            foreach (Match link in Regex.Matches(File.ReadAllText(full), @"\]\((?<to>[^)#]+)[^)]*\)"))
            {
                string to = link.Groups["to"].Value;
                if (to.StartsWith("https://", StringComparison.Ordinal))
                    continue;
                links++;
                Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(full)!, to)), $"{document} links to {to}, which is not there");
            }
        }
        Assert.InRange(links, 5, int.MaxValue);
    }

    [Theory]
    [InlineData("county-lines.csv")]
    [InlineData("gazetteer.csv")]
    public void The_birth_certificate_gives_the_number_of_rows(string file)
    {
        Match section = Regex.Match(
            File.ReadAllText(Repository.Path("data", "README.md")), $@"## {Regex.Escape(file)}\n.*?\| rows \| (?<rows>[0-9,]+) ",
            RegexOptions.Singleline);
        int rows = File.ReadLines(Repository.Path("data", file)).Count() - 1;
        Assert.Equal(rows.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), section.Groups["rows"].Value);
    }

    /// <summary>Runs a command line of a document, its inputs taken from the checkout and its outputs put into the test's folder.</summary>
    private CommandLineRun Run(string words) => CommandLineRun.Of([.. words.Split(' ').Select(word => word switch
    {
        "out" or "rejects.csv" => _folder.PathOf(word),
        _ when word.StartsWith("data/", StringComparison.Ordinal) => Repository.Path(word),
        _ => word,
    })]);

    /// <summary>Fails unless the output is what is shown, an omission standing for any lines.</summary>
    private static void AssertShown(string shown, string printed, string words)
    {
        string pattern = Regex.Escape(shown).Replace(Omission + "\\n", "(.*\n)*?", StringComparison.Ordinal);
        Assert.True(Regex.IsMatch(printed, $@"\A{pattern}\z"), $"The document shows for hotspots {words}\n{shown}\nbut it prints\n{printed}");
    }
}
