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
/// <param name="Effect">What a larger value does to the map, in one plain sentence; of a choice, what the choice is about.</param>
public sealed record Parameter(
    string Name, string Flag, string Title, string Unit, double Minimum, double Maximum, bool IsInteger, string DefaultRule, string Effect)
{
    /// <summary>What there is to choose from; the value is then the index of the choice. Empty for a number.</summary>
    public IReadOnlyList<ParameterChoice> Choices { get; init; } = [];

    /// <summary>A parameter that is one of a few named things.</summary>
    /// <param name="name">Short name, as in the run record: "kernel".</param>
    /// <param name="title">Words for people.</param>
    /// <param name="defaultRule">Which it is when not given, and why.</param>
    /// <param name="effect">What the choice is about, in one plain sentence.</param>
    /// <param name="choices">Two or more.</param>
    public static Parameter OfChoices(string name, string title, string defaultRule, string effect, params IReadOnlyList<ParameterChoice> choices) =>
        new(name, "--" + name, title, "", 0, choices.Count - 1, IsInteger: true, defaultRule, effect) { Choices = choices };
}

/// <summary>One of the things that a parameter can be.</summary>
/// <param name="Name">Short name, as on the command line and in the run record: "gaussian".</param>
/// <param name="Words">What it is, for people.</param>
public readonly record struct ParameterChoice(string Name, string Words);
