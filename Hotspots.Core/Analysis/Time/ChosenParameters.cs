using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Time;

/// <summary>What is each number of a run, and who chose it?</summary>
/// <param name="given">The numbers the user chose.</param>
internal sealed class ChosenParameters(IReadOnlyDictionary<string, double> given)
{
    private readonly List<ParameterValue> _values = [];

    /// <summary>A number with a fixed default.</summary>
    public double Number(string name, double usual, string unit, string reason) => Choose(name, usual, unit, ParameterOrigin.Default, reason, null);

    /// <summary>A number that follows from the data.</summary>
    public double Derived(string name, double value, string unit, string reason) => Choose(name, value, unit, ParameterOrigin.Derived, reason, null);

    /// <summary>One of several named things; the answer is its index.</summary>
    public int Choice(string name, ReadOnlySpan<string> choices, int usual, string reason)
    {
        int chosen = given.TryGetValue(name, out double value) ? (int)value : usual;
        return (int)Choose(name, usual, "", ParameterOrigin.Default, reason, choices[chosen]);
    }

    /// <summary>All that were asked for, in the order of the catalogue.</summary>
    public ParameterValue[] InOrderOf(IReadOnlyList<Parameter> parameters) =>
        [.. parameters.Select(parameter => _values.Find(value => value.Name == parameter.Name))];

    private double Choose(string name, double otherwise, string unit, ParameterOrigin origin, string reason, string? choice)
    {
        ParameterValue value = given.TryGetValue(name, out double chosen)
            ? new ParameterValue(name, chosen, unit, ParameterOrigin.Given, "") { Choice = choice }
            : new ParameterValue(name, otherwise, unit, origin, reason) { Choice = choice };
        _values.Add(value);
        return value.Value;
    }
}
