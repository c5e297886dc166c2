using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>POST /api/place/files</c> and <c>/api/release/files</c>: a file that an answer is made with beside the incidents comes in; the
/// answer is the key by which it is asked for.</summary>
internal sealed class InputFileEndpoint(Workspace workspace, InputShelf shelf, HostOptions options)
{
    /// <summary>Puts it at its address.</summary>
    public void Map(IEndpointRouteBuilder routes, string address) => routes.MapPost(address, AddAsync);

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
                context, new InputFileAnswer(shelf.Add(upload.Paths[0], folder), Path.GetFileName(upload.Paths[0])),
                SeamJson.Default.InputFileAnswer);
        }
        finally
        {
            if (!isKept)
                PrivateFolder.Delete(folder);
        }
    }
}
