namespace Hotspots.Core.Model.Briefs;

/// <summary>Teams of a shift by their call signs, in the order in which they were given; one or more.</summary>
/// <param name="Names">"Kilo 1"; "Team 1" where only a number was given.</param>
internal readonly record struct CallSigns(IReadOnlyList<string> Names);
