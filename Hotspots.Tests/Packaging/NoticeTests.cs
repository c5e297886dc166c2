using Hotspots.Packaging;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Packaging;

public sealed class NoticeTests
{
    private static readonly IReadOnlyList<Part> Shipped = Parts.Of(Repository.Root, Parts.Shipped);

    private static readonly string Text = File.ReadAllText(Repository.Path("NOTICE"));

    [Fact]
    public void The_notice_is_what_the_lock_files_and_packages_make_of_it() =>
        Assert.True(Notice.Write(Shipped) == Text, "NOTICE is not what the packages make of it: run ./lock.sh and commit what changed.");

    [Fact]
    public void Everyones_work_is_named_with_its_licence()
    {
        foreach (string name in (string[])["NetTopologySuite", "ProjNET", "ExcelDataReader", "System.CommandLine", "Spectre.Console",
            "Microsoft.Data.Sqlite.Core", "SQLite"])
            Assert.Contains(Shipped, part => part.Kind == PartKind.Package && part.Name == name);
        Assert.DoesNotContain(Shipped, static part => part.Name == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        foreach (string name in (string[])["ol", "proj4", "preact", "@preact/signals", "@preact/signals-core", "rbush", "quickselect", "pbf", "mgrs",
            "wkt-parser", "@fontsource-variable/inter"])
            Assert.Contains(Shipped, part => part.Kind == PartKind.PageModule && part.Name == name);
        foreach (Part part in Shipped)
        {
            Assert.NotEmpty(part.LicenceName);
            Assert.Contains(
                $"\n{part.Name}{(part.Version.Length > 0 ? " " + part.Version : "")}\n    {part.LicenceName}", Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 2.1")]
    [InlineData("GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3")]
    [InlineData("GNU GENERAL PUBLIC LICENSE\n                       Version 3")]
    [InlineData("SIL OPEN FONT LICENSE Version 1.1")]
    [InlineData("Apache License\n                           Version 2.0")]
    [InlineData("Contains OS data © Crown copyright")]
    [InlineData("no licence has been chosen for it yet")]
    public void The_texts_are_whole(string words) => Assert.Contains(words, Text, StringComparison.Ordinal);

    [Fact]
    public void A_licence_whose_text_is_not_to_be_had_is_refused() =>
        Assert.Contains(
            "X is under Zlib", Assert.Throws<PackagingException>(static () => Notice.Write([new Part(PartKind.Package, "X", "1", "Zlib")])).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Creative Commons Attribution 4.0 (CC BY 4.0), © Someone", "CC-BY-4.0")]
    [InlineData("Public domain", null)]
    public void A_birth_certificate_says_whose_data_it_is(string licence, string? expected)
    {
        Part part = Assert.Single(
            DataLicences.Certificates(
            $"# Data\n\n## some.csv\n\n| source | Someone |\n| licence | {licence} |\n\n## own.csv\n\n| licence | the project's own |\n"));
        Assert.Equal(("some.csv", expected, "Someone", licence), (part.Name, part.Licence, part.Source, part.Holder));
        Assert.NotEmpty(part.LicenceName);
    }

    [Fact]
    public void Data_of_an_unknown_licence_is_refused() =>
        Assert.Contains(
            "some.csv", Assert.Throws<PackagingException>(
            static () => DataLicences.Certificates("\n## some.csv\n\n| source | S |\n| licence | ask me |\n").ToArray()).Message,
            StringComparison.Ordinal);
}
