using Hotspots.Core.Pipeline.Naming;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>GET /api/place?q=TEXT</c>: where is it?</summary>
internal static class PlaceEndpoints
{
    private const int Most = 12;
    private const int LongestText = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/place", static context =>
    {
        string text = context.Request.Query["q"].ToString();
        IReadOnlyList<FoundPlace> found = text.Length > LongestText ? [] : PlaceSearch.Find(text, Most);
        PlaceAnswer[] answer = [.. found.Select(static place =>
            new PlaceAnswer(
                place.Name, place.Detail, place.Centre.Easting, place.Centre.Northing, place.Metres, place.SquareMetres, FitOf(place.Fit)))];
        return JsonBody.WriteAsync(context, answer, SeamJson.Default.PlaceAnswerArray);
    });

    private static string FitOf(PlaceFit fit) => fit switch
    {
        PlaceFit.Exact => "exact",
        PlaceFit.Begins => "begins",
        _ => "close",
    };
}
