namespace Hotspots.Core.Model.Results;

/// <summary>With what an area was asked how sure its places are.</summary>
/// <param name="Looks">Looks a place: two a split of the time; 0 where nothing could be asked.</param>
/// <param name="Blocks">Blocks of time that were dealt.</param>
/// <param name="Block">"fortnight" or "month"; null where nothing could be asked.</param>
/// <param name="Events">Incidents that count: repeats at one address within a fortnight are one.</param>
/// <param name="Contrast">Times as crowded as the rest that a place must be in the part that did not find it.</param>
/// <param name="Reach">Metres within which incidents are neighbours.</param>
/// <param name="Exposure">What places are compared with: "postcodes", "boundary" or "touched-ground"; null where it is not known.</param>
/// <param name="Seed">Seed of chance.</param>
/// <param name="Why">Why nothing could be asked: "no-times", "short-time", "one-month" or "few-incidents"; null when it could.</param>
internal sealed record SurenessSettings(
    int Looks, int Blocks, string? Block, int Events, double Contrast, double Reach, string? Exposure, long Seed, string? Why);
