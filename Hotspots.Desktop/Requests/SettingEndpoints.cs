using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Seam;
using Hotspots.Desktop.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>/api/settings</c>: what the user chose to keep is listed, kept and forgotten.</summary>
internal sealed class SettingEndpoints(SettingShelf settings)
{
    /// <summary>Most bytes of one: boundaries of a county's wards fit in.</summary>
    private const long MostBytes = 64L << 20;

    private const int LongestName = 300;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/settings", context => JsonBody.WriteAsync(context, settings.All(), SeamJson.Default.SettingAnswerArray));
        routes.MapPut("/api/settings", KeepAsync);
        routes.MapDelete("/api/settings", Forget);
    }

    private async Task KeepAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;
        SettingAnswer setting = await JsonBody.ReadAsync(context, SeamJson.Default.SettingAnswer);
        if (setting is not { Name.Length: > 0 and <= LongestName, Value: not null })
            throw new Refusal(StatusCodes.Status400BadRequest, "What is to be kept needs a name of at most 300 letters: load the page again.");
        settings.Keep(setting.Name, setting.Value);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private Task Forget(HttpContext context)
    {
        settings.Forget(context.Request.Query["name"].ToString());
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
