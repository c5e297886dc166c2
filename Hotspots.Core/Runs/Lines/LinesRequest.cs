using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Request of county lines and operations.</summary>
/// <param name="Run">Which incidents and areas. Lines that it names are those that are told: shares and overlaps are of all incidents.</param>
/// <param name="Register">A table of lines with origin, opening and closure; null for none.</param>
/// <param name="Seed">Of the shuffles; the same one repeats the result.</param>
internal sealed record LinesRequest(RunRequest Run, string? Register = null, ulong Seed = 1);
