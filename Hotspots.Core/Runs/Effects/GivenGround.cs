using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Geography;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Ground of a GeoJSON file of the user's own or chosen on a map, as one geometry.</summary>
/// <param name="Outline">Metres on the grid.</param>
/// <param name="Name">Of its only polygon; null where it has none, or the file has several.</param>
/// <param name="File">Name of the file, without its folder; of ground chosen on a map its name.</param>
/// <param name="Digest">SHA-256 of the file, or of the corners of ground chosen on a map.</param>
internal sealed record GivenGround(Geometry Outline, string? Name, string File, string Digest)
{
    /// <summary>That of a map; null for none.</summary>
    /// <param name="drawn">The ground.</param>
    /// <param name="what">What it is to be: "treated ground".</param>
    /// <exception cref="ArgumentException">It has no ground; says what to change.</exception>
    public static GivenGround? Of(DrawnGround? drawn, string what)
    {
        if (drawn is null)
            return null;
        if (drawn.Outline.IsEmpty || !(drawn.Outline.Area > 0))
            throw new ArgumentException($"The {what}, {drawn.Name}, has no ground: choose another.");
        byte[] corners = MemoryMarshal.AsBytes(drawn.Outline.Coordinates.SelectMany(static at => new[] { at.X, at.Y }).ToArray().AsSpan()).ToArray();
        return new GivenGround(drawn.Outline, drawn.Name, drawn.Name, Convert.ToHexStringLower(SHA256.HashData(corners)));
    }

    /// <summary>Reads it: to be done before hours of reading incidents, not after.</summary>
    /// <param name="path">The file; null for none.</param>
    /// <param name="what">What it is to be: "treated ground".</param>
    /// <exception cref="ArgumentException">It cannot be read, or has no ground; says what to change.</exception>
    public static GivenGround? Read(string? path, string what)
    {
        if (path is null)
            return null;
        try
        {
            byte[] content = InputBytes.Read(path);
            IReadOnlyList<NamedBoundary> polygons = BoundaryReader.Read(new MemoryStream(content, writable: false));
            Geometry outline = UnaryUnionOp.Union(polygons.Select(static one => one.OnGrid).ToList());
            if (outline is null || !(outline.Area > 0))
                throw new ArgumentException($"The {what} {Path.GetFileName(path)} has no ground: give a GeoJSON file with a polygon.");
            string? name = polygons is [{ Name: var only }] && !only.StartsWith("boundary ", StringComparison.Ordinal) ? only : null;
            return new GivenGround(outline, name, Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The {what} {Path.GetFileName(path)} cannot be read: {e.Message}", e);
        }
    }
}
