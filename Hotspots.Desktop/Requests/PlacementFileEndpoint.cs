using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>POST /api/place/files</c>: a file of stations, of standing teams or of forbidden zones comes in; the answer is the key by which it
/// is asked for.</summary>
internal sealed class PlacementFileEndpoint(Workspace workspace, PlacementShelf shelf, HostOptions options)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/place/files", AddAsync);

    private async Task AddAsync(HttpContext context)
    {
        string folder = workspace.NewFolder();
        bool isKept = false;
        try
        {
            Upload upload = await new UploadReader(options).ReadAsync(context.Request, folder, [], context.RequestAborted);
            if (upload.Paths.Count != 1)
                throw new Refusal(StatusCodes.Status400BadRequest, "Choose one file at a time.");
            isKept = true;
            await JsonBody.WriteAsync(
                context, new PlacementFileAnswer(shelf.Add(upload.Paths[0], folder), Path.GetFileName(upload.Paths[0])),
                SeamJson.Default.PlacementFileAnswer);
        }
        finally
        {
            if (!isKept)
                PrivateFolder.Delete(folder);
        }
    }
}
