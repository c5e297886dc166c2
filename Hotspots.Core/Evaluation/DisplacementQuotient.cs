using Hotspots.Core.Statistics;

namespace Hotspots.Core.Evaluation;

/// <summary>Why a weighted displacement quotient is not given.</summary>
internal enum QuotientRefusal
{
    /// <summary>It is given.</summary>
    None,

    /// <summary>The control has no incidents before or during the operation: nothing can be divided by it.</summary>
    EmptyControl,

    /// <summary>The operation's place did no better than its control: there is no gain that could have moved.</summary>
    NoSuccess,

    /// <summary>It did better, but no more than chance does.</summary>
    WithinChance,
}

/// <summary>Weighted displacement quotient (WDQ). Of what an operation gained, how much came back in the ring round it?</summary>
/// <remarks>
/// Bowers and Johnson, "Measuring the geographical displacement and diffusion of benefit effects of crime prevention activity", J. Quant. Criminol.
/// 2003, as in Guerette 2009, appendix B: (D₁/C₁ − D₀/C₀)/(R₁/C₁ − R₀/C₀). Above 0 the ring gained too (diffusion of benefit), below 0 incidents
/// moved there, below −1 more than was gained. Without a success the quotient turns its sign and means nothing: it is refused.
/// </remarks>
/// <param name="Quotient">WDQ; null where it is refused.</param>
/// <param name="Refusal">Why.</param>
/// <param name="SuccessMeasure">R₁/C₁ − R₀/C₀: below 0 the place did better than its control. NaN where the control is empty.</param>
/// <param name="RingMeasure">D₁/C₁ − D₀/C₀: below 0 the ring did better than the control. NaN where the control is empty.</param>
internal readonly record struct DisplacementQuotient(double? Quotient, QuotientRefusal Refusal, double SuccessMeasure, double RingMeasure)
{
    /// <summary>Computes the quotient, where it means something.</summary>
    /// <param name="treated">R: the operation's place.</param>
    /// <param name="ring">D: the ring round it.</param>
    /// <param name="control">C: the control of both.</param>
    /// <param name="successP">Two-sided p of the success: of <see cref="DisplacementDifference.Local"/>, its dispersion counted.</param>
    /// <param name="alpha">Level that it is compared with.</param>
    public static DisplacementQuotient Of(
        AreaCounts treated, AreaCounts ring, AreaCounts control, double successP, double alpha = MultipleTesting.UsualAlpha)
    {
        if (!(control.Before > 0 && control.After > 0))
            return new DisplacementQuotient(null, QuotientRefusal.EmptyControl, double.NaN, double.NaN);
        double success = treated.After / control.After - treated.Before / control.Before;
        double moved = ring.After / control.After - ring.Before / control.Before;
        QuotientRefusal refusal = success >= 0 ? QuotientRefusal.NoSuccess : successP <= alpha ? QuotientRefusal.None : QuotientRefusal.WithinChance;
        return new DisplacementQuotient(refusal == QuotientRefusal.None ? moved / success : null, refusal, success, moved);
    }

    /// <summary>Gross effect: incidents fewer in the operation's place, whatever happened elsewhere.</summary>
    public static double GrossEffect(AreaCounts treated) => treated.Before - treated.After;

    /// <summary>Net effect: R₀/C₀ − R₁/C₁, the success measure with its sign turned.</summary>
    public static double NetEffect(AreaCounts treated, AreaCounts control) => treated.Before / control.Before - treated.After / control.After;

    /// <summary>
    /// Total net effect: incidents saved in place and ring together, R₀C₁/C₀ − R₁ + D₀C₁/C₀ − D₁ (Guerette 2009, appendix C); NaN without
    /// incidents before in the control.
    /// </summary>
    public static double TotalNetEffect(AreaCounts treated, AreaCounts ring, AreaCounts control)
    {
        if (!(control.Before > 0))
            return double.NaN;
        double trend = control.After / control.Before;
        return treated.Before * trend - treated.After + (ring.Before * trend - ring.After);
    }
}
