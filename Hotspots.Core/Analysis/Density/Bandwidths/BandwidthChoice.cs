using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Density.Bandwidths;

/// <summary>Bandwidth rule. By which rule is the bandwidth chosen? The value is the index of the choice in the catalogue.</summary>
internal enum BandwidthRule
{
    /// <summary>The normal reference, kept within what shows streets and quarters.</summary>
    Practice,

    /// <summary>The normal reference as it is.</summary>
    Normal,

    /// <summary>Likelihood cross-validation.</summary>
    Likelihood,
}

/// <summary>Bandwidth selection. What is the bandwidth when nobody says?</summary>
internal static class BandwidthChoice
{
    /// <summary>Metres, of a quartic kernel. Below this a surface shows the single points that positions were snapped to.</summary>
    public const double SmallestUsual = 150;

    /// <summary>Metres, of a quartic kernel. Above this a hotspot is a quarter, not a street.</summary>
    public const double LargestUsual = 300;

    /// <summary>Metres: the smallest bandwidth that may be given.</summary>
    public const double Smallest = 10;

    /// <summary>Metres: the largest bandwidth that may be given.</summary>
    public const double Largest = 100_000;

    /// <summary>The rule of <see cref="Of"/> in words.</summary>
    public const string Rule = "by ⟨bandwidth-rule⟩";

    /// <summary>The rules as a choice, in the order of <see cref="BandwidthRule"/>.</summary>
    public static IReadOnlyList<ParameterChoice> Rules { get; } =
    [
        new("practice", "the normal reference, kept within 150 to 300 m of a quartic kernel (other kernels: as much spread)"),
        new("normal", "the normal reference: standard deviation of the incidents by the sixth root of their number, mean of both axes"),
        new("likelihood", "likelihood cross-validation: what foretells each place best from the others"),
    ];

    /// <summary>The bandwidth by a rule, and why.</summary>
    public static ParameterValue Of(DensityPlaces? places, DensityKernel kernel, BandwidthRule rule, WorkSharing workers)
    {
        double factor = DensityKernels.PerSigma(kernel), asQuartic = DensityKernels.PerSigma(DensityKernel.Quartic) / factor;
        if (rule == BandwidthRule.Likelihood && places is not null && CrossValidation.Sigma(places, workers) is { } likely)
            return Value(likely.Sigma * factor, likely.Reason);
        double normal = places is null ? 0 : NormalReference.Sigma(places) * factor;
        if (normal == 0)
            return Value(SmallestUsual / asQuartic, "the smallest usual one; so few incidents, or all at one place, have no spread");
        string found = string.Create(CultureInfo.InvariantCulture, $"the normal reference is {normal:0.#} m");
        if (rule == BandwidthRule.Practice)
        {
            double quartic = normal * asQuartic;
            if (quartic < SmallestUsual)
                return Value(SmallestUsual / asQuartic, $"the smallest usual one; {found}");
            if (quartic > LargestUsual)
                return Value(LargestUsual / asQuartic, $"the largest that still shows streets; {found}");
        }
        return Value(normal, rule == BandwidthRule.Likelihood ? $"{found}; fewer than three places cannot foretell one another" : found);
    }

    private static ParameterValue Value(double metres, string reason) => metres switch
    {
        < Smallest => DensityParameters.Bandwidth.Derived(Smallest, $"the smallest allowed; {reason}"),
        > Largest => DensityParameters.Bandwidth.Derived(Largest, $"the largest allowed; {reason}"),
        _ => DensityParameters.Bandwidth.Derived(metres, reason),
    };
}
