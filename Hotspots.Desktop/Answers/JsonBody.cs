using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Hotspots.Desktop.Answers;

/// <summary>How is JSON taken from a request and put into an answer?</summary>
internal static class JsonBody
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Most bytes of a request that is no upload: a filter with every street of a county fits in.</summary>
    public const long MostBytes = 4 << 20;

    /// <summary>Reads a request.</summary>
    /// <exception cref="Refusal">It is declared to be something else, or nothing.</exception>
    /// <exception cref="JsonException">It is no sound JSON, or not of this form.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> form)
    {
        // A form of another site can be sent as text or form data, and never as this.
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw new Refusal(StatusCodes.Status415UnsupportedMediaType, "The request must be JSON: load the page again.");
        return await JsonSerializer.DeserializeAsync(context.Request.Body, form, context.RequestAborted)
            ?? throw new JsonException("null");
    }

    /// <summary>Answers.</summary>
    public static Task WriteAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> form)
    {
        context.Response.ContentType = ContentType;
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, form, context.RequestAborted);
    }
}
