using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>GET /api/place?q=TEXT</c>: where is it?</summary>
internal sealed class PlaceEndpoints(Workspace workspace)
{
    private const int Most = 12;
    private const int LongestText = 100;

    /// <summary>Of the areas of the data so many tell where the data are: those with the most incidents.</summary>
    private const int MostAreas = 32;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/place", context =>
    {
        string text = context.Request.Query["q"].ToString();
        IReadOnlyList<FoundPlace> found = text.Length > LongestText ? [] : PlaceSearch.Find(text, Most, WhereDataAre());
        PlaceAnswer[] answer = [.. found.Select(static place =>
            new PlaceAnswer(
                place.Name, place.Detail, place.Centre.Easting, place.Centre.Northing, place.Metres, place.SquareMetres, FitOf(place.Fit)))];
        return JsonBody.WriteAsync(context, answer, SeamJson.Default.PlaceAnswerArray);
    });

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
