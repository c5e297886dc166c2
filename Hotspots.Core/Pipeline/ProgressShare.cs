using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>Passes on the progress of one piece of work as its share of the whole.</summary>
/// <param name="whole">Who wants to know.</param>
/// <param name="from">Where in the whole the piece begins, 0 to 1.</param>
/// <param name="to">Where it ends.</param>
internal sealed class ProgressShare(IProgress<RunProgress> whole, double from, double to) : IProgress<RunProgress>
{
    /// <inheritdoc/>
    public void Report(RunProgress value) => whole.Report(value with { Fraction = from + (to - from) * value.Fraction });
}
