using System.Globalization;
using System.Text;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>Latitude and longitude as people type them: "51.79, 1.15", "51.79N 1.15E", "51°47′24″N 1°9′0″E".</summary>
internal static class DegreesText
{
    /// <summary>The position in Britain; null where the text is none. Read as a field of a file is: see <see cref="PointText"/>.</summary>
    public static GeoPoint? Parse(string text) =>
        PointText.Read(Encoding.UTF8.GetBytes(text.Trim()), out double longitude, out double latitude) == PositionForm.Degrees
        && NationalGrid.Domain.Contains(longitude, latitude)
            ? GeoPoint.FromLonLat(longitude, latitude)
            : null;

    /// <summary>The position as it is shown: "51.79 N, 1.15 E".</summary>
    public static string Words(GeoPoint point) => string.Create(CultureInfo.InvariantCulture,
        $"{Math.Abs(point.Latitude):0.#####} {(point.Latitude < 0 ? 'S' : 'N')}, {Math.Abs(point.Longitude):0.#####} "
            + $"{(point.Longitude < 0 ? 'W' : 'E')}");
}
