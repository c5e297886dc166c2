using System.Globalization;
using System.Text.Json;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Hotspots.Desktop.Loading;

/// <summary>What came with an upload.</summary>
/// <param name="Paths">The files, kept.</param>
/// <param name="Columns">What the user said of columns: name → header.</param>
internal sealed record Upload(IReadOnlyList<string> Paths, IReadOnlyDictionary<string, string> Columns);

/// <summary>How do uploaded files come onto the disk? As they arrive, never whole in memory, and never so many that the disk is full.</summary>
internal sealed class UploadReader(HostOptions options)
{
    private const int MostFiles = 1_000;
    private const int MostColumnBytes = 64 << 10;
    private const int LongestBoundary = 200;
    private const int BlockBytes = 1 << 17;

    /// <summary>What is left free on the disk for everybody else.</summary>
    private const long Reserve = 256L << 20;

    /// <summary>Bytes after which the disk is asked again: others write to it too.</summary>
    private const long CheckEvery = 64L << 20;

    /// <summary>Takes everything.</summary>
    /// <param name="request">The upload.</param>
    /// <param name="folder">Where to; each file gets a folder of its own in it, so that each keeps its name.</param>
    /// <param name="taken">Names of files that are loaded: another of the same name gets a number, so that they are told apart.</param>
    /// <param name="cancellation">Stops it; what was written is the caller's to delete.</param>
    /// <exception cref="Refusal">It is too large, or no upload.</exception>
    public async Task<Upload> ReadAsync(HttpRequest request, string folder, IEnumerable<string> taken, CancellationToken cancellation)
    {
        RequireRoom(request.ContentLength ?? 0, folder);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.UploadLimit;
        MultipartReader parts = PartsOf(request);
        var paths = new List<string>();
        var names = new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase);
        IReadOnlyDictionary<string, string> columns = new Dictionary<string, string>();
        long written = 0;
        try
        {
            while (await parts.ReadNextSectionAsync(cancellation) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out ContentDispositionHeaderValue? disposition))
                    continue;
                if (disposition.IsFileDisposition())
                {
                    if (paths.Count == MostFiles)
                        throw new Refusal(
                            StatusCodes.Status413PayloadTooLarge,
                            $"More than {MostFiles.ToString("N0", CultureInfo.InvariantCulture)} files at once are too many: put them into a ZIP "
                            + $"archive and load that.");
                    string path = PathOf(folder, paths.Count, disposition, names);
                    paths.Add(path);
                    written = await KeepAsync(part.Body, path, written, cancellation);
                }
                else if (disposition.Name == "columns")
                {
                    columns = await ReadColumnsAsync(part.Body, cancellation);
                }
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(e);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException and not BadHttpRequestException)
        {
            // It broke off, or its parts are not what they say.
            throw new Refusal(StatusCodes.Status400BadRequest, "The upload cannot be understood: load the page again.", e);
        }
        if (paths.Count == 0)
            throw new Refusal(StatusCodes.Status400BadRequest, "There is no file in the upload: choose at least one.");
        return new Upload(paths, columns);
    }

    private static MultipartReader PartsOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            throw new Refusal(StatusCodes.Status415UnsupportedMediaType, "Files come as multipart/form-data: load the page again.");
        return new MultipartReader(boundary, request.Body);
    }

    private static string PathOf(string folder, int index, ContentDispositionHeaderValue disposition, HashSet<string> names)
    {
        string? given = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
        string own = Directory.CreateDirectory(Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture))).FullName;
        return Path.Combine(own, UploadName.Free(UploadName.Safe(given), names));
    }

    private async Task<long> KeepAsync(Stream from, string path, long written, CancellationToken cancellation)
    {
        await using var to = new FileStream(
            path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.None,
                BufferSize = 0,
                Options = FileOptions.Asynchronous
            });
        var block = new byte[BlockBytes];
        long check = written + CheckEvery;
        int length;
        while ((length = await from.ReadAsync(block, cancellation)) > 0)
        {
            written += length;
            if (written > options.UploadLimit)
                throw TooLarge();
            if (written >= check)
            {
                RequireRoom(0, path);
                check = written + CheckEvery;
            }
            await WriteAsync(to, block.AsMemory(0, length), cancellation);
        }
        return written;
    }

    private static async Task WriteAsync(FileStream to, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await to.WriteAsync(bytes, cancellation);
        }
        catch (IOException e)
        {
            throw NoRoom(e);
        }
    }

    private void RequireRoom(long bytes, string path)
    {
        if (bytes > options.UploadLimit)
            throw TooLarge();
        if (options.FreeSpace(path) - bytes < Reserve)
            throw NoRoom();
    }

    private static Refusal NoRoom(Exception? because = null) => new(
        StatusCodes.Status507InsufficientStorage, "There is too little space on the disk for these files: free some and load them again.", because);

    private Refusal TooLarge(Exception? because = null) => new(
        StatusCodes.Status413PayloadTooLarge,
        $"The files are larger than the {Size(options.UploadLimit)} that can be loaded at once: load fewer of them, or start Hotspots with --open "
            + $"FILE.",
        because);

    private static string Size(long bytes) => bytes >= 1 << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.#} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} kB");

    private static async Task<IReadOnlyDictionary<string, string>> ReadColumnsAsync(Stream body, CancellationToken cancellation)
    {
        var bytes = new byte[MostColumnBytes];
        int length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        Dictionary<string, string> columns = JsonSerializer.Deserialize(bytes.AsSpan(0, length), SeamJson.Default.DictionaryStringString) ?? [];
        Check(columns);
        return columns;
    }

    /// <summary>JSON can say what a page never does.</summary>
    /// <exception cref="Refusal">A choice of a column has no name or no header.</exception>
    public static void Check(IReadOnlyDictionary<string, string> columns)
    {
        if (columns is null || !columns.All(static choice => !string.IsNullOrEmpty(choice.Key) && choice.Value is not null))
            throw new Refusal(StatusCodes.Status400BadRequest, "A column that was chosen has no name: choose it again.");
    }
}
