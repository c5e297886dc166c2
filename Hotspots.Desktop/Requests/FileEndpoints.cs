using Hotspots.Core.Model;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>POST /api/files</c> and <c>DELETE /api/jobs/J</c>: files come in, and a loading that takes too long is stopped.</summary>
internal sealed class FileEndpoints(Workspace workspace, HostOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/files", LoadAsync);
        routes.MapDelete("/api/jobs/{job}", Cancel);
    }

    private async Task LoadAsync(HttpContext context)
    {
        bool adds = context.Request.Query["mode"].ToString() switch
        {
            "add" => true,
            "replace" => false,
            _ => throw new Refusal(StatusCodes.Status400BadRequest, "Say whether the files are to be added or to replace what is loaded: mode=add or mode=replace."),
        };
        LoadJob job = workspace.NewJob(context.Request.Query["window"].ToString(), context.RequestAborted);
        string folder = workspace.NewFolder();
        bool handedOver = false;
        try
        {
            workspace.ProgressOf(job).Report(new RunProgress(0, "Receiving the files"));
            Upload upload = await new UploadReader(options).ReadAsync(context.Request, folder, job.Cancellation);
            handedOver = true;
            LoadedFiles loaded = await workspace.LoadAsync(job, new LoadWish(upload.Paths, upload.Columns, [folder], IsSample: false), adds);
            await JsonBody.WriteAsync(context, Answer(job, loaded), SeamJson.Default.LoadAnswer);
        }
        catch (OperationCanceledException) when (job.Cancellation.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            throw new Refusal(StatusCodes.Status409Conflict, "Loading was cancelled: what was loaded before is still there.");
        }
        finally
        {
            if (!handedOver)
                PrivateFolder.Delete(folder);
            workspace.End(job);
        }
    }

    private Task Cancel(HttpContext context)
    {
        if (!workspace.Cancel((string)context.Request.RouteValues["job"]!))
            throw new Refusal(StatusCodes.Status404NotFound, "There is no such loading any more: it is done.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static LoadAnswer Answer(LoadJob job, LoadedFiles loaded)
    {
        ReadReport report = loaded.Read.Report;
        return new LoadAnswer(
            job.Id, loaded.Version, report.Rows, report.Placed, report.Unplaced, report.Rejected,
            [.. report.Files.Where(static file => file.Problem.Length > 0).Select(static file => new FileProblem(file.Name, file.Problem))]);
    }
}
