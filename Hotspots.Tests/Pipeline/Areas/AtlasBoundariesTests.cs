using Hotspots.Core.Geography.Areas;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Tests.Pipeline.Areas;

/// <summary>Areas in the box are named where a file of boundaries is.</summary>
public sealed class AtlasBoundariesTests
{
    [Theory]
    [InlineData("force:Essex", 1, "Essex")]
    [InlineData("District: tendring", 1, "Tendring")]
    [InlineData("wards:Tendring", 35, "Alresford")]
    [InlineData("ward:Pier, Tendring", 1, "Pier")]
    public void Areas_are_named_in_place_of_a_file(string text, int count, string first)
    {
        BoundaryFile boundary = BoundaryFile.Of(new RunRequest { Files = [], BoundaryFile = text })!;
        Assert.Equal(count, boundary.Polygons.Count);
        Assert.Equal(first, boundary.Polygons[0].Name);
        Assert.All(boundary.Polygons, static polygon => Assert.True(polygon.OnGrid.IsValid && polygon.OnGrid.Area > 0));
        Assert.Equal(64, boundary.Digest.Length);
    }

    [Fact]
    public void Each_area_is_found_by_the_words_that_name_it_and_no_other_is()
    {
        foreach (AtlasArea area in AreaAtlas.Britain.Areas)
            Assert.Equal([area], AtlasBoundaries.Find(AtlasBoundaries.TextOf(area)));
    }

    [Fact]
    public void Areas_are_said_in_words_and_files_are_not()
    {
        Assert.Equal("the ward Pier, Tendring", AtlasBoundaries.InWords("ward:Pier, Tendring"));
        Assert.Equal("the police force area Essex", AtlasBoundaries.InWords("Force: Essex"));
        Assert.Equal("the wards of Tendring", AtlasBoundaries.InWords("wards:Tendring"));
        Assert.Null(AtlasBoundaries.InWords("C:\\wards.geojson"));
        Assert.Null(AtlasBoundaries.InWords("beats.geojson"));
    }

    [Theory]
    [InlineData("district:Tendrin", "did you mean \"Tendring\"?")]
    [InlineData("force:Atlantis", "check the name.")]
    [InlineData("ward:Abbey", "write the district behind it")]
    [InlineData("C:\\wards.geojson", "cannot be read")]
    [InlineData("missing.geojson", "cannot be read")]
    public void What_names_no_area_is_said(string text, string sentence)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => BoundaryFile.Of(new RunRequest { Files = [], BoundaryFile = text }));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }
}
