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
    string Name, string Title, string Unit, double Minimum, double Maximum, bool IsInteger, string DefaultRule, string Effect) : IParameter
{
    private readonly string? _form, _help;

    /// <summary>Is <see cref="Minimum"/> itself too small?</summary>
    public bool IsAboveMinimum { get; init; }

    /// <summary>Is <see cref="Maximum"/> itself too large?</summary>
    public bool IsBelowMaximum { get; init; }

    /// <summary>Fixed default, in <see cref="Unit"/>, of a choice its index; null where it follows from the data, or is nothing.</summary>
    public double? Usual { get; init; }

    /// <summary>Why the range is what it is, said after a refusal: "with fewer no chance of 5 % could be told"; blank for nothing.</summary>
    public string Reason { get; init; } = "";

    /// <inheritdoc/>
    public ParameterKind Kind => Choices.Count > 0 ? ParameterKind.Choice : ParameterKind.Number;

    /// <inheritdoc/>
    public string Form
    {
        get => _form ?? (Choices.Count > 0 ? "NAME" : IsInteger ? "N" : Unit.Length > 0 ? Unit.ToUpperInvariant() : "X");
        init => _form = value;
    }

    /// <inheritdoc/>
    public string Takes => Choices.Count > 0 ? $"{string.Join(", ", Choices.SkipLast(1).Select(static choice => choice.Name))} or {Choices[^1].Name}"
        : Numbers;

    /// <inheritdoc/>
    public string Help
    {
        get => _help ?? $"{Title}{Explained}.{(DefaultRule.Length > 0 ? $" Default: {DefaultRule}." : "")}";
        init => _help = value;
    }

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
                : throw Refused(Takes, $"\"{text}\"");
        }
        for (int i = 0; i < Choices.Count; i++)
        {
            if (string.Equals(Choices[i].Name, text.Trim(), StringComparison.OrdinalIgnoreCase))
                return i;
        }
        throw Refused(Takes, $"\"{text}\"");
    }

    /// <summary>Value as it was typed; the fixed default where nothing was.</summary>
    /// <inheritdoc cref="Parse" path="/exception"/>
    public double ValueOf(string? text) => text is null
        ? Usual ?? throw new InvalidOperationException($"The parameter {Name} has no fixed default.") : Parse(text);

    /// <summary>Refuses a value that is out of range or no whole number where it must be one.</summary>
    /// <exception cref="ArgumentException">It is; says the range.</exception>
    public void Check(double value)
    {
        if (!Holds(value))
            throw Refused(Numbers, value.ToString(CultureInfo.InvariantCulture));
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

    /// <summary>": coverage (as much as possible within reach) or median"; blank for a number.</summary>
    private string Explained
    {
        get
        {
            string[] choices = [.. Choices.Select(static choice => choice.Words.Length > 0 ? $"{choice.Name} ({choice.Words})" : choice.Name)];
            return choices.Length == 0 ? "" : $": {string.Join(", ", choices[..^1])} or {choices[^1]}";
        }
    }

    /// <summary>"a number of metres from 50 to 2000"; of a choice, its index.</summary>
    private string Numbers => $"{(IsInteger ? "a whole number" : "a number")}{Units} {Range}";

    /// <summary>" of metres"; blank for a pure number.</summary>
    private string Units => Unit switch { "" => "", "m" => " of metres", "min" => " of minutes", _ => " of " + Unit };

    /// <summary>"from 50 to 2000".</summary>
    private string Range
    {
        get
        {
            string least = Said(Minimum), most = Said(Maximum);
            return (IsAboveMinimum, IsOpen) switch
            {
                (true, true) => $"above {least}",
                (false, true) => Units.Length > 0 ? $"from {least} on" : $"of {least} or more",
                (true, false) => $"above {least} and {(IsBelowMaximum ? "below" : "at most")} {most}",
                (false, false) => IsBelowMaximum ? $"from {least} on and below {most}" : $"from {least} to {most}",
            };

            static string Said(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
        }
    }

    private bool Holds(double value) =>
        value >= Minimum && value <= Maximum && !(IsAboveMinimum && value == Minimum) && !(IsBelowMaximum && value == Maximum)
        && (!IsInteger || double.IsInteger(value));

    private ArgumentException Refused(string takes, string what) =>
        new($"{OptionNames.Of(Name)} takes {takes}, not {what}{(Reason.Length > 0 ? ": " + Reason : "")}.");
}

/// <summary>One of the things that a parameter can be.</summary>
/// <param name="Name">Short name, as on the command line and in the run record: "gaussian".</param>
/// <param name="Words">What it is, for people.</param>
internal sealed record ParameterChoice(string Name, string Words);
