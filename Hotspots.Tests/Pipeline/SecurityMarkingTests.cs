using Hotspots.Core.Files;
using Hotspots.Core.Pipeline;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

public sealed class SecurityMarkingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("kind", "Intel log 5x5x5", "OFFICIAL-SENSITIVE")]
    [InlineData("kind", "Warrant S23 MDA", "OFFICIAL-SENSITIVE")]
    [InlineData("kind", "tip", "OFFICIAL-SENSITIVE")]
    [InlineData("kind", "Warrant", "OFFICIAL")]
    [InlineData("kind", "Violence and sexual offences", "OFFICIAL")]
    [InlineData("kind", "stop & search", "OFFICIAL")]
    [InlineData("kind", "", "OFFICIAL-SENSITIVE")]
    [InlineData("origin", "CHIS", "OFFICIAL-SENSITIVE")]
    [InlineData("origin", "told by an informant", "OFFICIAL-SENSITIVE")]
    [InlineData("origin", "Intelligence report", "OFFICIAL-SENSITIVE")]
    [InlineData("origin", "GPMS: SECRET", "OFFICIAL-SENSITIVE")]
    [InlineData("origin", "Chisholm Road, Secretary Lane, Intelsat", "OFFICIAL")]
    [InlineData("Intel ref", "17", "OFFICIAL-SENSITIVE")]
    [InlineData("intelligence", "B", "OFFICIAL-SENSITIVE")]
    public void It_starts_high_where_nobody_can_say_that_a_file_is_harmless(string header, string value, string expected)
    {
        (string and, string harmless) = header == "kind" ? ("", "") : (",kind", ",burglary");
        string file = _folder.Write("a.csv", $"id,easting,northing,{header}{and}\n1,617500,214900,\"{value}\"{harmless}\n");
        Assert.Equal(expected, SecurityMarking.Of(IncidentFiles.Read([file], ReadOptions.Default), null));
    }

    [Fact]
    public void A_row_that_was_rejected_counts_as_well()
    {
        string file = _folder.Write("a.csv", "id,kind,easting,northing,note\n1,burglary,617500,214900,\n2,burglary,wrong,214900,Intel log\n");
        Assert.Equal("OFFICIAL-SENSITIVE", SecurityMarking.Of(IncidentFiles.Read([file], ReadOptions.Default), null));
    }

    [Theory]
    [InlineData("OFFICIAL", "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE")]
    [InlineData("SECRET", "OFFICIAL-SENSITIVE", "SECRET")]
    [InlineData("OFFICIAL-SENSITIVE – Operation Kestrel", "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE – Operation Kestrel")]
    [InlineData("OFFICIAL", "for the eyes of the team", "for the eyes of the team")]
    [InlineData("TOP SECRET", "SECRET", "TOP SECRET")]
    public void Of_two_the_higher_holds(string first, string second, string expected) =>
        Assert.Equal(expected, SecurityMarking.Higher(first, second));
}
