namespace Hotspots.Core.Model.Reading;

/// <summary>Date order. Which of the first two numbers of a date such as 05/03/2024 is the day?</summary>
internal enum DateOrder
{
    /// <summary>The first, as in Britain: 5 March.</summary>
    DayFirst,

    /// <summary>The second, as in America: 3 May.</summary>
    MonthFirst,
}
