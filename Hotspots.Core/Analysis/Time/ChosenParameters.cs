using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Parameters of a run as they are chosen one by one, and who chose each.</summary>
/// <param name="given">The numbers the user chose.</param>
/// <param name="parameters">The method's parameters.</param>
internal sealed class ChosenParameters(IReadOnlyDictionary<string, double> given, IReadOnlyList<Parameter> parameters)
{
    private readonly Dictionary<string, ParameterValue> _values = new(StringComparer.Ordinal);

    /// <summary>A number with a fixed default.</summary>
    public double Number(string name, double usual, string reason) => Kept(Of(name).ValueOr(given, usual, reason));

    /// <summary>A number that follows from the data.</summary>
    public double Derived(string name, double value, string reason) => Kept(Of(name).GivenIn(given) ?? Of(name).Derived(value, reason));

    /// <summary>One of several named things; the answer is its index.</summary>
    public int Choice(string name, int usual, string reason) => (int)Number(name, usual, reason);

    /// <summary>All that were asked for, in the order of the catalogue.</summary>
    public ParameterValue[] InOrder() =>
        [.. parameters.Where(parameter => _values.ContainsKey(parameter.Name)).Select(parameter => _values[parameter.Name])];

    private Parameter Of(string name) => parameters.First(parameter => parameter.Name == name);

    private double Kept(ParameterValue value)
    {
        _values[value.Name] = value;
        return value.Value;
    }
}
