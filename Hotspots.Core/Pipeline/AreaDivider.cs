using System.Security.Cryptography;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>Into which areas are the incidents divided, as the user asked? By town, by boundary, or not at all.</summary>
internal sealed class AreaDivider
{
    private readonly RunRequest _request;
    private readonly IReadOnlyList<NamedBoundary>? _boundaries;

    /// <summary>Reads the boundary, if there is one: to be done before hours of reading, not after.</summary>
    /// <exception cref="ArgumentException">The wishes contradict one another, or the boundary cannot be read; says what to change.</exception>
    public AreaDivider(RunRequest request)
    {
        _request = request;
        if (request.Whole && (request.BoundaryFile is not null || request.Areas.Count > 0))
            throw new ArgumentException("--whole takes everything as one area: leave out --area and --boundary, or leave out --whole.");
        if (request.BoundaryFile is not { } path)
            return;
        try
        {
            byte[] content = File.ReadAllBytes(path);
            BoundaryDigest = Convert.ToHexStringLower(SHA256.HashData(content));
            _boundaries = BoundaryReader.Read(new MemoryStream(content, writable: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableFileException)
        {
            throw new ArgumentException($"The boundary {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Digest of the boundary's file; null without one.</summary>
    public string? BoundaryDigest { get; }

    /// <summary>Divides the placed incidents.</summary>
    /// <exception cref="ArgumentException">There is no area of a name that was asked for; the message gives close names.</exception>
    public AreaDivision Divide(IncidentTable placed)
    {
        AreaDivision all = _request.Whole ? AreaGrounds.Britain.LaidUnder(StudyAreas.Whole(placed), placed.Points)
            : _boundaries is not null ? AreaGrounds.Britain.LaidUnder(StudyAreas.WithinBoundary(placed, _boundaries), placed.Points)
            : IncidentFacets.Of(placed).ByTown;
        return _request.Areas.Count == 0 ? all : StudyAreas.Select(all, _request.Areas, Gazetteer.Britain);
    }
}
