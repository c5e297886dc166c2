using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Reading;

/// <summary>Named choice: one of the few things that a wish can be.</summary>
/// <param name="Value">What is meant.</param>
/// <param name="Name">As it is given, on the command line and to the map window's host.</param>
/// <param name="Title">As a person is shown it.</param>
/// <param name="OtherNames">Further names, in capitals, by which it may be given.</param>
internal sealed record NamedChoice<T>(T Value, string Name, string Title, params IReadOnlyList<string> OtherNames)
{
    /// <summary>Is this what a text names? Case does not matter.</summary>
    public bool IsCalled(string text) =>
        text.Equals(Name, StringComparison.OrdinalIgnoreCase) || OtherNames.Contains(text.ToUpperInvariant(), StringComparer.Ordinal);
}

/// <summary>Choices of a reading: what a user can say of dates and of eastings and northings, for the command line and the map window
/// alike.</summary>
internal static class ReadingChoices
{
    private const string Registry = "EPSG:";

    /// <summary>The line of a file, or the row of a sheet, that holds the column names.</summary>
    public static Parameter HeaderRow { get; } = new(
        "header-row",
        "The line of a file, or the row of a sheet, that holds the column names. Without it the first whose names are known", "", 1, 1000,
        IsInteger: true, "", "");

    /// <summary>Whether rows that come twice count once or again.</summary>
    public static Parameter Repeats { get; } = Parameter.OfChoices(
        "repeats", "How often rows count that come twice", "", "", new ParameterChoice("once", ""), new ParameterChoice("count", "")) with
    {
        Form = "once|count",
        Help = "Whether rows that an earlier file, member of an archive or sheet holds already count once or again. Without it once.",
        Usual = 0,
    };

    /// <summary>Date orders.</summary>
    public static IReadOnlyList<NamedChoice<DateOrder>> Dates { get; } =
    [
        new(DateOrder.DayFirst, "day-first", "Day first: 05/03/2024 is 5 March"),
        new(DateOrder.MonthFirst, "month-first", "Month first: 05/03/2024 is 3 May"),
    ];

    /// <summary>Coordinate reference systems of eastings and northings.</summary>
    public static IReadOnlyList<NamedChoice<GridSystem>> Grids { get; } =
    [
        new(GridSystem.British, "british", "British National Grid", "BNG", "OSGB", "27700"),
        new(GridSystem.Irish, "irish", "Irish Grid", "29902", "29903"),
        new(GridSystem.IrishTransverseMercator, "itm", "Irish Transverse Mercator (ITM)", "2157"),
        new(GridSystem.WebMercator, "web-mercator", "Web Mercator (of web maps)", "3857", "900913", "102100"),
    ];

    /// <summary>The order that a text names; null for none.</summary>
    public static DateOrder? OrderOf(string text) => Dates.FirstOrDefault(choice => choice.IsCalled(text.Trim()))?.Value;

    /// <summary>The system that a text names, be it by its number at EPSG; null for none.</summary>
    public static GridSystem? GridOf(string text)
    {
        string plain = text.Trim();
        plain = plain.StartsWith(Registry, StringComparison.OrdinalIgnoreCase) ? plain[Registry.Length..] : plain;
        return Grids.FirstOrDefault(choice => choice.IsCalled(plain))?.Value;
    }

    /// <summary>A system in words.</summary>
    public static string TitleOf(GridSystem system) => Grids.First(choice => choice.Value == system).Title;

    /// <summary>The name by which an order is given.</summary>
    public static string NameOf(DateOrder order) => Dates.First(choice => choice.Value == order).Name;
}
