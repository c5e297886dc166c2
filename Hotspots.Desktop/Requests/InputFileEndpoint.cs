using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>POST /api/place/files</c>, <c>/api/release/files</c>, <c>/api/brief/actions</c> and <c>/api/attended/logs</c>: files beside the
/// incidents come in; the answer is the key by which they are asked for.</summary>
/// <param name="workspace">Has the folder for them.</param>
/// <param name="shelf">Keeps them.</param>
/// <param name="options">How large they may be.</param>
/// <param name="mostFiles">How many may come together.</param>
internal sealed class InputFileEndpoint(Workspace workspace, InputShelf shelf, HostOptions options, int mostFiles = 1)
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
            if (upload.Paths.Count > mostFiles)
                throw new Refusal(
                    StatusCodes.Status400BadRequest,
                    mostFiles == 1 ? "Choose one file at a time." : "These are too many files: put them into a ZIP.");
            isKept = true;
            await JsonBody.WriteAsync(
                context, new InputFileAnswer(shelf.Add(upload.Paths, folder), string.Join(", ", upload.Paths.Select(Path.GetFileName))),
                SeamJson.Default.InputFileAnswer);
        }
        finally
        {
            if (!isKept)
                PrivateFolder.Delete(folder);
        }
    }
}
