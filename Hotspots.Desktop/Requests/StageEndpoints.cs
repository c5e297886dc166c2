using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hotspots.Desktop.Requests;

/// <summary><c>/api/stages</c>: files are looked at before anything is done with them, with other columns if need be, and then loaded or
/// dropped.</summary>
internal sealed class StageEndpoints(Workspace workspace, HostOptions options)
{
    private readonly Stages _stages = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/stages", AddAsync);
        routes.MapPost("/api/stages/{stage}/look", LookAsync);
        routes.MapPost("/api/stages/{stage}/load", LoadAsync);
        routes.MapDelete("/api/stages/{stage}", Drop);
    }

    private Task AddAsync(HttpContext context) => AsJobAsync(context, async job =>
    {
        string folder = workspace.NewFolder();
        bool isKept = false;
        try
        {
            workspace.ProgressOf(job).Report(new RunProgress(0, "Receiving the files"));
            Upload upload = await new UploadReader(options).ReadAsync(context.Request, folder, [], job.Cancellation);
            LookAnswer answer = await LookAtAsync(job, new Stage(upload, folder, 0), new StageWish(context.Request.Query["mode"]));
            string key = _stages.Add(upload, folder);
            isKept = true;
            await JsonBody.WriteAsync(context, answer with { Stage = key }, SeamJson.Default.LookAnswer);
        }
        finally
        {
            if (!isKept)
                PrivateFolder.Delete(folder);
        }
    });

    private Task LookAsync(HttpContext context) => AsJobAsync(context, async job =>
    {
        string key = KeyOf(context);
        StageWish wish = await WishAsync(context);
        await JsonBody.WriteAsync(context, await LookAtAsync(job, _stages.Find(key), wish) with { Stage = key }, SeamJson.Default.LookAnswer);
    });

    private Task LoadAsync(HttpContext context) => AsJobAsync(context, async job =>
    {
        StageWish wish = await WishAsync(context);
        LoadDeed deed = FileEndpoints.ModeOf(wish.Mode);
        if (wish.Marking is { } marking)
            SecurityMarking.Check(marking);
        Stage stage = _stages.Take(KeyOf(context));
        LoadedFiles loaded = await workspace.LoadAsync(new LoadOrder(job, deed, WishOf(deed == LoadDeed.Add ? Numbered(stage) : stage, wish)));
        await JsonBody.WriteAsync(context, FileEndpoints.Answer(job, loaded), SeamJson.Default.LoadAnswer);
    });

    private Task Drop(HttpContext context)
    {
        _stages.Drop(KeyOf(context));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task<LookAnswer> LookAtAsync(LoadJob job, Stage stage, StageWish wish)
    {
        LoadWish files = WishOf(stage, wish);
        ReadResult alone = await workspace.TryAsync(job, files, isAdded: false);
        ReadReport report = alone.Report;
        var answer = new LookAnswer(
            job.Id, "", [.. report.Files.Select(file => LookedAt(file, PartOf(file, files)))], report.Rows, report.Placed, report.Unplaced,
            report.Rejected,
            alone.Placed.Count == 0 ? Problem(report) : "", workspace.MarkingOf(alone, isAdded: false), null,
            workspace.MarkingOf(alone, isAdded: true), [.. SecurityMarking.Ladder],
            Choices(ReadingChoices.Grids), Choices(ReadingChoices.Dates));
        // Comparing reads what is loaded once more: only where they may come beside it.
        if (wish.Mode != "add" || report.Rows == 0 || workspace.Current.Version == 0)
            return answer;
        // Once, whatever is wished: it is asked how many there are.
        ReadResult beside = await workspace.TryAsync(job, WishOf(stage, wish with { Repeats = "once" }), isAdded: true);
        return answer with
        {
            Repeated = Repeated(beside) - Repeated(workspace.Current.Read),
            MarkingIfAdded = workspace.MarkingOf(beside, isAdded: true),
        };
    }

    private static int Repeated(ReadResult read) => read.Report.Files.Sum(static file => file.Repeated);

    // Beside a file of the same name it gets a number, so that the two are told apart.
    private Stage Numbered(Stage stage)
    {
        var taken = new HashSet<string>(FileEndpoints.NamesIn(workspace), StringComparer.OrdinalIgnoreCase);
        string[] paths = [.. stage.Upload.Paths.Select(path =>
        {
            string free = Path.Combine(Path.GetDirectoryName(path)!, UploadName.Free(Path.GetFileName(path), taken));
            if (free != path)
                File.Move(path, free);
            return free;
        })];
        return stage with { Upload = stage.Upload with { Paths = paths } };
    }

    private static string Problem(ReadReport report) =>
        report.Files.FirstOrDefault(static file => file.Problem.Length > 0) is { } unread && report.Rows == 0
        ? $"{unread.Name} cannot be loaded. {unread.Problem}"
        : report.Rows == 0 ? "There is no row of data in these files: check that they are the right ones." : LoadedFiles.Unplaceable(report);

    private static LookedAtFile LookedAt(FileReport file, int part) => new(
        part, file.Name, file.Format, file.Detail, file.Rows, file.Placed, file.Unplaced, file.Rejected, file.Problem,
        [.. file.Columns.Select(static column => new LookedAtColumn(column.Header, NameOf(column.Role)))],
        file.FirstRows, file.Sheets, file.Grid is { } grid ? ReadingChoices.TitleOf(grid) : null, file.DateOrder, file.OrderIsOpen,
        [.. file.Exchanged.Select(NameOf)]);

    private static string NameOf(ColumnRole role) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    private static ChoiceInfo[] Choices<T>(IReadOnlyList<NamedChoice<T>> choices) =>
        [.. choices.Select(static choice => new ChoiceInfo(choice.Name, choice.Title))];

    // Files of an archive bear its name before their own.
    private static int PartOf(FileReport file, LoadWish files)
    {
        for (int part = 0; part < files.Parts.Count; part++)
        {
            string name = Path.GetFileName(files.Parts[part].Path);
            if (file.Name == name || file.Name.StartsWith(name + "/", StringComparison.Ordinal))
                return part;
        }
        return 0;
    }

    private static LoadWish WishOf(Stage stage, StageWish wish) => new(
        [.. stage.Upload.Paths.Select((path, i) => new LoadPart(
            path, wish.Columns?.GetValueOrDefault(Number(i)) ?? stage.Upload.Columns, stage.Folder, wish.Repeats == "count")
            {
                Reading = wish.Readings?.GetValueOrDefault(Number(i)) is { } own ? ReadingOf(own) : null,
            })],
        IsSample: false, wish.Marking);

    private static string Number(int part) => part.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static FileReading ReadingOf(ReadingWish wish) => new(
        string.IsNullOrEmpty(wish.Sheet) ? null : wish.Sheet,
        Known(wish.Crs, ReadingChoices.GridOf, "system of eastings and northings"), Known(wish.Dates, ReadingChoices.OrderOf, "order of dates"));

    private static T? Known<T>(string? name, Func<string, T?> find, string what) where T : struct => string.IsNullOrEmpty(name)
        ? null
        : find(name) ?? throw new Refusal(StatusCodes.Status400BadRequest, $"There is no {what} \"{name}\": choose one that is offered.");

    private static async Task<StageWish> WishAsync(HttpContext context)
    {
        StageWish wish = await JsonBody.ReadAsync(context, SeamJson.Default.StageWish);
        foreach (Dictionary<string, string> columns in wish.Columns?.Values ?? Enumerable.Empty<Dictionary<string, string>>())
            UploadReader.Check(columns);
        foreach (ReadingWish? own in wish.Readings?.Values ?? Enumerable.Empty<ReadingWish>())
        {
            if (own is not null)
                _ = ReadingOf(own);
        }
        return wish;
    }

    private static string KeyOf(HttpContext context) => (string)context.Request.RouteValues["stage"]!;

    private async Task AsJobAsync(HttpContext context, Func<LoadJob, Task> work)
    {
        LoadJob job = workspace.NewJob(context.Request.Query["window"].ToString(), context.RequestAborted);
        try
        {
            await work(job);
        }
        catch (Exception e) when (job.Cancellation.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested
            && Workspace.IsCancellation(e))
        {
            throw FileEndpoints.Cancelled();
        }
        finally
        {
            workspace.End(job);
        }
    }
}
