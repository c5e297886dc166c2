using Hotspots.Core.Model.Results;

namespace Hotspots.Tests.Model;

public sealed class SurenessTests
{
    [Theory]
    [InlineData(22, 24, SurenessWord.Clear)]
    [InlineData(21, 24, SurenessWord.Likely)]
    [InlineData(9, 10, SurenessWord.Clear)]
    [InlineData(8, 10, SurenessWord.Likely)]
    [InlineData(18, 20, SurenessWord.Clear)]
    [InlineData(17, 20, SurenessWord.Likely)]
    [InlineData(6, 6, SurenessWord.Clear)]
    [InlineData(5, 6, SurenessWord.Likely)]
    [InlineData(4, 6, SurenessWord.Likely)]
    [InlineData(3, 6, SurenessWord.Unsure)]
    [InlineData(16, 24, SurenessWord.Likely)]
    [InlineData(15, 24, SurenessWord.Unsure)]
    [InlineData(14, 20, SurenessWord.Likely)]
    [InlineData(13, 20, SurenessWord.Unsure)]
    [InlineData(0, 24, SurenessWord.Unsure)]
    internal void The_word_is_nine_of_ten_or_two_of_three_of_the_looks(int repeats, int looks, SurenessWord expected) =>
        Assert.Equal(expected, Looked(repeats, looks, 50).Word);

    [Theory]
    [InlineData(2, 2, SurenessWord.Likely)]
    [InlineData(1, 2, SurenessWord.Unsure)]
    [InlineData(5, 5, SurenessWord.Likely)]
    internal void Fewer_than_six_looks_make_nothing_clear(int repeats, int looks, SurenessWord expected) =>
        Assert.Equal(expected, Looked(repeats, looks, 50).Word);

    [Theory]
    [InlineData(0, 8, SurenessWord.Unsure, TooLittle.None)]
    [InlineData(0, 7, SurenessWord.TooLittle, TooLittle.FewIncidents)]
    [InlineData(15, 7, SurenessWord.TooLittle, TooLittle.FewIncidents)]
    [InlineData(16, 7, SurenessWord.Likely, TooLittle.None)]
    [InlineData(24, 5, SurenessWord.Clear, TooLittle.None)]
    internal void A_place_of_fewer_than_eight_incidents_is_too_little_only_where_it_did_not_repeat(
        int repeats, int incidents, SurenessWord expected, TooLittle why)
    {
        Sureness sure = Looked(repeats, 24, incidents);
        Assert.Equal((expected, why), (sure.Word, sure.TooLittle));
    }

    [Theory]
    [InlineData(4, 6, 19, SurenessWord.TooLittle)]
    [InlineData(5, 6, 19, SurenessWord.TooLittle)]
    [InlineData(4, 6, 20, SurenessWord.Likely)]
    [InlineData(6, 6, 19, SurenessWord.Clear)]
    [InlineData(3, 6, 19, SurenessWord.Unsure)]
    [InlineData(7, 10, 19, SurenessWord.TooLittle)]
    [InlineData(8, 12, 19, SurenessWord.Likely)]
    [InlineData(2, 2, 19, SurenessWord.TooLittle)]
    internal void A_place_of_fewer_than_twenty_incidents_is_likely_only_after_twelve_looks(
        int repeats, int looks, int incidents, SurenessWord expected)
    {
        Sureness sure = Looked(repeats, looks, incidents);
        Assert.Equal((expected, expected == SurenessWord.TooLittle ? TooLittle.FewIncidents : TooLittle.None), (sure.Word, sure.TooLittle));
    }

    [Theory]
    [InlineData(SurenessBasis.ShuffledTimes, 0.001, SurenessWord.Clear)]
    [InlineData(SurenessBasis.ShuffledTimes, 0.01, SurenessWord.Clear)]
    [InlineData(SurenessBasis.ShuffledTimes, 0.0101, SurenessWord.Likely)]
    [InlineData(SurenessBasis.RandomLabels, 0.05, SurenessWord.Likely)]
    [InlineData(SurenessBasis.RandomLabels, 0.0501, SurenessWord.Unsure)]
    [InlineData(SurenessBasis.RandomLabels, 1.0, SurenessWord.Unsure)]
    internal void A_burst_or_an_excess_of_one_sort_goes_by_its_p(SurenessBasis basis, double p, SurenessWord expected) =>
        Assert.Equal(expected, new Sureness { Basis = basis, Incidents = 5, P = p }.Word);

    [Theory]
    [InlineData(TooLittle.NoTimes)]
    [InlineData(TooLittle.ShortTime)]
    [InlineData(TooLittle.OneMonth)]
    [InlineData(TooLittle.FewIncidents)]
    internal void Where_nothing_could_be_asked_no_count_makes_a_word(TooLittle why)
    {
        Sureness sure = Looked(24, 24, 500) with { Why = why };
        Assert.Equal((SurenessWord.TooLittle, why), (sure.Word, sure.TooLittle));
    }

    [Theory]
    [InlineData(1.5, 0.05, true)]
    [InlineData(1.5, 0.0501, false)]
    [InlineData(1.0, 0.01, false)]
    [InlineData(0.4, 0.01, false)]
    public void An_excess_is_more_than_its_people_explain_at_five_per_cent_after_correction(double times, double q, bool expected) =>
        Assert.Equal(expected, new Excess(ExposureMeasure.Postcodes, times, 0.1, 9, 0.0001, q).IsMore);

    private static Sureness Looked(int repeats, int looks, int incidents) =>
        new() { Basis = SurenessBasis.Recurrence, Incidents = incidents, Looks = looks, Repeats = repeats };
}
