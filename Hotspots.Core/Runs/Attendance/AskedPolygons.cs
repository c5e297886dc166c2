using System.Security.Cryptography;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Attendance;

/// <summary>Polygons of a GeoJSON file that were to be visited: the hotspots of a run, or somebody's own.</summary>
/// <param name="Places">One a polygon, in the order of the file.</param>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Digest">SHA-256 of the file.</param>
internal sealed record AskedPolygons(IReadOnlyList<AskedPlace> Places, string File, string Digest)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="ArgumentException">It cannot be read, or has no polygon; says what to change.</exception>
    public static AskedPolygons Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            byte[] content = InputBytes.Read(path);
            var table = PolygonTable.Read(path, null, null, null);
            Geometry[] grounds = table.OnGrid();
            AskedPlace[] places =
            [
                .. grounds.Select((ground, i) =>
                    new AskedPlace("", i + 1, table.Names[i], new GridPoint(ground.Centroid.X, ground.Centroid.Y), ground)),
            ];
            return new AskedPolygons(places, name, Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The polygons of {name} cannot be read: {problem.Message}", problem);
        }
    }
}
