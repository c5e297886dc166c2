using System.Globalization;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary>
/// <c>GET /api/place?q=TEXT</c>: where is it? With <c>only=areas</c> wards, districts and forces alone. <c>GET /api/area/N</c>: the outline of an
/// area that was found. <c>GET /api/within?boundary=TEXT&amp;version=N</c>: which incidents lie in it.
/// </summary>
internal sealed class PlaceEndpoints(Workspace workspace)
{
    private const int Most = 12;
    private const int LongestText = 100;

    /// <summary>Of the areas of the data so many tell where the data are: those with the most incidents.</summary>
    private const int MostAreas = 32;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/place", AnswerAsync);
        routes.MapGet("/api/area/{area}", OutlineAsync);
        routes.MapGet("/api/within", WithinAsync);
    }

    private Task AnswerAsync(HttpContext context)
    {
        string text = context.Request.Query["q"].ToString();
        // So a page asks when somebody is about to type.
        if (text.Length == 0)
            PlaceSearch.Prepare();
        IReadOnlyList<FoundPlace> found = text.Length > LongestText ? []
            : context.Request.Query["only"] == "areas" ? PlaceSearch.FindAreas(text, Most, WhereDataAre())
            : PlaceSearch.Find(text, Most, WhereDataAre());
        PlaceAnswer[] answer = [.. found.Select(static place =>
            new PlaceAnswer(
                place.Name, place.Detail, place.Centre.Easting, place.Centre.Northing, place.Metres, place.SquareMetres, FitOf(place.Fit),
                place.Area ?? -1, place.Area is int area ? AtlasBoundaries.TextOf(area) : ""))];
        return JsonBody.WriteAsync(context, answer, SeamJson.Default.PlaceAnswerArray);
    }

    private static Task OutlineAsync(HttpContext context)
    {
        string? number = (string?)context.Request.RouteValues["area"];
        bool isNumber = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int area);
        IReadOnlyList<GridPoint[]> rings = (isNumber ? AreaOutlines.Of(area) : null)
            ?? throw new Refusal(StatusCodes.Status404NotFound, "There is no such area: look for it again.");
        double[][] answer = [.. rings.Select(static ring => ring.SelectMany(static at => new[] { at.Easting, at.Northing }).ToArray())];
        return JsonBody.WriteAsync(context, answer, SeamJson.Default.DoubleArrayArray);
    }

    /// <summary>A byte an incident, in the order of the columns: 1 where a run within this boundary counts it.</summary>
    private async Task WithinAsync(HttpContext context)
    {
        LoadedFiles files = await workspace.WhenReadyAsync(context.RequestAborted);
        if (context.Request.Query["version"] != files.Version.ToString(CultureInfo.InvariantCulture))
            throw new Refusal(StatusCodes.Status409Conflict, "Other files have been loaded meanwhile: ask again for what is loaded now.");
        string boundary = context.Request.Query["boundary"].ToString();
        if (boundary.Length > LongestText || !AtlasBoundaries.IsNamedBy(boundary))
            throw new Refusal(
                StatusCodes.Status400BadRequest, "There is no such ward, district or police force area: look for it again in Filters.");
        byte[] marks = IncidentsWithin.Of(boundary, files.Facets);
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = marks.Length;
        await context.Response.Body.WriteAsync(marks, context.RequestAborted);
    }

    private GridPoint[] WhereDataAre() =>
    [
        .. workspace.Current.Dataset.Areas.OrderByDescending(static area => area.Incidents)
            .Where(static area => area is { Easting: not null, Northing: not null }).Take(MostAreas)
            .Select(static area => new GridPoint(area.Easting!.Value, area.Northing!.Value)),
    ];

    private static string FitOf(PlaceFit fit) => fit switch
    {
        PlaceFit.Exact => "exact",
        PlaceFit.Begins => "begins",
        _ => "close",
    };
}
