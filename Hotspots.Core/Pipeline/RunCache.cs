using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline;

/// <summary>Cache of runs over one table of incidents: who moves one number of one method waits for that method alone.</summary>
/// <remarks>
/// What a method finds depends on the incidents, on what was chosen of them, on its own numbers, and on nothing else: that is the key. It belongs to
/// whoever keeps the incidents; a run without one works out everything anew and finds the same. Safe to use from many threads.
/// </remarks>
/// <param name="incidents">The placed incidents of the files that are read once and analysed many times.</param>
/// <param name="coverage">How far all incidents reach in time, where these are a part of them; null where they are all.</param>
internal sealed class RunCache(IncidentTable incidents, CoverageDays? coverage = null)
{
    /// <summary>Methods remembered: a window goes back and forth among a few, and a surface may hold megabytes.</summary>
    private const int MethodsKept = 16;

    /// <summary>By what the incidents can be told apart.</summary>
    public IncidentFacets Facets { get; } = new(incidents, coverage);

    /// <summary>What methods found in each area.</summary>
    internal LruCache<MethodFindings[]> Findings { get; } = new(MethodsKept);
}
