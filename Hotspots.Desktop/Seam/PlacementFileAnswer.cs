namespace Hotspots.Desktop.Seam;

/// <summary>A file that was kept for placements.</summary>
/// <param name="Key">By which a placement names it.</param>
/// <param name="Name">Its name.</param>
internal sealed record PlacementFileAnswer(string Key, string Name);
