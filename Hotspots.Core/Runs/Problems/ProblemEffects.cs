using System.Globalization;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Problems;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Effects;

namespace Hotspots.Core.Runs.Problems;

/// <summary>Before and after of profiled places: of a file that was written before, or worked out on their own ground as "hotspots
/// effect" does.</summary>
internal sealed class ProblemEffects
{
    private readonly ProblemRequest _request;
    private readonly TimeProvider _clock;
    private readonly WrittenEffect? _written;

    private ProblemEffects(ProblemRequest request, TimeProvider clock, WrittenEffect? written) =>
        (_request, _clock, _written) = (request, clock, written);

    /// <summary>Those of a request; the file is read.</summary>
    /// <exception cref="ArgumentException">Two answers are asked for, or the file is none.</exception>
    public static ProblemEffects Of(ProblemRequest request, TimeProvider clock)
    {
        if (request.EffectFile is not null && request.Start is not null)
            throw new ArgumentException("⟨effect⟩ holds a before and after already, and ⟨start⟩ has it worked out: give one of them.");
        if (request.End is not null && request.Start is null)
            throw new ArgumentException("⟨end⟩ says when the work ended: say with ⟨start⟩ when it began.");
        ProblemParameters.End.Of(request.End);
        return new ProblemEffects(request, clock, request.EffectFile is { } file ? EffectFile.Read(file) : null);
    }

    /// <summary>Refuses a file for several places.</summary>
    /// <param name="places">How many are profiled.</param>
    public void Require(int places)
    {
        if (_written is not null && places > 1)
            throw new ArgumentException("⟨effect⟩ is of one place: name it alone with ⟨place⟩.");
    }

    /// <summary>The higher of a run's marking and that of the file.</summary>
    public string MarkingWith(string marking) => _written is null ? marking : SecurityMarking.Higher(marking, _written.Marking);

    /// <summary>What is said of a place; null where nothing is asked.</summary>
    /// <exception cref="ArgumentException">It cannot be evaluated; says why.</exception>
    public ProblemEffect? At(Hotspot hotspot, ReadResult read, RunCache cache, CancellationToken cancellation)
    {
        if (_written is not null)
            return _written.Effect;
        if (_request.Start is null)
            return null;
        // Dates chose the place; what is counted has its own.
        RunRequest run = _request.Run with { From = null, To = null, Areas = [] };
        string name = string.Create(CultureInfo.InvariantCulture, $"hotspot {hotspot.Rank}, {hotspot.Name}");
        EffectResult found = EffectRun.Execute(
            new EffectRequest(run, Start: _request.Start, End: _request.End, Drawn: new DrawnGround(name, hotspot.Outline)), read, _clock, null,
            cancellation, cache.Facets);
        EffectRecord record = found.Record;
        return new ProblemEffect
        {
            What = $"{record.Operation}: {record.Ground}",
            Before = PeriodWords.Of(record.Before.From, record.Before.To),
            During = PeriodWords.Of(record.During.From, record.During.To),
            Rows = [.. record.Places.Select(static place => new ProblemEffectRow(
                EffectFile.RoleOf(EffectWord.Of(place.Role)), place.Name, place.Before, place.During))],
            Answer = record.Answer,
            RunId = record.RunId,
        };
    }
}
