namespace Hotspots.Core.Evaluation.Bursts;

/// <summary>Allan factor of a series of counts: how much more one block differs from the next than chance makes.</summary>
/// <remarks>
/// Allan, "Statistics of atomic frequency standards", Proceedings of the IEEE 1966; for counts Lowen and Teich, "Fractal-Based Point Processes"
/// 2005: A = Σ (x₂ − x₁)²/Σ (x₁ + x₂) over neighbouring blocks, 1 of Poisson counts; with exposures e the numerator is (x₂e₁ − x₁e₂)²/(e₁e₂).
/// A season or a slow rise changes little from one block to the next and is left out, where a variance about the mean would take it for chance.
/// </remarks>
/// <param name="Squares">Numerator.</param>
/// <param name="Counts">Denominator.</param>
/// <param name="Steps">Pairs of neighbouring blocks.</param>
/// <param name="Degrees">Degrees of freedom: 2(b − 1)²/(3b − 4) of b blocks in a row.</param>
internal readonly record struct AllanFactor(double Squares, double Counts, int Steps, double Degrees)
{
    /// <summary>A; 1 where nothing was counted.</summary>
    public double Value => Counts > 0 ? Squares / Counts : 1;

    /// <summary>Mean count of a block, nearly: each inner one counts twice.</summary>
    public double MeanCount => Steps > 0 ? Counts / (2.0 * Steps) : 0;

    /// <summary>Two stretches; the end of one and the beginning of the next are no neighbours.</summary>
    public static AllanFactor operator +(AllanFactor one, AllanFactor other) =>
        new(one.Squares + other.Squares, one.Counts + other.Counts, one.Steps + other.Steps, one.Degrees + other.Degrees);

    /// <summary>Compares the blocks of one stretch.</summary>
    /// <param name="counts">Oldest first.</param>
    /// <param name="exposures">Above 0; equally many.</param>
    public static AllanFactor Of(ReadOnlySpan<int> counts, ReadOnlySpan<double> exposures)
    {
        int blocks = counts.Length;
        if (blocks < 2)
            return default;
        double squares = 0, sum = 0;
        for (int i = 1; i < blocks; i++)
        {
            double apart = counts[i] * exposures[i - 1] - counts[i - 1] * exposures[i];
            squares += apart * apart / (exposures[i] * exposures[i - 1]);
            sum += counts[i] + counts[i - 1];
        }
        return new AllanFactor(squares, sum, blocks - 1, 2 * (blocks - 1.0) * (blocks - 1) / (3 * blocks - 4));
    }
}
