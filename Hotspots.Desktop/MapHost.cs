using System.Net;
using Hotspots.Core.Model.Spatial;
using Hotspots.Desktop.Access;
using Hotspots.Desktop.Answers;
using Hotspots.Desktop.Briefs;
using Hotspots.Desktop.Content;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Pictures;
using Hotspots.Desktop.Requests;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Seam;
using Hotspots.Desktop.Tiles;
using Hotspots.Desktop.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hotspots.Desktop;

/// <summary>The host of the map window while it runs: what it holds, and the addresses under which pages can ask for it.</summary>
internal sealed class MapHost : IAsyncDisposable
{
    /// <summary>How long answers under way may take once the end has come.</summary>
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(2);

    /// <summary>How long a page may take to hear why it is left.</summary>
    private static readonly TimeSpan TellingTime = TimeSpan.FromSeconds(1);

    private readonly WebApplication _application;
    private readonly PrivateFolder _folder;
    private readonly Workspace _workspace;
    private readonly Attendance _attendance;
    private readonly TileShelf _tiles;

    private readonly Session _session;
    private readonly RemoteTiles _remote;

    private MapHost(WebApplication application, PrivateFolder folder, Workspace workspace, Attendance attendance, TileShelf tiles, RemoteTiles remote, Session session, Uri root)
    {
        _application = application;
        _folder = folder;
        _workspace = workspace;
        _attendance = attendance;
        _tiles = tiles;
        _remote = remote;
        _session = session;
        Root = root;
        Ended = application.WaitForShutdownAsync();
    }

    /// <summary>Where it listens: "http://127.0.0.1:PORT/". A page that has no cookie gets nothing there.</summary>
    public Uri Root { get; }

    /// <summary>Why the session was shut; null when it was not.</summary>
    public string? WhyShut => _session.IsShut ? Session.WhyShut : null;

    /// <summary>Ends when the host has ended: the last page closed, Ctrl+C, or disposed of.</summary>
    public Task Ended { get; }

    /// <summary>What is loaded.</summary>
    public Workspace Workspace => _workspace;

    /// <summary>Where uploads are kept.</summary>
    public string Folder => _folder.Path;

    /// <summary>A token that lets one page in, once and soon.</summary>
    public string NewToken() => _session.NewToken();

    /// <summary>An address that lets one page in, once and soon.</summary>
    public Uri NewAddress() => new(Root, $"{AccessGate.EntryPath}?{AccessGate.TokenField}={NewToken()}");

    /// <summary>What to do when a page has been let in.</summary>
    public void OnEntered(Action entered) => _session.Entered += entered;

    /// <summary>Asks for the end; <see cref="Ended"/> tells of it.</summary>
    public void Stop() => _application.Lifetime.StopApplication();

