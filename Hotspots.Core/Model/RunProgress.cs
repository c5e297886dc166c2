namespace Hotspots.Core.Model;

/// <summary>Progress of a run. How far is a long piece of work?</summary>
/// <param name="Fraction">0 to 1; never goes back within one piece of work and ends at 1.</param>
/// <param name="Step">What is being done, in words for the screen: "Reading 2018-10-essex-street.csv".</param>
internal readonly record struct RunProgress(double Fraction, string Step);
