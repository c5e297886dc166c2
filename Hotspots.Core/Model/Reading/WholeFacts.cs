namespace Hotspots.Core.Model.Reading;

/// <summary>Coverage in time of all incidents of a source, in days since 1970-01-01.</summary>
/// <param name="First">The first day with an incident.</param>
/// <param name="Last">The last.</param>
/// <param name="QuietDays">Days without any that chance makes often enough.</param>
/// <param name="GapFirsts">First days of the stretches that chance does not make.</param>
/// <param name="GapLasts">Their last days.</param>
internal sealed record CoverageDays(long First, long Last, int QuietDays, IReadOnlyList<long> GapFirsts, IReadOnlyList<long> GapLasts);

/// <summary>Facts of all incidents of a source of which only a part was read: what the answer depends on beyond that part.</summary>
/// <param name="ReferenceSize">As <see cref="ReadReport.ReferenceSize"/>.</param>
/// <param name="ArePositionsSnapped">As <see cref="ReadReport.PositionsAreSnapped"/>.</param>
/// <param name="IsSensitive">Are there tips, intelligence, or kinds of which nobody can say that they are harmless?</param>
/// <param name="Coverage">How far it reaches in time; null where no time is known well enough.</param>
/// <param name="Respelt">Texts by which incidents are told apart that are spelt in more than one way, in capitals.</param>
internal sealed record WholeFacts(
    double ReferenceSize, bool ArePositionsSnapped, bool IsSensitive, CoverageDays? Coverage, IReadOnlyList<string> Respelt);
