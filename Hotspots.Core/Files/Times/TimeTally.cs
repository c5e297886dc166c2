using System.Text;

namespace Hotspots.Core.Files.Times;

/// <summary>Tally of what the times of some rows tell of the columns they stand in.</summary>
internal sealed class TimeTally
{
    private const int MostListed = 5, LongestExample = 40;

    /// <summary>Both orders of a date are two of the clues.</summary>
    private const int Orders = (int)TimeClues.EitherOrder;

    // By the clues of dates, of which a field has one of four sets; the others by their bit.
    private readonly int[] _orders = new int[Orders + 1];
    private readonly TimeExample[] _orderExamples = new TimeExample[Orders + 1];
    private readonly int[] _counts = new int[16];
    private readonly TimeExample[] _examples = new TimeExample[16];

    /// <summary>Rows whose year is not believed.</summary>
    public int Questioned { get; private set; }

    /// <summary>The first of them.</summary>
    public List<TimeExample> QuestionedRows { get; } = [];

    /// <summary>Rows whose clock time is 00:00 exactly.</summary>
    public int Midnights { get; set; }

    /// <summary>Rows with a clock time.</summary>
    public int Clocked { get; set; }

    /// <summary>Dates that can be read day first, month first or either way, each but so.</summary>
    public int this[TimeClues clue] => clue is TimeClues.DayFirst or TimeClues.MonthFirst or TimeClues.EitherOrder
        ? _orders[(int)clue]
        : _counts[BitOf(clue)];

    /// <summary>The first of those rows.</summary>
    public TimeExample ExampleOf(TimeClues clue) => clue is TimeClues.DayFirst or TimeClues.MonthFirst or TimeClues.EitherOrder
        ? _orderExamples[(int)clue]
        : _examples[BitOf(clue)];

    /// <summary>Notes one field or pair of fields.</summary>
    /// <param name="clues">What it tells.</param>
    /// <param name="line">Its line.</param>
    /// <param name="date">The date's text.</param>
    /// <param name="clock">The clock's.</param>
    public void Note(TimeClues clues, int line, ReadOnlySpan<byte> date, ReadOnlySpan<byte> clock)
    {
        int order = (int)clues & Orders;
        if (order > 0 && _orders[order]++ == 0)
            _orderExamples[order] = Example(line, date);
        for (int rest = (int)clues & ~Orders; rest != 0; rest &= rest - 1)
        {
            int bit = System.Numerics.BitOperations.TrailingZeroCount(rest);
            bool ofClock = (TimeClues)(1 << bit) is not (TimeClues.Placeholder or TimeClues.Epoch or TimeClues.DayNumber);
            if (_counts[bit]++ == 0)
                _examples[bit] = Example(line, ofClock ? clock : date);
        }
    }

    /// <summary>Notes a row whose year is not believed.</summary>
    public void Question(int line, ReadOnlySpan<byte> date)
    {
        Questioned++;
        if (QuestionedRows.Count < MostListed)
            QuestionedRows.Add(Example(line, date));
    }

    /// <summary>Adds what later rows of the same file tell.</summary>
    /// <param name="later">Their tally.</param>
    /// <param name="linesBefore">Lines of the file before theirs.</param>
    public void Add(TimeTally later, int linesBefore)
    {
        Merge(_orders, _orderExamples, later._orders, later._orderExamples, linesBefore);
        Merge(_counts, _examples, later._counts, later._examples, linesBefore);
        Questioned += later.Questioned;
        QuestionedRows.AddRange(later.QuestionedRows.Take(MostListed - QuestionedRows.Count).Select(
            row => row with { Line = row.Line + linesBefore }));
        Midnights += later.Midnights;
        Clocked += later.Clocked;
    }

    private static int BitOf(TimeClues clue) => System.Numerics.BitOperations.TrailingZeroCount((int)clue);

    private static void Merge(int[] counts, TimeExample[] examples, int[] more, TimeExample[] moreExamples, int linesBefore)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0 && more[i] > 0)
                examples[i] = moreExamples[i] with { Line = moreExamples[i].Line + linesBefore };
            counts[i] += more[i];
        }
    }

    private static TimeExample Example(int line, ReadOnlySpan<byte> text)
    {
        string words = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * LongestExample)]).Trim();
        return new TimeExample(line, words.Length > LongestExample ? words[..LongestExample] + "…" : words);
    }
}

/// <summary>Example of a time as a file has it.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Text">Its text.</param>
internal readonly record struct TimeExample(int Line, string Text);
