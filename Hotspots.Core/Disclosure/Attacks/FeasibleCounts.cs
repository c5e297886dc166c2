using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Model;

namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>First phase: a table of integers that agrees with all that is published, where the true counts are not known.</summary>
/// <remarks>
/// For an attack on somebody else's file. Each equation that does not hold to begin with gets a count of its own that makes up for it; those are
/// then pushed down to 0, by maximum flow where the component is a network and by linear programming elsewhere.
/// </remarks>
internal static class FeasibleCounts
{
    /// <summary>Fills in counts for what is not exact.</summary>
    /// <param name="table">Its counts that are not exact are disregarded.</param>
    /// <param name="rule">What the reader knows of how counts were hidden.</param>
    /// <param name="largestTableau">Entries of the largest tableau.</param>
    /// <returns>The table with counts that agree; not the true ones.</returns>
    /// <exception cref="OutputException">No table agrees, or none was found.</exception>
    public static CountTable Fill(CountTable table, DisclosureRule rule, long largestTableau = CountAttack.UsualTableau)
    {
        CountTable start = table.Supposing([.. Enumerable.Range(0, table.Count).Select(count => table.Known(count, rule).Low)]);
        KnownLimits limits = KnownLimits.Of(start, rule);
        var filled = (int[])start.Truth.Clone();
        foreach (FreePart part in FreePart.All(start, limits))
            Fill(table, part, Missing(start, part), filled, largestTableau);
        for (int row = 0; row < table.Relations.Count; row++)
        {
            if (table.Relations.Sum(row, filled) != table.Relations.Constants[row])
                throw Contradiction(table, table.Relations.Columns[table.Relations.RowStarts[row]]);
        }
        return table.Supposing(filled);
    }

    /// <summary>By how much each equation of a part is short to begin with.</summary>
    private static long[] Missing(CountTable start, FreePart part) =>
        Array.ConvertAll(part.Equations, row => start.Relations.Constants[row] - start.Relations.Sum(row, start.Truth));

    private static void Fill(CountTable table, FreePart part, long[] missing, int[] filled, long largestTableau)
    {
        int[] short_ = [.. Enumerable.Range(0, missing.Length).Where(row => missing[row] != 0)];
        if (short_.Length == 0)
            return;
        int own = part.Counts.Length, all = own + short_.Length;
        int[] truth = [.. part.Truth, .. short_.Select(row => checked((int)Math.Abs(missing[row])))];
        int[] low = [.. part.Limits.Low, .. new int[short_.Length]], high = [.. part.Limits.High, .. truth.AsSpan(own)];
        CountRelations relations = WithStopgaps(part.Relations, short_, missing, own);
        int[]? found = CountNetwork.Of(relations, all) is { } network
            ? ByFlow(network, new KnownLimits(low, high), truth, own)
            : (long)relations.Count * (relations.Count + all) <= largestTableau
                ? ByProgram(new ProgramColumns(
                    relations.Count, relations.ColumnStarts, relations.Rows, relations.RowSigns, low, high, truth), own)
                : throw new OutputException(
                    $"The counts round {table.NameOf(part.Counts[0])} are too many to be attacked without their true values; attack fewer at once.");
        if (found is null)
            throw Contradiction(table, part.Counts[part.Relations.Columns[part.Relations.RowStarts[short_[0]]]]);
        for (int place = 0; place < own; place++)
            filled[part.Counts[place]] = found[place];
    }

    /// <summary>The equations with one more count in each that is short.</summary>
    private static CountRelations WithStopgaps(CountRelations relations, int[] rows, long[] missing, int own)
    {
        var starts = new List<int> { 0 };
        List<int> columns = [];
        List<sbyte> signs = [];
        for (int row = 0, next = 0; row < relations.Count; row++)
        {
            columns.AddRange(relations.Columns.AsSpan(relations.RowStarts[row]..relations.RowStarts[row + 1]));
            signs.AddRange(relations.Signs.AsSpan(relations.RowStarts[row]..relations.RowStarts[row + 1]));
            if (next < rows.Length && rows[next] == row)
            {
                columns.Add(own + next++);
                signs.Add((sbyte)Math.Sign(missing[row]));
            }
            starts.Add(columns.Count);
        }
        return new CountRelations(own + rows.Length, [.. starts], [.. columns], [.. signs], new long[relations.Count]);
    }

    private static int[]? ByFlow(CountNetwork network, KnownLimits limits, int[] start, int own)
    {
        var flow = new Circulation(network, limits, start);
        for (int stopgap = own; stopgap < start.Length; stopgap++)
        {
            // What is left is never taken back: a source that no path leaves will not be left by one later either.
            flow.Push(stopgap, -1, flow.Values[stopgap]);
            for (int other = own; other <= stopgap; other++)
                limits.High[other] = flow.Values[other];
            if (flow.Values[stopgap] > 0)
                return null;
        }
        return [.. flow.Values[..own]];
    }

    private static int[]? ByProgram(ProgramColumns program, int own)
    {
        var simplex = new ExactSimplex(program);
        var weights = new long[program.Columns];
        weights.AsSpan(own).Fill(-1);
        SimplexOutcome outcome = simplex.Maximise(weights);
        if (outcome.End == SimplexEnd.Optimal && outcome.Numerator < 0)
            return null;
        var values = new int[program.Columns];
        if (outcome.End == SimplexEnd.Optimal && simplex.TryRead(values))
            return values[..own];
        // A corner that is no table of integers: search for one, stopgaps at 0.
        program.High.AsSpan(own).Clear();
        (int[]? found, bool isSettled) = IntegerSearch.Any(program);
        return found is not null || isSettled ? found?[..own]
            : throw new OutputException("Whether any table agrees with these counts was not settled; attack fewer at once.");
    }

    private static OutputException Contradiction(CountTable table, int count) =>
        new($"The counts contradict one another: nothing agrees with the total with {table.NameOf(count)} in it; read them from one release.");
}
