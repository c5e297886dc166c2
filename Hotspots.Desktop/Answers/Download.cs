using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Hotspots.Desktop.Answers;

/// <summary>How does a file go to the page? Straight down the line as it is made: the host writes nothing to the disk.</summary>
internal static class Download
{
    /// <summary>Says what the file is and what it is called: a table's name carries the marking, which a layer has within.</summary>
    public static void Begin(HttpContext context, string name, string marking)
    {
        bool table = name.EndsWith(".csv", StringComparison.Ordinal);
        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".csv" => "text/csv; charset=utf-8",
            ".geojson" => "application/geo+json",
            ".pdf" => "application/pdf",
            ".png" => "image/png",
            ".svg" => "image/svg+xml",
            ".html" => "text/html; charset=utf-8",
            ".pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".ics" => "text/calendar; charset=utf-8",
            ".gpx" => "application/gpx+xml",
            ".gpkg" => "application/geopackage+sqlite3",
            ".zip" => "application/zip",
            _ => JsonBody.ContentType,
        };
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(table ? $"{Path.GetFileNameWithoutExtension(name)} {Plain(marking)}.csv" : name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
    }

    /// <summary>Writes it on a thread of its own, as fast as the page takes it.</summary>
    public static async Task WriteAsync(HttpContext context, Action<Stream> write)
    {
        // The writers of Core are synchronous, and wait for a page that is slower than they are.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await Task.Factory.StartNew(
            () => write(context.Response.Body), context.RequestAborted, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static string Plain(string marking)
    {
        var name = new StringBuilder(marking.Length);
        foreach (char c in marking)
            name.Append(char.IsLetterOrDigit(c) || c is '-' or ' ' ? c : '_');
        return name.ToString();
    }
}
