namespace Hotspots.Tests.Architecture;

/// <summary>A habit of the project that a text can break.</summary>
/// <param name="Name">What holds, as a sentence.</param>
/// <param name="Breaches">Where a file breaks it: one line of words a breach.</param>
/// <param name="Bad">Small texts that break it, so that the rule has been seen to fail.</param>
/// <param name="Good">Small texts that look similar and keep it.</param>
internal sealed record SourceRule(string Name, Func<SourceFile, IEnumerable<string>> Breaches, SourceFile[] Bad, SourceFile[] Good)
{
    public override string ToString() => Name;
}
