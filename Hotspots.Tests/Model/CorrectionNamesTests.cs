using Hotspots.Core.Model.Results;

namespace Hotspots.Tests.Model;

public sealed class CorrectionNamesTests
{
    [Theory]
    [InlineData(Correction.BenjaminiHochberg, "bh")]
    [InlineData(Correction.Bonferroni, "bonferroni")]
    [InlineData(Correction.None, "none")]
    internal void A_correction_has_one_name_that_is_found_in_any_case(Correction correction, string name)
    {
        Assert.Equal(name, CorrectionNames.Of(correction));
        Assert.True(CorrectionNames.TryFind(name.ToUpperInvariant(), out Correction found));
        Assert.Equal(correction, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("fdr")]
    public void Another_name_is_none(string name) => Assert.False(CorrectionNames.TryFind(name, out _));

    [Fact]
    public void Every_correction_is_named() => Assert.Equal(Enum.GetValues<Correction>().Length, CorrectionNames.All.Distinct().Count());
}