    /// <summary>Begins to listen, and to load what was asked for.</summary>
    /// <exception cref="Refusal">The port is taken, the file of tiles cannot be used, or there is no temporary folder.</exception>
    public static async Task<MapHost> StartAsync(HostOptions options, TimeProvider clock)
    {
        var hub = new EventHub();
        Workspace? loaded = null;
        var tiles = new TileShelf(hub, () => TownsOf(loaded));
        if (options.Tiles is { } path)
            tiles.Open(path);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = JsonBody.MostBytes;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(static host => host.ShutdownTimeout = FarewellTime);
        WebApplication application = builder.Build();

        var session = new Session(clock, why => Shut(application, hub, why));
        PrivateFolder folder = NewFolder(options.TemporaryRoot, clock);
        var attendance = new Attendance(clock, options.Linger, options.OpensWindow ? application.Lifetime.StopApplication : null);
        var workspace = new Workspace(folder, hub, options.Marking, application.Lifetime.ApplicationStopping);
        var desk = new RunDesk(clock, application.Lifetime.ApplicationStopping);
        loaded = workspace;
        workspace.Loaded += desk.Begin;
        var questions = new QuestionDesk(clock, application.Lifetime.ApplicationStopping);
        workspace.Loaded += questions.Begin;

        var tileServer = new TileServer();
        var remote = new RemoteTiles(tileServer);
        application.Use(new AccessGate(session).InvokeAsync);
        application.Use((context, next) =>
        {
            attendance.Seen();
            return next(context);
        });
        application.Use(Refusals.InvokeAsync);
        application.UseRouting();
        new DatasetEndpoints(workspace).Map(application);
        new FileEndpoints(workspace, options).Map(application);
        new StageEndpoints(workspace, options).Map(application);
        new RunEndpoints(workspace, desk, hub).Map(application);
        Func<string?> streets = () => (tiles.Current?.File as StreetFile)?.FullPath;
        new QuestionEndpoints(workspace, questions, new NowFinding(desk, clock), hub).Map(application);
        var shelf = new InputShelf(
            "A file of stations, standing teams, forbidden zones or speeds is not here any more: choose it again in Deploy.");
        var placements = new PlacementDesk(desk, shelf, streets, clock);
        new PlacementEndpoints(workspace, placements, hub).Map(application);
        new InputFileEndpoint(workspace, shelf, options).Map(application, "/api/place/files");
        new RaidEndpoint(workspace, new RaidDesk(streets, clock)).Map(application);
        MapBriefs(application, workspace, desk, hub, options, streets, clock);
        new PictureEndpoint(workspace, new PictureDesk(desk, questions, placements, streets)).Map(application);
        // A list of all addresses is a gigabyte and more.
        var uprn = new InputShelf("The file of addresses is not here any more: choose it again in Export.", 2);
        new InputFileEndpoint(workspace, uprn, options).Map(application, "/api/release/files");
        var releases = new ReleaseDesk(uprn, options.Ledger, clock);
        workspace.Loaded += _ => releases.Forget();
        new ReleaseEndpoints(workspace, releases, hub).Map(application);
        new PlaceEndpoints(workspace).Map(application);
        StreetEndpoint.Map(application);
        new TileServerEndpoints(tileServer, remote).Map(application);
        new ViewEndpoints(new ViewShelf()).Map(application);
        new SettingEndpoints(new SettingShelf(options.Settings)).Map(application);
        new TileEndpoints(tiles).Map(application);
        new EventEndpoint(hub, attendance, workspace, clock, application.Lifetime.ApplicationStopping).Map(application);
        new EmbeddedContent(typeof(MapHost).Assembly, typeof(Hotspots.Core.Pipeline.Placements.PlacementGround).Assembly).Map(application);
        try
        {
            await application.StartAsync();
        }
        catch (IOException e)
        {
            folder.Dispose();
            await application.DisposeAsync();
            throw new Refusal(CannotStart, $"Port {options.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)} of 127.0.0.1 cannot be had: another program listens on it, so leave out --port or choose another.", e);
        }
        workspace.Begin(options.Files);
        IServerAddressesFeature addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        var root = new Uri(addresses.Addresses.Single());
        return new MapHost(application, folder, workspace, attendance, tiles, remote, session, root);
    }

    private static void MapBriefs(
        WebApplication application, Workspace workspace, RunDesk runs, EventHub hub, HostOptions options, Func<string?> streets, TimeProvider clock)
    {
        CancellationToken stopping = application.Lifetime.ApplicationStopping;
        var actions = new InputShelf("The list of actions is not here any more: choose it again in Brief.");
        var briefs = new BriefDesk(runs, actions, streets, clock, stopping);
        workspace.Loaded += briefs.Begin;
        new BriefEndpoint(workspace, briefs, hub).Map(application);
        new InputFileEndpoint(workspace, actions, options).Map(application, "/api/brief/actions");
        var logs = new InputShelf("The log of positions is not here any more: choose it again in Brief.");
        var attendance = new AttendedDesk(logs, clock, stopping);
        workspace.Loaded += attendance.Begin;
        new AttendedEndpoint(workspace, attendance, hub).Map(application);
        new InputFileEndpoint(workspace, logs, options, MostLogs).Map(application, "/api/attended/logs");
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _workspace.DisposeAsync();
        _attendance.Dispose();
        await _application.DisposeAsync();
        _tiles.Dispose();
        _remote.Dispose();
        _folder.Dispose();
    }

    private static GridPoint[] TownsOf(Workspace? workspace) => workspace is null
        ? []
        :
        [
            .. workspace.Current.Dataset.Areas.Where(static area => area is { Easting: not null, Northing: not null })
                .Select(static area => new GridPoint(area.Easting!.Value, area.Northing!.Value)),
        ];

    // The pages are told before the line goes.
    private static void Shut(WebApplication application, EventHub hub, string why)
    {
        hub.Tell(null, "shut", new ErrorAnswer(why), SeamJson.Default.ErrorAnswer);
        _ = StopAsync();

        async Task StopAsync()
        {
            await Task.Delay(TellingTime, CancellationToken.None);
            application.Lifetime.StopApplication();
        }
    }

    private static PrivateFolder NewFolder(string root, TimeProvider clock)
    {
        try
        {
            return new PrivateFolder(root, clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal(CannotStart, $"Nothing can be kept in the temporary folder {root}: make it, or point {(OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR")} to another.", e);
        }
    }

    private const int CannotStart = 500;

    /// <summary>Logs of positions that come together.</summary>
    private const int MostLogs = 200;
}
