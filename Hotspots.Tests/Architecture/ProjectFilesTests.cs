using Hotspots.Tests.Support;

namespace Hotspots.Tests.Architecture;

public sealed class ProjectFilesTests
{
    private static readonly SourceFile[] Projects = [.. SourceFile.All.Where(static file => file.Path.EndsWith(".csproj", StringComparison.Ordinal))];

    [Fact]
    public void The_solution_builds_every_project()
    {
        Assert.NotEmpty(Projects);
        Breaches.None(ProjectFiles.NotBuilt(Read("Hotspots.sln"), Projects.Select(static project => project.Path)));
    }

    [Fact]
    public void A_project_that_the_solution_leaves_out_is_reported()
    {
        string solution = Read("Hotspots.sln");
        Assert.NotEmpty(ProjectFiles.NotBuilt(solution, ["Hotspots.Other/Hotspots.Other.csproj"]));
        Assert.NotEmpty(
            ProjectFiles.NotBuilt(solution.Replace("Release|Any CPU.Build.0", "", StringComparison.Ordinal), ["Hotspots.Core/Hotspots.Core.csproj"]));
    }

    [Fact]
    public void Every_package_version_is_written_once() =>
        Breaches.None(ProjectFiles.VersionBreaches(Read("Directory.Packages.props"), Projects.Append(Source("Directory.Build.props"))));

    [Theory]
    [InlineData("<P><PackageVersion Include='A' Version='1.0.0'/><PackageVersion Include='a' Version='1.0.0'/></P>", "<P/>")]
    [InlineData("<P><PackageVersion Include='A' Version='1.*'/></P>", "<P/>")]
    [InlineData("<P><PackageVersion Include='A' Version='[1.0,2.0)'/></P>", "<P/>")]
    [InlineData("<P><PackageVersion Include='A' Version='1.0.0'/></P>", "<P><PackageReference Include='A' Version='1.0.0'/></P>")]
    [InlineData("<P><PackageVersion Include='A' Version='1.0.0'/></P>", "<P><PackageReference Include='B'/></P>")]
    public void A_second_or_a_loose_version_is_reported(string central, string project) =>
        Assert.NotEmpty(ProjectFiles.VersionBreaches(central, [new SourceFile("X.csproj", project)]));

    [Fact]
    public void Every_banned_symbol_exists() => Breaches.None(ProjectFiles.IdleBans(Read("BannedSymbols.txt")));

    [Theory]
    [InlineData("P:System.DateTime.Nov;Time comes in by the door")]
    [InlineData("T:System.Consoel;Core has no screen")]
    [InlineData("M:System.Guid.MakeGuid;No chance")]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.Now;")]
    [InlineData("System.DateTime.Now;Time")]
    public void A_ban_of_nothing_is_reported(string line) => Assert.NotEmpty(ProjectFiles.IdleBans(line));

    [Theory]
    [InlineData("Hotspots.Core", false)]
    [InlineData("Hotspots.Methods", true)]
    public void Core_and_the_library_are_compiled_under_the_bans_and_with_documentation(string name, bool isLibrary) =>
        Breaches.None(ProjectFiles.Unguarded(Read($"{name}/{name}.csproj"), Read("Directory.Build.props"), isLibrary));

    [Theory]
    [InlineData("../BannedSymbols.txt", "../Other.txt")]
    [InlineData("Microsoft.CodeAnalysis.BannedApiAnalyzers", "Other")]
    [InlineData("<TreatWarningsAsErrors>true", "<TreatWarningsAsErrors>false")]
    [InlineData("<GenerateDocumentationFile>true", "<GenerateDocumentationFile>false")]
    [InlineData("<Nullable>enable", "<Nullable>disable")]
    [InlineData("<AllowUnsafeBlocks>", "<NoWarn>CS1591</NoWarn><AllowUnsafeBlocks>")]
    [InlineData("PublicAPI.Shipped.txt\" />", "Other.txt\" />")]
    [InlineData("PublicAPI.Unshipped.txt\" />", "Other.txt\" />")]
    [InlineData("PublicApiAnalyzers\" PrivateAssets=\"all\"", "PublicApiAnalyzers\"")]
    public void A_guard_that_is_taken_away_is_reported(string guard, string instead)
    {
        string library = Read("Hotspots.Methods/Hotspots.Methods.csproj"), all = Read("Directory.Build.props");
        Assert.Contains(guard, library + all, StringComparison.Ordinal);
        Assert.NotEmpty(ProjectFiles.Unguarded(
            library.Replace(guard, instead, StringComparison.Ordinal), all.Replace(guard, instead, StringComparison.Ordinal), isLibrary: true));
    }

    private static string Read(string path) => File.ReadAllText(Repository.Path(path));

    private static SourceFile Source(string path) => new(path, Read(path));
}
