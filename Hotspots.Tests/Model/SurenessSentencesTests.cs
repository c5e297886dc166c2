using Hotspots.Core.Model.Results;

namespace Hotspots.Tests.Model;

public sealed class SurenessSentencesTests
{
    private static readonly Sureness Looked = new() { Basis = SurenessBasis.Recurrence, Incidents = 40, Looks = 24, Repeats = 24 };

    [Fact]
    public void What_was_seen_is_counted_in_looks() =>
        Assert.Equal(
            "Found in one half of the time and looked for in the other, it was there again in 17 of 24 looks.",
            SurenessSentences.Seen(Looked with { Repeats = 17 }));

    [Fact]
    public void A_burst_is_called_one_and_a_place_too_small_to_be_divided_is_not()
    {
        Sureness burst = Looked with { Repeats = 0, IsBurst = true };
        Assert.Equal("It is one burst: outside its busiest two months it is hardly more crowded than the rest.", SurenessSentences.Seen(burst));
        Assert.Equal("There are too few incidents to divide.", SurenessSentences.Seen(burst with { Incidents = 7 }));
    }

    [Theory]
    [InlineData(TooLittle.NoTimes, "Too few incidents have a date.")]
    [InlineData(TooLittle.ShortTime, "The incidents cover fewer than eight weeks.")]
    [InlineData(TooLittle.OneMonth, "Only months are known, and there is one.")]
    [InlineData(TooLittle.FewIncidents, "There are too few incidents to divide.")]
    internal void Where_nothing_could_be_asked_the_sentence_says_why_and_nothing_else_is_claimed(TooLittle why, string expected)
    {
        Sureness sure = new() { Basis = SurenessBasis.Recurrence, Incidents = 40, Why = why };
        Assert.Equal(expected, SurenessSentences.Seen(sure));
        Assert.Null(SurenessSentences.Kept(sure));
        Assert.Null(SurenessSentences.Next(sure, "Mold"));
        Assert.Null(SurenessSentences.People(sure));
    }

    [Theory]
    [InlineData(0.5, "50 %")]
    [InlineData(0.123, "12 %")]
    [InlineData(0.0994, "9.9 %")]
    [InlineData(0.0996, "10 %")]
    [InlineData(0.04, "4 %")]
    [InlineData(0.001, "0.1 %")]
    [InlineData(0.0004, "0.04 %")]
    [InlineData(0.0001, "0.01 %")]
    public void A_chance_is_written_as_people_read_it(double p, string expected)
    {
        Sureness burst = new() { Basis = SurenessBasis.ShuffledTimes, Incidents = 9, P = p };
        Assert.Equal(
            $"Had the incidents happened at shuffled times, a gathering like this would come in {expected} of cases.", SurenessSentences.Seen(burst));
        Assert.Equal(
            $"Had the two sorts been dealt out at random, an excess like this would come in {expected} of cases.",
            SurenessSentences.Seen(burst with { Basis = SurenessBasis.RandomLabels }));
    }

    [Theory]
    [InlineData(0.00004)]
    [InlineData(1e-12)]
    public void No_chance_however_small_is_none(double p)
    {
        string seen = SurenessSentences.Seen(new Sureness { Basis = SurenessBasis.ShuffledTimes, Incidents = 9, P = p });
        Assert.DoesNotContain("in 0 %", seen, StringComparison.Ordinal);
        Assert.Contains("under 0.01 %", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_word_was_worth_is_said_of_looks_only_and_a_better_word_was_worth_more()
    {
        int[] kept = [.. new[] { 24, 18, 3 }.Select(static repeats => Tenths(Looked with { Repeats = repeats }))];
        Assert.True(kept[0] > kept[1] && kept[1] > kept[2], string.Join(", ", kept));
        Assert.Null(SurenessSentences.Kept(new Sureness { Basis = SurenessBasis.ShuffledTimes, Incidents = 9, P = 0.001 }));
        Assert.Null(SurenessSentences.Kept(new Sureness { Basis = SurenessBasis.RandomLabels, Incidents = 9, P = 0.001 }));
        Assert.Null(SurenessSentences.Kept(Looked with { Repeats = 0, Incidents = 5 }));

        static int Tenths(Sureness sure)
        {
            string sentence = SurenessSentences.Kept(sure)!;
            Assert.StartsWith($"Of 10 places called {SurenessSentences.WordOf(sure.Word)}, ", sentence, StringComparison.Ordinal);
            return sentence.Split(", ")[1][0] - '0';
        }
    }

    [Fact]
    public void What_to_expect_is_a_share_with_its_range()
    {
        Assert.Equal(
            "It holds 12 % of the incidents in Mold; next time expect 10 % (7.4 to 14 %), for a place that was picked because it was high falls "
                + "back.",
            SurenessSentences.Next(Looked with { Expected = new ExpectedShare(0.121, 0.1, 0.0741, 0.139) }, "Mold"));
        Assert.Contains(
            "expect 0.3 % (0 to 0.6 %)", SurenessSentences.Next(Looked with { Expected = new ExpectedShare(0.004, 0.003, 0, 0.006) }, "Mold"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExposureMeasure.Postcodes, 0.01, "It has 3.1 times its share of postcodes (2.0 to 12): more than its postcodes explain.")]
    [InlineData(
        ExposureMeasure.Postcodes, 0.06, "No more than its postcodes explain, as far as can be told: it has between 2.0 and 12 times its share.")]
    [InlineData(
        ExposureMeasure.Boundary, 0.01,
        "It has 3.1 times its share of the ground inside the boundary (2.0 to 12): more than its share of the ground inside the boundary explains.")]
    [InlineData(
        ExposureMeasure.TouchedGround, 0.06,
        "No more than its share of the ground that incidents touch explains, as far as can be told: it has between 2.0 and 12 times its share.")]
    internal void Whether_it_is_more_than_its_people_explain_is_said_by_the_corrected_p(ExposureMeasure measure, double q, string expected) =>
        Assert.Equal(expected, SurenessSentences.People(Looked with { Excess = new Excess(measure, 3.14, 2, 12.2, 0.001, q) }));

    [Fact]
    public void A_place_with_less_than_its_share_is_never_called_more() =>
        Assert.StartsWith(
            "No more than ", SurenessSentences.People(Looked with { Excess = new Excess(ExposureMeasure.Postcodes, 0.6, 0.4, 0.9, 0.001, 0.001) }),
            StringComparison.Ordinal);

    [Fact]
    public void Every_word_has_a_spelling_of_its_own_and_files_have_no_blanks_in_it()
    {
        SurenessWord[] words = Enum.GetValues<SurenessWord>();
        Assert.Equal(words.Length, words.Select(SurenessSentences.WordOf).Distinct().Count());
        Assert.All(words, static word => Assert.DoesNotContain(' ', SurenessSentences.CodeOf(word)));
        TooLittle[] reasons = Enum.GetValues<TooLittle>();
        Assert.Equal(reasons.Length, reasons.Select(SurenessSentences.CodeOf).Distinct().Count());
        Assert.Null(SurenessSentences.CodeOf(TooLittle.None));
    }
}
