using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Today;

/// <summary>Request of the near-repeat zones of a day.</summary>
/// <param name="Run">Which incidents and areas.</param>
/// <param name="On">The day, "2026-06-30"; null for today in Britain.</param>
/// <param name="Seed">Of the shuffles; the same one repeats the result.</param>
internal sealed record TodayRequest(RunRequest Run, string? On = null, ulong Seed = 1);
