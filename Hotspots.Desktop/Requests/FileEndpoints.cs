using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>/api/files</c> and <c>/api/jobs/J</c>: files come in, go out again or are read otherwise, and a loading that takes too long is
/// stopped.</summary>
internal sealed class FileEndpoints(Workspace workspace, HostOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/files", LoadAsync);
        routes.MapPost("/api/files/undo", context => DoAsync(context, job => new LoadOrder(job, LoadDeed.Undo, LoadWish.Nothing)));
        routes.MapDelete("/api/files/{part}", context => DoAsync(context, job => AboutPart(context, job, LoadDeed.Remove)));
        routes.MapPut("/api/files/{part}/columns", ChangeColumnsAsync);
        routes.MapPut("/api/marking", MarkAsync);
        routes.MapDelete("/api/jobs/{job}", Cancel);
    }

    /// <summary>Names of the files that are loaded.</summary>
    public static IEnumerable<string> NamesIn(Workspace workspace) => workspace.Current.Wish.Paths.Select(static path => Path.GetFileName(path));

    /// <summary>Which mode the request names.</summary>
    /// <exception cref="Refusal">It names none.</exception>
    public static LoadDeed ModeOf(string? mode) => mode switch
    {
        "add" => LoadDeed.Add,
        "replace" => LoadDeed.Replace,
        _ =>
            throw new Refusal(
                StatusCodes.Status400BadRequest, "Say whether the files are to be added or to replace what is loaded: mode=add or mode=replace."),
    };

    /// <summary>What came of it.</summary>
    public static LoadAnswer Answer(LoadJob job, LoadedFiles loaded)
    {
        ReadReport report = loaded.Read.Report;
        return new LoadAnswer(
            job.Id, loaded.Version, report.Rows, report.Placed, report.Unplaced, report.Rejected, report.Files.Sum(static file => file.Repeated),
            [.. report.Files.Where(static file => file.Problem.Length > 0).Select(static file => new FileProblem(file.Name, file.Problem))]);
    }

    private async Task LoadAsync(HttpContext context)
    {
        LoadDeed deed = ModeOf(context.Request.Query["mode"]);
        LoadJob job = workspace.NewJob(context.Request.Query["window"].ToString(), context.RequestAborted);
        string folder = workspace.NewFolder();
        bool handedOver = false;
        try
        {
            workspace.ProgressOf(job).Report(new RunProgress(0, "Receiving the files"));
            Upload upload =
                await new UploadReader(options).ReadAsync(context.Request, folder, deed == LoadDeed.Add ? NamesIn(workspace) : [], job.Cancellation);
            handedOver = true;
            bool counts = context.Request.Query["repeats"] == "count";
            var wish = new LoadWish([.. upload.Paths.Select(path => new LoadPart(path, upload.Columns, folder, counts))]);
            LoadedFiles loaded = await workspace.LoadAsync(new LoadOrder(job, deed, wish));
            await JsonBody.WriteAsync(context, Answer(job, loaded), SeamJson.Default.LoadAnswer);
        }
        catch (OperationCanceledException) when (job.Cancellation.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            throw Cancelled();
        }
        finally
        {
            if (!handedOver)
                PrivateFolder.Delete(folder);
            workspace.End(job);
        }
    }

    /// <summary>What is said of a loading that was stopped.</summary>
    public static Refusal Cancelled() => new(StatusCodes.Status409Conflict, "Loading was cancelled: what was loaded before is still there.");

    private async Task ChangeColumnsAsync(HttpContext context)
    {
        Dictionary<string, string> columns = await JsonBody.ReadAsync(context, SeamJson.Default.DictionaryStringString);
        UploadReader.Check(columns);
        await DoAsync(context, job => AboutPart(context, job, LoadDeed.Columns) with { Columns = columns });
    }

    private async Task MarkAsync(HttpContext context)
    {
        string marking = (await JsonBody.ReadAsync(context, SeamJson.Default.MarkingWish)).Marking?.Trim() ?? "";
        SecurityMarking.Check(marking);
        await DoAsync(context, job => new LoadOrder(job, LoadDeed.Mark, LoadWish.Nothing with { Marking = marking }));
    }

    private async Task DoAsync(HttpContext context, Func<LoadJob, LoadOrder> order)
    {
        LoadJob job = workspace.NewJob(context.Request.Query["window"].ToString(), context.RequestAborted);
        try
        {
            await JsonBody.WriteAsync(context, Answer(job, await workspace.LoadAsync(order(job))), SeamJson.Default.LoadAnswer);
        }
        finally
        {
            workspace.End(job);
        }
    }

    private static LoadOrder AboutPart(HttpContext context, LoadJob job, LoadDeed deed) => new(job, deed, LoadWish.Nothing)
    {
        Part = Whole((string?)context.Request.RouteValues["part"]),
        Version = Whole(context.Request.Query["version"]),
    };

    private static int Whole(string? text) => DatasetEndpoints.TryWhole(text, out int number)
        ? number
        : throw new Refusal(StatusCodes.Status400BadRequest, "A file is named by its number and the version of the data: load the page again.");

    private Task Cancel(HttpContext context)
    {
        if (!workspace.Cancel((string)context.Request.RouteValues["job"]!))
            throw new Refusal(StatusCodes.Status404NotFound, "There is no such loading any more: it is done.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
