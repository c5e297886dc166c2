namespace Hotspots.Core.Model.Incidents;

/// <summary>Intelligence grading. How far can a tip be relied on, and who may see it? The 3x5x2 grading of UK intelligence reports.</summary>
/// <param name="Source">1 reliable, 2 untested, 3 not reliable. Kept as given; an old 5x5x5 letter is never converted.</param>
/// <param name="Intelligence">A known directly, B known indirectly but corroborated, C known indirectly, D not known, E suspected false.</param>
/// <param name="Handling">P lawful sharing permitted, C permitted with conditions.</param>
internal readonly record struct Grading(string Source, string Intelligence, string Handling)
{
    /// <summary>Was no part of it given?</summary>
    public bool IsBlank => Source.Length == 0 && Intelligence.Length == 0 && Handling.Length == 0;

    /// <summary>Is it a grade of the current 3x5x2 scheme (and not an old 5x5x5 one)?</summary>
    public bool IsCurrentScheme =>
        Source is "1" or "2" or "3" && Intelligence is "A" or "B" or "C" or "D" or "E" && Handling is "P" or "C";

    /// <inheritdoc/>
    public override string ToString() => Source + Intelligence + Handling;
}
