using System.Runtime.Versioning;
using Hotspots.Core.Files;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Sources;

public sealed class SourceFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_itself_and_knows_its_path()
    {
        string path = _folder.Write("tips.csv", "id\n1\n");
        SourceListing listing = SourceFiles.Expand([path]);
        SourceFile file = Assert.Single(listing.Files);
        Assert.Equal(("tips.csv", 5L, path), (file.Name, file.Length, file.Path));
        Assert.Equal([path], listing.Inputs.Select(static input => input.Path));
    }

    [Fact]
    public void A_folder_is_all_below_it_in_the_order_of_names()
    {
        foreach (string name in new[] { "b.csv", "2018-11/a.csv", "2018-10/z.csv", "B.csv", ".hidden/x.csv", ".x.csv", "notes.pdf" })
            _folder.Write("data/" + name, "id\n1\n");
        SourceListing listing = SourceFiles.Expand([_folder.PathOf("data") + "/"]);
        Assert.Equal(["data/2018-10/z.csv", "data/2018-11/a.csv", "data/B.csv", "data/b.csv"], listing.Files.Select(f => f.Name));
        Assert.Empty(listing.Problems);
        Assert.Equal(["data: passed over notes.pdf, which by name hold no incidents."], listing.Notes);
    }

    [Fact]
    public void An_archive_is_opened_also_inside_a_folder_and_whatever_its_name()
    {
        byte[] archive = ZipFileBytes.Of(("2018-10/x.csv", "id\n1\n"));
        _folder.Write("data/download", archive);
        string path = _folder.Write("archive.zip", archive);
        SourceListing listing = SourceFiles.Expand([path, _folder.PathOf("data")]);
        Assert.Equal(["archive.zip/2018-10/x.csv", "data/download/2018-10/x.csv"], listing.Files.Select(f => f.Name));
        Assert.Equal([path, _folder.PathOf("data/download")], listing.Inputs.Select(static input => input.Path));
    }

    [Fact]
    public void A_workbook_is_a_file_though_it_is_an_archive_inside()
    {
        string path = _folder.Write("tips.zip", new XlsxFile().WithCells("Tips", ["id"], ["T1"]).ToBytes());
        SourceFile file = Assert.Single(SourceFiles.Expand([path]).Files);
        Assert.Equal("tips.zip", file.Name);
        Assert.Equal("Excel", IncidentFormats.Recognise(file).Name);
    }

    [Fact]
    public void What_is_not_there_is_a_problem_and_the_rest_is_listed()
    {
        string good = _folder.Write("good.csv", "id\n");
        string cut = _folder.Write("cut.zip", ZipFileBytes.Of(("a.csv", "id\n1\n"))[..40]);
        Directory.CreateDirectory(_folder.PathOf("empty"));
        SourceListing listing = SourceFiles.Expand(["missing.csv", cut, _folder.PathOf("empty"), good]);
        Assert.Equal("good.csv", Assert.Single(listing.Files).Name);
        Assert.Equal(["missing.csv", "cut.zip", "empty"], listing.Problems.Select(p => p.Name));
        Assert.StartsWith("There is no such file", listing.Problems[0].Problem, StringComparison.Ordinal);
        Assert.Contains("cut short", listing.Problems[1].Problem, StringComparison.Ordinal);
        Assert.StartsWith("There are no files of incidents in this folder", listing.Problems[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_named_twice_is_read_once()
    {
        string path = _folder.Write("data/a.csv", "id\n");
        SourceListing listing = SourceFiles.Expand([_folder.PathOf("data"), path, path]);
        Assert.Single(listing.Files);
        Assert.Equal(2, listing.Notes.Count);
    }

    [Fact]
    public void Equal_names_from_two_folders_are_told_apart()
    {
        string one = _folder.Write("one/a.csv", "id\n"), two = _folder.Write("two/a.csv", "id\n");
        Assert.Equal([one, two], SourceFiles.Expand([one, two]).Files.Select(f => f.Name));
    }

    [Fact]
    public void A_link_that_leads_back_does_not_go_on_for_ever()
    {
        _folder.Write("data/a.csv", "id\n");
        Directory.CreateSymbolicLink(_folder.PathOf("data/loop"), _folder.PathOf("data"));
        SourceListing listing = SourceFiles.Expand([_folder.PathOf("data")]);
        Assert.Equal("data/a.csv", Assert.Single(listing.Files).Name);
        Assert.Contains("loop (a link to a folder)", Assert.Single(listing.Notes), StringComparison.Ordinal);
    }

    [UnprivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_without_permission_is_a_problem_and_the_rest_is_listed()
    {
        _folder.Write("data/locked/a.csv", "id\n");
        _folder.Write("data/open.csv", "id\n");
        string locked = _folder.PathOf("data/locked"), file = _folder.Write("data/shut.csv", "id\n");
        File.SetUnixFileMode(locked, UnixFileMode.None);
        File.SetUnixFileMode(file, UnixFileMode.None);
        try
        {
            SourceListing listing = SourceFiles.Expand([_folder.PathOf("data")]);
            Assert.Equal("data/open.csv", Assert.Single(listing.Files).Name);
            Assert.Equal(["data/locked", "data/shut.csv"], listing.Problems.Select(p => p.Name));
        }
        finally
        {
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
