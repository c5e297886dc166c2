using Hotspots.Tests.Analysis.Emerging;
using Hotspots.Tests.Analysis.Significance;
using Hotspots.Tests.Disclosure;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Evaluation;

public sealed class FieldAnswersTests
{
    /// <summary>Which test asks each record of change, time, prediction and release.</summary>
    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["wdd"] = nameof(DisplacementTests.Every_answer_that_is_kept),
        ["wdq"] = nameof(DisplacementTests.Every_answer_that_is_kept),
        ["two_counts_e_test"] = nameof(RateChangeTests.The_score_test_has_every_answer_that_is_kept),
        ["two_counts_exact"] = nameof(RateChangeTests.The_exact_conditional_test_has_every_answer_that_is_kept),
        ["aoristic_cases"] = nameof(HoursOfWeekTests.Spans_have_the_weights_of_the_definition),
        ["aoristic_dc"] = nameof(HoursOfWeekTests.A_year_of_burglaries_has_the_known_Monday),
        ["mann_kendall"] = nameof(SeasonalTrendTests.A_series_of_measurements_has_the_answer_that_pyMannKendall_prints),
        ["emerging_classes"] = nameof(EmergingPatternsTests.Every_answer_that_is_kept),
        ["emerging_memphis"] = nameof(EmergingPatternsTests.A_year_of_robberies_has_the_known_cube),
        ["weekday_exact"] = nameof(HoursOfWeekTests.A_weekday_has_every_answer_that_is_kept),
        ["scan_window_naus"] = nameof(NearRepeatZonesTests.A_scan_window_has_every_answer_that_is_kept_but_for_a_term),
        ["pai_small"] = nameof(PredictionTests.Every_small_answer_that_is_kept),
        ["hit_segments"] = nameof(PredictionTests.Every_small_answer_that_is_kept),
        ["suppression_4x4"] = nameof(DisclosureReferenceTests.Two_hidden_counts_in_each_line_protect_nothing_by_themselves),
        ["suppression_rule_known"] = nameof(DisclosureReferenceTests.Who_knows_the_rule_knows_more),
        ["differencing"] = nameof(DisclosureReferenceTests.Two_releases_that_are_safe_alone_tell_a_count_of_one_together),
        ["backtest_tendring"] = nameof(PredictionTests.Tendring_has_the_known_hits_of_counts_and_of_the_last_month),
    };

    /// <summary>Records of masked points, which nothing makes, and of streets.</summary>
    private static readonly string[] OfOtherThings = ["note", "donut", "streets"];

    [SharedFact(FieldAnswers.Kept)]
    public void Every_record_is_asked_by_a_test_or_is_of_other_things() => Assert.Equal(
        Asked.Keys.Concat(OfOtherThings).Order(StringComparer.Ordinal),
        SharedAnswers.Json(FieldAnswers.Kept).EnumerateObject().Select(static record => record.Name).Order(StringComparer.Ordinal));
}
