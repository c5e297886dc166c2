using System.Text.RegularExpressions;
using Hotspots.Packaging;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Packaging;

public sealed class LockedPackagesTests
{
    private const string Lock = """
        {"version":2,"dependencies":{"net10.0":{
          "A":{"type":"Direct","requested":"[1.0.0, )","resolved":"1.0.0","contentHash":"AAAA","dependencies":{"B":"2.0.0"}},
          "B":{"type":"Transitive","resolved":"2.0.0","contentHash":"BBBB"},
          "hotspots.core":{"type":"Project"}}}}
        """;

    [Fact]
    public void Every_project_has_a_lock_file_with_every_package_it_names()
    {
        string[] projects =
        [
            .. Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("node_modules", StringComparison.Ordinal))
        ];
        Assert.True(projects.Length >= 6);
        foreach (string project in projects)
        {
            string folder = Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(project)!);
            string[] locked = [.. LockedPackages.Of(Repository.Root, [folder]).Select(static package => package.Name)];
            foreach (Match named in Regex.Matches(File.ReadAllText(project), "<PackageReference Include=\"([^\"]+)\""))
                Assert.Contains(named.Groups[1].Value, locked);
        }
    }

    [Fact]
    public void Packages_are_read_with_what_they_ask_for_and_projects_are_none()
    {
        LockedPackage[] packages = [.. LockedPackages.Parse(Lock)];
        Assert.Equal([("A", "1.0.0", "AAAA"), ("B", "2.0.0", "BBBB")], packages.Select(static p => (p.Name, p.Version, p.ContentHash)));
        Assert.Equal(["B"], packages[0].StandsOn);
    }

    [Fact]
    public void A_project_without_a_lock_file_and_two_that_disagree_are_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(
            "./lock.sh", Assert.Throws<PackagingException>(() => LockedPackages.Of(folder.Path, ["One"])).Message, StringComparison.Ordinal);
        folder.Write("One/packages.lock.json", Lock);
        folder.Write("Two/packages.lock.json", Lock.Replace("\"resolved\":\"2.0.0\"", "\"resolved\":\"2.0.1\"", StringComparison.Ordinal));
        Assert.Equal(2, LockedPackages.Of(folder.Path, ["One"]).Count);
        Assert.StartsWith(
            "B is 2.0.0", Assert.Throws<PackagingException>(() => LockedPackages.Of(folder.Path, ["One", "Two"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A/1.0.0", "package", "sha512-AAAA", null)]
    [InlineData("Hotspots.Core/0.2.0", "project", "", null)]
    [InlineData("A/1.0.1", "package", "sha512-AAAA", "A would be shipped in version 1.0.1")]
    [InlineData("A/1.0.0", "package", "sha512-AAAB", "A would be shipped in version 1.0.0")]
    [InlineData("C/1.0.0", "package", "sha512-AAAA", "C 1.0.0 would be shipped and is in no lock file")]
    public void What_is_shipped_is_what_was_locked(string library, string type, string hash, string? refusal)
    {
        string dependencies = $$$"""{"libraries":{"{{{library}}}":{"type":"{{{type}}}","serviceable":true,"sha512":"{{{hash}}}"} } }""";
        LockedPackage[] locked = [.. LockedPackages.Parse(Lock)];
        if (refusal is null)
            ShippedPackages.Check(dependencies, locked);
        else
            Assert.StartsWith(
                refusal, Assert.Throws<PackagingException>(() => ShippedPackages.Check(dependencies, locked)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_programs_that_were_built_here_are_made_of_what_was_locked()
    {
        IReadOnlyList<LockedPackage> locked = LockedPackages.Of(Repository.Root, Parts.Shipped);
        foreach (string program in (string[])["hotspots", "hotspots-desktop"])
        {
            string dependencies = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, program + ".deps.json"));
            Assert.Contains("\"NetTopologySuite/", dependencies, StringComparison.Ordinal);
            ShippedPackages.Check(dependencies, locked);
        }
    }
}
