using Hotspots.Core.Model.Results;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;

namespace Hotspots.Tests.Desktop;

public sealed class SurenessAnswersTests
{
    private static readonly Sureness Looked = new()
    {
        Basis = SurenessBasis.Recurrence,
        Incidents = 40,
        Looks = 24,
        Repeats = 23,
        Expected = new ExpectedShare(0.123456789, 0.1, 0.0741, 0.139),
        Excess = new Excess(ExposureMeasure.Postcodes, 3.14159, 2, 4.96, 0.001, 0.002),
    };

    [Fact]
    public void The_page_is_told_the_sentences_and_the_figures_behind_them()
    {
        SurenessAnswer answer = SurenessAnswers.Of(Looked, "Mold");
        Assert.Equal(("clear", "clear", "recurrence"), (answer.Word, answer.Title, answer.Basis));
        Assert.Equal(SurenessSentences.Seen(Looked), answer.Seen);
        Assert.Equal(SurenessSentences.Kept(Looked), answer.Kept);
        Assert.Equal(SurenessSentences.Next(Looked, "Mold"), answer.Next);
        Assert.Equal(SurenessSentences.People(Looked), answer.People);
        Assert.Equal((24, 23, null), (answer.Looks, answer.Repeats, answer.P));
        Assert.Equal(new ExpectedAnswer(0.1234568, 0.1, 0.0741, 0.139), answer.Expected);
        Assert.Equal(new ExcessAnswer("postcodes", 3.14159, 2, 4.96, 0.001, 0.002, true), answer.Excess);
    }

    [Fact]
    public void What_could_not_be_asked_is_null_and_never_a_number()
    {
        SurenessAnswer none = SurenessAnswers.Of(new Sureness { Basis = SurenessBasis.Recurrence, Incidents = 40, Why = TooLittle.NoTimes }, "Mold");
        Assert.Equal(("too-little", "too little to tell"), (none.Word, none.Title));
        Assert.True(none is { Kept: null, Next: null, People: null, P: null, Expected: null, Excess: null });
        SurenessAnswer burst = SurenessAnswers.Of(new Sureness { Basis = SurenessBasis.ShuffledTimes, Incidents = 9, P = 0.03 }, "Mold");
        Assert.Equal(("likely", "shuffled-times", 0.03), (burst.Word, burst.Basis, burst.P));
        Assert.True(burst is { Kept: null, Next: null, People: null });
        Assert.Equal("random-labels", SurenessAnswers.Of(new Sureness { Basis = SurenessBasis.RandomLabels, Incidents = 9, P = 0.03 }, "Mold").Basis);
    }
}
