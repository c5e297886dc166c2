using Hotspots.Core.Model;
using Hotspots.Core.Model.Effects;

namespace Hotspots.Core.Outputs.Released;

/// <summary>What of the evaluation of an operation may be written: the only thing that its writers are ever given.</summary>
/// <remarks>As <see cref="ReleasedRun"/>: made by <see cref="Through"/> alone. It holds counts and outlines, and no incident.</remarks>
internal sealed class ReleasedEffect
{
    private ReleasedEffect(ReleaseStamp stamp, EffectResult result)
    {
        Stamp = stamp;
        Places = result.Places;
        Record = result.Record with { Marking = stamp.Marking, Profile = stamp.Profile.Name };
    }

    /// <summary>What is written on every file.</summary>
    public ReleaseStamp Stamp { get; }

    /// <summary>The four places.</summary>
    public IReadOnlyList<DrawnEffectPlace> Places { get; }

    /// <summary>How it was made, and what came out.</summary>
    public EffectRecord Record { get; }

    /// <summary>Takes an evaluation through the door.</summary>
    /// <exception cref="OutputException">Its profile does not exist, or it has no marking.</exception>
    public static ReleasedEffect Through(EffectResult result)
    {
        ReleaseProfile profile = ReleaseProfile.Named(result.Record.Profile);
        string marking = ReleasedRun.Marking(result.Record.Marking);
        return new ReleasedEffect(new ReleaseStamp(result.Record.RunId, marking, profile, result.Record.Shows), result);
    }
}
