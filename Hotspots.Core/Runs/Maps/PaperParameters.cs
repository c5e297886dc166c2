using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Runs.Maps;

/// <summary>Parameters of paper: which sheet, and at which scale.</summary>
internal static class PaperParameters
{
    /// <summary>The sheets of a problem profile, as they are asked for.</summary>
    public const string Profile = "profile";

    /// <summary>Sheet of a map.</summary>
    public static Parameter MapSheet { get; } = Sheet("The sheet", new ParameterChoice("a4", "A4"), new ParameterChoice("a3", "A3"));

    /// <summary>Sheet of a briefing.</summary>
    public static Parameter BriefSheet { get; } = Sheet(
        "The sheet: a3 is a large map with a column, slide is 16:9 with three places in large letters, profile is four pages of A4 about one place",
        new ParameterChoice("a4", "A4, to hand out"), new ParameterChoice("a3", "A3, for the wall"),
        new ParameterChoice("slide", "Slide, for the screen"), new ParameterChoice(Profile, "Problem profile, four pages about one place"));

    /// <summary>Of these the sheets of a shift, the usual first: a problem profile is of a place.</summary>
    public static IReadOnlyList<ParameterChoice> ShiftSheets { get; } =
        [.. BriefSheet.Choices.Where(static choice => choice.Name != Profile)];

    /// <summary>Scale of a map: the number behind "1:".</summary>
    public static WrittenParameter<int> Scale { get; } = new(
        "scale", ParameterKind.Quantity, "1:N", "a scale such as 1:10000", "The scale, such as 1:10000",
        "the largest round one at which all hotspots of the town are on the map", static (_, text) => ScaleOf(text));

    private static Parameter Sheet(string title, params ParameterChoice[] sheets) =>
        Parameter.OfChoices("paper", title, sheets[0].Name, "", sheets) with
        {
            Form = string.Join('|', sheets.Select(static sheet => sheet.Name)),
            Help = $"{title}. Default: {sheets[0].Name}.",
            Usual = 0,
        };

    private static int? ScaleOf(string text)
    {
        string bare = text.StartsWith("1:", StringComparison.Ordinal) ? text[2..] : text;
        return int.TryParse(bare, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int scale) && scale > 0 ? scale : null;
    }
}
