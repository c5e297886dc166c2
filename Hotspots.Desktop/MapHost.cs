using System.Net;
using Hotspots.Desktop.Access;
using Hotspots.Desktop.Content;
using Hotspots.Desktop.Events;
using Hotspots.Desktop.Loading;
using Hotspots.Desktop.Requests;
using Hotspots.Desktop.Running;
using Hotspots.Desktop.Tiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hotspots.Desktop;

/// <summary>The host of the map window while it runs: what it holds, and the one address under which a page can ask for it.</summary>
internal sealed class MapHost : IAsyncDisposable
{
    /// <summary>How long answers under way may take once the end has come.</summary>
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;
    private readonly PrivateFolder _folder;
    private readonly Workspace _workspace;
    private readonly Attendance _attendance;
    private readonly TileShelf _tiles;

    private MapHost(WebApplication application, PrivateFolder folder, Workspace workspace, Attendance attendance, TileShelf tiles, Uri address)
    {
        _application = application;
        _folder = folder;
        _workspace = workspace;
        _attendance = attendance;
        _tiles = tiles;
        Address = address;
        Ended = application.WaitForShutdownAsync();
    }

    /// <summary>The first address of a page, with the token.</summary>
    public Uri Address { get; }

    /// <summary>Ends when the host has ended: the last page closed, Ctrl+C, or disposed of.</summary>
    public Task Ended { get; }

    /// <summary>What is loaded.</summary>
    public Workspace Workspace => _workspace;

    /// <summary>Where uploads are kept.</summary>
    public string Folder => _folder.Path;

    /// <summary>Asks for the end; <see cref="Ended"/> tells of it.</summary>
    public void Stop() => _application.Lifetime.StopApplication();

    /// <summary>Begins to listen, and to load what was asked for.</summary>
    /// <exception cref="Refusal">The port is taken, the file of tiles cannot be used, or there is no temporary folder.</exception>
    public static async Task<MapHost> StartAsync(HostOptions options, TimeProvider clock)
    {
        var hub = new EventHub();
        var tiles = new TileShelf(hub);
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

        var token = Token.New();
        PrivateFolder folder = NewFolder(options.TemporaryRoot, clock);
        var attendance = new Attendance(clock, options.Linger, options.OpensWindow ? application.Lifetime.StopApplication : null);
        var workspace = new Workspace(folder, hub, options.Marking, application.Lifetime.ApplicationStopping);
        var desk = new RunDesk(clock, application.Lifetime.ApplicationStopping);
        workspace.Loaded += desk.Begin;

        var tileServer = new TileServer();
        application.Use(new AccessGate(token, tileServer).InvokeAsync);
        application.Use(Refusals.InvokeAsync);
        application.UseRouting();
        new DatasetEndpoints(workspace).Map(application);
        new FileEndpoints(workspace, options).Map(application);
        new RunEndpoints(workspace, desk).Map(application);
        new PlacementEndpoints(workspace, new PlacementDesk(desk, clock)).Map(application);
        PlaceEndpoints.Map(application);
        TileServerEndpoint.Map(application, tileServer);
        new TileEndpoints(tiles).Map(application);
        new EventEndpoint(hub, attendance, workspace, clock, application.Lifetime.ApplicationStopping).Map(application);
        new EmbeddedContent(typeof(MapHost).Assembly).Map(application);
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
        return new MapHost(application, folder, workspace, attendance, tiles, new Uri(root, token.FirstPath));
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _workspace.DisposeAsync();
        _attendance.Dispose();
        await _application.DisposeAsync();
        _tiles.Dispose();
        _folder.Dispose();
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
}
