using System.Globalization;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>GET /api/streets/COLUMN/ROW</c>: the points of the list of streets in one block of 4 km.</summary>
internal static class StreetEndpoint
{
    /// <summary>The National Grid is 700 km by 1,300 km.</summary>
    private const int Columns = 700_000 / StreetBlocks.SideMetres, Rows = 1_300_000 / StreetBlocks.SideMetres;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/streets/{column}/{row}", static context =>
    {
        IReadOnlyList<StreetPoint> points = StreetBlocks.Of(Number(context, "column", Columns), Number(context, "row", Rows));
        string[] names = [.. points.Select(static point => point.Name).Distinct(StringComparer.Ordinal)];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in names)
            numbers.Add(name, numbers.Count);
        var answer = new StreetsAnswer(
            names, [.. points.Select(point => numbers[point.Name])], [.. points.Select(static point => (int)Math.Round(point.At.Easting))],
            [.. points.Select(static point => (int)Math.Round(point.At.Northing))]);
        return JsonBody.WriteAsync(context, answer, SeamJson.Default.StreetsAnswer);
    });

    private static int Number(HttpContext context, string name, int most) =>
        int.TryParse((string?)context.Request.RouteValues[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most
            ? number
            : throw new Refusal(StatusCodes.Status404NotFound, "There is no such block of the National Grid: load the page again.");
}
