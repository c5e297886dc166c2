namespace Hotspots.Core.Model;

/// <summary>Which number does a method take, in what unit and range, and what is it when nobody says?</summary>
/// <param name="Name">Short name, as in the run record: "eps".</param>
/// <param name="Flag">The command line's option: "--eps".</param>
/// <param name="Title">Words for people: "Neighbour distance".</param>
/// <param name="Unit">"m", "incidents", or blank for a pure number.</param>
/// <param name="Minimum">Smallest allowed value, inclusive.</param>
/// <param name="Maximum">Largest allowed value, inclusive.</param>
/// <param name="IsInteger">Must it be a whole number?</param>
/// <param name="DefaultRule">What it is when not given, in words: "knee of the k-distance curve, kept within 75 to 400 m".</param>
/// <param name="Effect">What a larger value does to the map, in one plain sentence.</param>
public sealed record Parameter(
    string Name, string Flag, string Title, string Unit, double Minimum, double Maximum, bool IsInteger, string DefaultRule, string Effect);
