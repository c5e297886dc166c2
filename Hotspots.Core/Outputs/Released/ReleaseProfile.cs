using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Released;

/// <summary>Release profile: who may see what.</summary>
/// <param name="Name">As the user names it.</param>
/// <param name="Withheld">Columns that never leave under this profile.</param>
internal sealed record ReleaseProfile(string Name, IReadOnlyList<ColumnRole> Withheld)
{
    /// <summary>
    /// Do reasons of harm leave? They tell which words of a harm table a text holds, so that whoever may not see the text may not see them either.
    /// Not unless a profile says so.
    /// </summary>
    public bool TellsHarmReasons { get; init; }

    /// <summary>
    /// Does a plan of a day of warrants leave? It is made of addresses, and nothing of it is left where these are taken away. Not unless a profile
    /// says so.
    /// </summary>
    public bool TellsAddresses { get; init; }

    /// <summary>
    /// Does what is known of county lines leave? It rests on intelligence, of which some has handling conditions that counts do not take away. Not
    /// unless a profile says so.
    /// </summary>
    public bool TellsLines { get; init; }

    /// <summary>
    /// Transformation of each layer that leaves: the layer as it may be seen. It may give fewer rows, rougher places, or values that are absent; the
    /// schema stays. Nothing is changed unless a profile says so.
    /// </summary>
    public Func<Layer, Layer> Transform { get; init; } = static layer => layer;

    /// <summary>
    /// For the force itself: exact points, grading, marking and parameters; no free text, which may name anyone.
    /// </summary>
    public static ReleaseProfile Internal { get; } = new("internal", [ColumnRole.Notes, ColumnRole.RejectNote])
    {
        TellsHarmReasons = true,
        TellsAddresses = true,
        TellsLines = true,
    };

    /// <summary>Every profile there is.</summary>
    public static IReadOnlyList<ReleaseProfile> All { get; } = [Internal];

    /// <summary>The profile with a name.</summary>
    /// <exception cref="OutputException">There is none of that name; the message lists those there are.</exception>
    public static ReleaseProfile Named(string name)
    {
        foreach (ReleaseProfile profile in All)
        {
            if (string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase))
                return profile;
        }
        throw new OutputException($"There is no release profile \"{name}\"; use one of: {string.Join(", ", All.Select(static p => p.Name))}.");
    }
}
