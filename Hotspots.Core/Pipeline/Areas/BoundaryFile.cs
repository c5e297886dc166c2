using System.Security.Cryptography;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Geography;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Areas;

/// <summary>Boundary polygons of a file of the user's own, or of the atlas in the box.</summary>
/// <param name="Polygons">The polygons, with their names.</param>
/// <param name="Digest">SHA-256 of the file, or of the words that name areas of the atlas.</param>
internal sealed record BoundaryFile(IReadOnlyList<NamedBoundary> Polygons, string Digest)
{
    /// <summary>Reads the file that a query names, if it names one: to be done before hours of reading, not after.</summary>
    /// <exception cref="ArgumentException">It cannot be read; says why.</exception>
    public static BoundaryFile? Of(IncidentQuery query)
    {
        if (query.BoundaryFile is not { } path)
            return null;
        if (AtlasBoundaries.Of(path) is { } inBox)
            return inBox;
        try
        {
            byte[] content = InputBytes.Read(path);
            return new BoundaryFile(
                BoundaryReader.Read(new MemoryStream(content, writable: false)), Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The boundary {path} cannot be read: {e.Message}", e);
        }
    }
}
