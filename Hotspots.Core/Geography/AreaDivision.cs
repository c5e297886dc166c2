using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Division into study areas. Into which study areas were the incidents divided?</summary>
/// <param name="Areas">Towns or boundaries by name (ordinal), then what lies outside every town by name, "elsewhere" last; no incident is in two.
/// Names differ.</param>
/// <param name="LeftOut">How many placed incidents are in none of them: outside every boundary, or in an area that was not chosen.</param>
internal sealed record AreaDivision(IReadOnlyList<StudyArea> Areas, int LeftOut);
