using Hotspots.Core.Statistics;

namespace Hotspots.Core.Evaluation;

/// <summary>Counts of one area before and during an operation, with what makes them comparable.</summary>
/// <param name="Before">Incidents before, 0 or more.</param>
/// <param name="After">Incidents during the operation.</param>
/// <param name="Area">Its ground, in a unit that all areas share; above 0, and 1 for counts as they are.</param>
internal readonly record struct AreaCounts(double Before, double After, double Area = 1);

/// <summary>The four areas of a weighted displacement difference.</summary>
/// <param name="Treated">T: where the operation was.</param>
/// <param name="Control">C: a place like it where it was not.</param>
/// <param name="Ring">D: round the treated area, where incidents may have moved to; default where nobody looked.</param>
/// <param name="RingControl">E: the ring's own control.</param>
/// <param name="TimeBefore">Length of the period before; above 0, in any unit.</param>
/// <param name="TimeAfter">Length of the operation, in the same unit.</param>
internal readonly record struct OperationCounts(
    AreaCounts Treated, AreaCounts Control, AreaCounts? Ring = null, AreaCounts? RingControl = null, double TimeBefore = 1, double TimeAfter = 1);

/// <summary>Difference of differences of counts, with its standard error.</summary>
/// <param name="Value">Incidents more than the control would suggest; below 0 is fewer.</param>
/// <param name="StandardError">Of <paramref name="Value"/>, 0 or more.</param>
internal readonly record struct CountDifference(double Value, double StandardError)
{
    /// <summary>Standard errors from none; 0 where nothing was counted.</summary>
    public double Z => StandardError > 0 ? Value / StandardError : 0;

    /// <summary>Two-sided p-value by the normal distribution; 1 where nothing was counted.</summary>
    public double P => ErrorFunction.TwoSided(Z);

    /// <summary>Confidence interval.</summary>
    /// <param name="alpha">Share left outside.</param>
    public Interval Between(double alpha = MultipleTesting.UsualAlpha)
    {
        double half = ErrorFunction.QuantileBeyond(alpha) * StandardError;
        return new Interval(Value - half, Value + half);
    }

    /// <summary>The same where counts vary so many times as much as Poisson counts.</summary>
    /// <param name="dispersion">φ, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1: nothing makes counts surer than Poisson counts here.</exception>
    public CountDifference WithDispersion(double dispersion)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dispersion, 1);
        return this with { StandardError = StandardError * Math.Sqrt(dispersion) };
    }
}

