using System.Collections.Concurrent;
using System.Reflection;
using Hotspots.Desktop.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Hotspots.Desktop.Content;

/// <summary>The page and the basemap, which travel in the program.</summary>
/// <remarks>
/// A path is looked up among the names there are, and never on a disk: <c>../</c> leads nowhere. Each file is compressed once, when it
/// is first asked for; one that was embedded compressed (with the ending .br or .gz) is sent as it is.
/// </remarks>
internal sealed class EmbeddedContent
{
    private const string PagePrefix = "page/", BasemapPrefix = "basemap/", IndexPath = "/index.html";

    private readonly Dictionary<string, (Assembly In, string Name)> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<ContentFile>> _files = new(StringComparer.Ordinal);

    public EmbeddedContent(params Assembly[] assemblies)
    {
        foreach ((Assembly assembly, string name) in assemblies.SelectMany(static one => one.GetManifestResourceNames().Select(name => (one, name))))
        {
            // Where it was built decides which way the slashes lean.
            string path = name.Replace('\\', '/');
            if (path.StartsWith(PagePrefix, StringComparison.Ordinal))
                Add("/" + path[PagePrefix.Length..], assembly, name);
            else if (path.StartsWith(BasemapPrefix, StringComparison.Ordinal))
                Add("/" + path, assembly, name);
        }
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/{**path}", AnswerAsync);

    private void Add(string path, Assembly assembly, string resource)
    {
        string served = ContentFile.EncodingOf(resource) is null ? path : path[..path.LastIndexOf('.')];
        _resources.TryAdd(served, (assembly, resource));
    }

    private Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path == "/" ? IndexPath : context.Request.Path.Value ?? "";
        if (!_resources.TryGetValue(path, out (Assembly In, string Name) resource))
        {
            return path == IndexPath
                ? Refusals.AnswerAsync(
                    context, StatusCodes.Status503ServiceUnavailable,
                    "This Hotspots was built without its page: install Node.js 20 or later and build it again.")
                : Refusals.AnswerAsync(context, StatusCodes.Status404NotFound, "There is nothing at this address: load the page again.");
        }
        ContentFile file = _files.GetOrAdd(path, _ => new Lazy<ContentFile>(() => ContentFile.Load(resource.In, resource.Name, path))).Value;
        return SendAsync(context, file);
    }

    private static Task SendAsync(HttpContext context, ContentFile file)
    {
        HttpResponse response = context.Response;
        response.Headers.ETag = file.Tag;
        // Kept, but asked for each time: a new build must never meet an old page.
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch.Contains(file.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = file.ContentType;
        (string? encoding, byte[] bytes) = file.For(Accepted(context.Request));
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static string[] Accepted(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out IList<StringWithQualityHeaderValue>? encodings)
            ? [.. encodings.Where(static e => e.Quality is null or > 0).Select(static e => e.Value.ToString())]
            : [];
}
