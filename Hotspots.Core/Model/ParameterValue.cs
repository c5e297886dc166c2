namespace Hotspots.Core.Model;

/// <summary>Origin of a parameter's value. Who chose a parameter's value?</summary>
internal enum ParameterOrigin
{
    /// <summary>The user.</summary>
    Given,

    /// <summary>Worked out from the data.</summary>
    Derived,

    /// <summary>A fixed default.</summary>
    Default,
}

/// <summary>Value of a parameter in a run. What was a parameter in this run, and why?</summary>
/// <param name="Name">As in <see cref="Parameter.Name"/>.</param>
/// <param name="Value">In <paramref name="Unit"/>; of a choice, its index.</param>
/// <param name="Unit">"m", "incidents" …</param>
/// <param name="Origin">Who chose it.</param>
/// <param name="Reason">Why this value, in one phrase; blank when given by the user.</param>
internal readonly record struct ParameterValue(string Name, double Value, string Unit, ParameterOrigin Origin, string Reason)
{
    /// <summary>Name of the choice; null for a number.</summary>
    public string? Choice { get; init; }
}