/// <summary>Weighted displacement difference (WDD): what an operation did in its place, in the ring round it, and in all.</summary>
/// <remarks>
/// Wheeler and Ratcliffe, "A simple weighted displacement difference test to evaluate place based crime interventions", Crime Science 2018:
/// (T₁ − T₀) − (C₁ − C₀) + (D₁ − D₀) − (E₁ − E₀), each count divided by w = time × area, Var = Σ count/w².
/// Real counts vary more than Poisson counts: with φ = 1 the test calls one untreated place in five changed at 5 %, see <see
/// cref="CountDispersion"/>
/// and <see cref="Placebos"/>.
/// </remarks>
/// <param name="Local">In the treated area, against its control.</param>
/// <param name="Displaced">In the ring, against the ring's control; 0 where there is none.</param>
/// <param name="Total">Both.</param>
internal readonly record struct DisplacementDifference(CountDifference Local, CountDifference Displaced, CountDifference Total)
{
    /// <summary>Computes the differences.</summary>
    /// <param name="counts">The four areas.</param>
    /// <param name="dispersion">φ of <see cref="CountDispersion"/>, 1 or more.</param>
    /// <exception cref="ArgumentException">A count is negative, a time or area is not above 0, or a ring stands without its control.</exception>
    public static DisplacementDifference Of(OperationCounts counts, double dispersion = 1)
    {
        if (counts.Ring is null != counts.RingControl is null)
            throw new ArgumentException("A ring needs a control of its own, and a ring's control a ring.");
        CountDifference local = Between(counts.Treated, counts.Control, counts);
        CountDifference displaced = counts is { Ring: { } ring, RingControl: { } control } ? Between(ring, control, counts) : default;
        return new DisplacementDifference(
            local.WithDispersion(dispersion), displaced.WithDispersion(dispersion), Sum([local, displaced]).WithDispersion(dispersion));
    }

    /// <summary>Harm-weighted displacement difference: Σ h·WDD over kinds of incident, with √Σ h²SE².</summary>
    /// <param name="kinds">The difference of each kind.</param>
    /// <param name="harms">How heavy an incident of each kind weighs.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static CountDifference Harm(ReadOnlySpan<CountDifference> kinds, ReadOnlySpan<double> harms)
    {
        if (kinds.Length != harms.Length)
            throw new ArgumentException("There must be one weight of harm for each kind.");
        double value = 0, variance = 0;
        for (int i = 0; i < kinds.Length; i++)
        {
            value += harms[i] * kinds[i].Value;
            variance += harms[i] * harms[i] * kinds[i].StandardError * kinds[i].StandardError;
        }
        return new CountDifference(value, Math.Sqrt(variance));
    }

    private static CountDifference Sum(ReadOnlySpan<CountDifference> parts)
    {
        Span<double> ones = stackalloc double[parts.Length];
        ones.Fill(1);
        return Harm(parts, ones);
    }

    private static CountDifference Between(AreaCounts area, AreaCounts control, OperationCounts times)
    {
        CountDifference here = Over(area, times), there = Over(control, times);
        return new CountDifference(here.Value - there.Value, Math.Sqrt(here.StandardError + there.StandardError));
    }

    /// <summary>Change of an area, and its variance in place of a standard error.</summary>
    private static CountDifference Over(AreaCounts area, OperationCounts times)
    {
        double before = times.TimeBefore * area.Area, after = times.TimeAfter * area.Area;
        if (!(area.Before >= 0 && area.After >= 0 && area.Area > 0 && times.TimeBefore > 0 && times.TimeAfter > 0))
            throw new ArgumentException("Counts must be 0 or more, and areas and times above 0.");
        return new CountDifference(area.After / after - area.Before / before, area.After / (after * after) + area.Before / (before * before));
    }
}

/// <summary>Dispersion of counts: variance over mean, by Pearson's χ² over places and earlier periods.</summary>
internal static class CountDispersion
{
    /// <summary>φ = Σ (x − x̂)²/x̂ over its degrees of freedom, x̂ = row × column/total; never below 1.</summary>
    /// <param name="counts">Place by place (treated, control and rings), in each the earlier periods, oldest first.</param>
    /// <param name="periods">How many periods there are.</param>
    /// <returns>1 where too little was counted to say: with one place, one period or no incident.</returns>
    /// <exception cref="ArgumentException">The counts are no table of so many periods.</exception>
    public static double Of(ReadOnlySpan<int> counts, int periods)
    {
        if (periods < 1 || counts.Length % periods != 0)
            throw new ArgumentException("Each place needs one count for each period.");
        int places = counts.Length / periods;
        double[] rows = new double[places], columns = new double[periods];
        double total = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            rows[i / periods] += counts[i];
            columns[i % periods] += counts[i];
            total += counts[i];
        }
        // A place or a period without incidents fits perfectly and tells nothing.
        int degrees = (rows.Count(static sum => sum > 0) - 1) * (columns.Count(static sum => sum > 0) - 1);
        if (degrees < 1)
            return 1;
        double chiSquare = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = rows[i / periods] * columns[i % periods] / total;
            if (expected > 0)
                chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return Math.Max(1, chiSquare / degrees);
    }
}

/// <summary>Placebo test. How does an operation rank among places of the same town that had none?</summary>
internal static class Placebos
{
    /// <summary>
    /// p = (1 + placebos with a z as low or lower)/(1 + placebos): how often places without an operation fell as much; one-sided, uniform
    /// under chance.
    /// </summary>
    /// <param name="z">WDD over SE of the operation.</param>
    /// <param name="placebos">The same of each other place with as many incidents in the matching period, each with its own matched control.</param>
    public static double PValue(double z, ReadOnlySpan<double> placebos)
    {
        int asLow = 0;
        foreach (double placebo in placebos)
            asLow += placebo <= z ? 1 : 0;
        return (1.0 + asLow) / (1 + placebos.Length);
    }
}
