using System.Globalization;

namespace Hotspots.Core.Model;

/// <summary>Parameter of a method: its name, its words, its range, and the reader of its value; a number, a whole number or a choice.</summary>
/// <param name="Name">Short name, as in the run record: "eps".</param>
/// <param name="Title">Words for people: "Neighbour distance".</param>
/// <param name="Unit">"m", "incidents", or blank for a pure number.</param>
/// <param name="Minimum">Smallest allowed value, inclusive.</param>
/// <param name="Maximum">Largest allowed value, inclusive.</param>
/// <param name="IsInteger">Must it be a whole number?</param>
/// <param name="DefaultRule">What it is when not given, in words: "knee of the k-distance curve, kept within 75 to 400 m"; blank for nothing.</param>
/// <param name="Effect">What a larger value does to the map, in one plain sentence; of a choice, what the choice is about. Blank where the title
/// says it.</param>
/// <remarks>Every value of a parameter, typed or given, is read and recorded here alone. Holds nothing of any run.</remarks>
internal sealed record Parameter(
    string Name, string Title, string Unit, double Minimum, double Maximum, bool IsInteger, string DefaultRule, string Effect)
{
    /// <summary>Is <see cref="Minimum"/> itself too small?</summary>
    public bool IsAboveMinimum { get; init; }

    /// <summary>Is there no largest value but that which a number can hold?</summary>
    public bool IsOpen => Maximum is double.MaxValue or int.MaxValue;

    /// <summary>What there is to choose from; the value is then the index of the choice. Empty for a number.</summary>
    public IReadOnlyList<ParameterChoice> Choices { get; init; } = [];

    /// <summary>Parameter that is one of a few named things.</summary>
    /// <param name="name">Short name, as in the run record: "kernel".</param>
    /// <param name="title">Words for people.</param>
    /// <param name="defaultRule">Which it is when not given, and why.</param>
    /// <param name="effect">What the choice is about, in one plain sentence.</param>
    /// <param name="choices">Two or more.</param>
    public static Parameter OfChoices(string name, string title, string defaultRule, string effect, params IReadOnlyList<ParameterChoice> choices) =>
        new(name, title, "", 0, choices.Count - 1, IsInteger: true, defaultRule, effect) { Choices = choices };

    /// <summary>Value as it was typed; of a choice, its index.</summary>
    /// <param name="text">A number with a decimal point, or the name of a choice in any case.</param>
    /// <exception cref="ArgumentException">It is none, or out of range; says what there is.</exception>
    public double Parse(string text)
    {
        if (Choices.Count == 0)
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Holds(value) ? value
                : throw Refused($"\"{text}\"");
        }
        for (int i = 0; i < Choices.Count; i++)
        {
            if (string.Equals(Choices[i].Name, text, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        string[] names = [.. Choices.Select(static choice => choice.Name)];
        throw new ArgumentException($"{OptionNames.Of(Name)} takes {string.Join(", ", names[..^1])} or {names[^1]}, not \"{text}\".");
    }

    /// <summary>Refuses a value that is out of range or no whole number where it must be one.</summary>
    /// <exception cref="ArgumentException">It is; says the range.</exception>
    public void Check(double value)
    {
        if (!Holds(value))
            throw Refused(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Value that the user gave; null where none was given.</summary>
    /// <param name="given">Values by name.</param>
    public ParameterValue? GivenIn(IReadOnlyDictionary<string, double> given) =>
        given.TryGetValue(Name, out double value) ? Of(value, ParameterOrigin.Given, "") : null;

    /// <summary>Value that the user gave, or a fixed default.</summary>
    /// <param name="given">Values by name.</param>
    /// <param name="usual">What it is when not given.</param>
    /// <param name="reason">Why, in one phrase.</param>
    public ParameterValue ValueOr(IReadOnlyDictionary<string, double> given, double usual, string reason) =>
        GivenIn(given) ?? Default(usual, reason);

    /// <summary>Fixed default.</summary>
    /// <param name="value">In <see cref="Unit"/>; of a choice, its index.</param>
    /// <param name="reason">Why, in one phrase.</param>
    public ParameterValue Default(double value, string reason) => Of(value, ParameterOrigin.Default, reason);

    /// <summary>Value that follows from the data.</summary>
    /// <param name="value">In <see cref="Unit"/>; of a choice, its index.</param>
    /// <param name="reason">Why, in one phrase.</param>
    public ParameterValue Derived(double value, string reason) => Of(value, ParameterOrigin.Derived, reason);

    private ParameterValue Of(double value, ParameterOrigin origin, string reason) =>
        new(Name, value, Unit, origin, reason) { Choice = Choices.Count > 0 ? Choices[(int)value].Name : null };

    private bool Holds(double value) =>
        value >= Minimum && value <= Maximum && !(IsAboveMinimum && value == Minimum) && (!IsInteger || double.IsInteger(value));

    private ArgumentException Refused(string what)
    {
        string number = IsInteger ? "a whole number" : "a number";
        string unit = Unit switch { "" => "", "m" => " of metres", "min" => " of minutes", _ => " of " + Unit };
        string least = Minimum.ToString("0.######", CultureInfo.InvariantCulture), most = Maximum.ToString("0.######", CultureInfo.InvariantCulture);
        string range = (IsAboveMinimum, IsOpen) switch
        {
            (false, false) => $"from {least} to {most}",
            (false, true) => unit.Length > 0 ? $"from {least} on" : $"of {least} or more",
            (true, false) => $"above {least} and at most {most}",
            (true, true) => $"above {least}",
        };
        return new ArgumentException($"{OptionNames.Of(Name)} takes {number}{unit} {range}, not {what}.");
    }
}

/// <summary>One of the things that a parameter can be.</summary>
/// <param name="Name">Short name, as on the command line and in the run record: "gaussian".</param>
/// <param name="Words">What it is, for people.</param>
internal readonly record struct ParameterChoice(string Name, string Words);
