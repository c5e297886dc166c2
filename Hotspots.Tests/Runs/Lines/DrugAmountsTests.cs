using System.Globalization;
using Hotspots.Core.Runs.Lines;

namespace Hotspots.Tests.Runs.Lines;

public sealed class DrugAmountsTests
{
    [Theory]
    [InlineData("9.4", "g", "g", "9.4")]
    [InlineData("1.5", "kg", "g", "1500")]
    [InlineData("1,250", "grams", "g", "1250")]
    [InlineData("500", "mg", "g", "0.5")]
    [InlineData("2", "Kilos", "g", "2000")]
    [InlineData("9.4 g", "", "g", "9.4")]
    [InlineData("12 tablets", "", "tablets", "12")]
    [InlineData("194", "tablets", "tablets", "194")]
    [InlineData("3", "Tabs.", "tablets", "3")]
    [InlineData("12", "plants", "plants", "12")]
    [InlineData("0.5", "litre", "ml", "500")]
    [InlineData("47", "WRAPS", "wraps", "47")]
    [InlineData("3", "Bags", "bags", "3")]
    [InlineData("3", "", "", "3")]
    [InlineData("", "g", "g", null)]
    [InlineData("some", "g", "g", null)]
    [InlineData("-4", "g", "g", null)]
    [InlineData("NaN", "g", "g", null)]
    [InlineData("about 5", "g", "g", null)]
    public void Weights_become_grams_and_nothing_else_is_a_weight(string quantity, string unit, string expected, string? value)
    {
        DrugAmount amount = DrugAmounts.Of(quantity, unit);
        Assert.Equal(expected, amount.Unit);
        Assert.Equal(value is null ? null : decimal.Parse(value, CultureInfo.InvariantCulture), amount.Value);
    }

    [Theory]
    [InlineData("A", "A")]
    [InlineData(" class b", "B")]
    [InlineData("Class A", "A")]
    [InlineData("", "")]
    public void A_class_is_its_letter(string text, string expected) => Assert.Equal(expected, DrugAmounts.ClassOf(text));

    [Theory]
    [InlineData("£1,234.50", "1234.50")]
    [InlineData("20", "20")]
    [InlineData("unknown", null)]
    public void Cash_may_have_its_sign(string text, string? expected) =>
        Assert.Equal(expected is null ? null : decimal.Parse(expected, CultureInfo.InvariantCulture), DrugAmounts.Number(text));

    [Theory]
    [InlineData("charged", true)]
    [InlineData("Suspect charged", true)]
    [InlineData("Charge/summons", true)]
    [InlineData("no charge", false)]
    [InlineData("not charged", false)]
    [InlineData("discharged", false)]
    [InlineData("charges dropped", false)]
    [InlineData("under investigation", false)]
    [InlineData("", false)]
    public void A_charge_is_what_an_outcome_calls_so(string outcome, bool expected) =>
        Assert.Equal(expected, OperationYields.SaysCharged(outcome));
}
