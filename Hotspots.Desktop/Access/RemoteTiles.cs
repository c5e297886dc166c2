using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Hotspots.Desktop.Access;

/// <summary>Tiles of a server on the network, fetched for the page: the browser itself asks nobody but the host.</summary>
/// <remarks>Only the servers that <see cref="TileServer"/> names are asked, also where one sends on to another address; nothing is told to them but
/// the address.</remarks>
internal sealed class RemoteTiles : IDisposable
{
    private const int MostTileBytes = 8 << 20, MostWordBytes = 16 << 20, MostRedirects = 3;

    /// <summary>A browser asks one host for six things at a time: a server that is silent must not keep them all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TileServer _servers;
    private readonly HttpClient _client;

    public RemoteTiles(TileServer servers)
    {
        _servers = servers;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = Patience,
            // The force's own proxy is found and answered as its other programs do.
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = MostWordBytes,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Hotspots");
    }

    /// <summary>A picture.</summary>
    /// <returns>Its type, which its own first bytes say, and its bytes; null where the server has none.</returns>
    /// <exception cref="Refusal">The server is not one that was turned on, it does not answer, or that is no picture.</exception>
    public async Task<(string Type, byte[] Bytes)?> PictureAsync(string? address, CancellationToken cancellation)
    {
        (int status, byte[] bytes) = await AskAsync(address, MostTileBytes, cancellation);
        if (status is StatusCodes.Status404NotFound or StatusCodes.Status204NoContent)
            return null;
        if (status != StatusCodes.Status200OK)
            throw Answered(status);
        // A picture that holds scripts is not among these.
        string type = bytes.AsSpan() switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
            _ => throw new Refusal(StatusCodes.Status502BadGateway, "The tile server sent something that is no picture: check its address."),
        };
        return (type, bytes);
    }

    /// <summary>What a server says of itself.</summary>
    /// <exception cref="Refusal">The server is not one that may be read from, or it does not answer.</exception>
    public async Task<byte[]> WordsAsync(string? address, CancellationToken cancellation)
    {
        if (!_servers.IsRead)
            throw Stranger();
        (int status, byte[] bytes) = await AskAsync(address, MostWordBytes, cancellation);
        return status == StatusCodes.Status200OK ? bytes : throw Answered(status);
    }

    public void Dispose() => _client.Dispose();

    private async Task<(int Status, byte[] Bytes)> AskAsync(string? address, int most, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? next))
            throw Stranger();
        try
        {
            for (int redirects = 0; redirects <= MostRedirects; redirects++)
            {
                if (!_servers.Allows(next))
                    throw redirects == 0 ? Stranger() : Elsewhere();
                using HttpResponseMessage answer = await _client.GetAsync(next, HttpCompletionOption.ResponseHeadersRead, cancellation);
                if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } location)
                {
                    next = new Uri(next, location);
                    continue;
                }
                return ((int)answer.StatusCode, await ReadAsync(answer, most, cancellation));
            }
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new Refusal(StatusCodes.Status502BadGateway, "The tile server does not answer: check its address and the network.", e);
        }
        throw Elsewhere();
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, int most, CancellationToken cancellation)
    {
        // The time of the client ends with the headers.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await using Stream from = await answer.Content.ReadAsStreamAsync(patience.Token);
        using var bytes = new MemoryStream();
        var block = new byte[1 << 14];
        int length;
        while ((length = await from.ReadAsync(block, patience.Token)) > 0)
        {
            bytes.Write(block, 0, length);
            if (bytes.Length > most)
                throw new Refusal(StatusCodes.Status502BadGateway, "The tile server sent more than a tile can be: check its address.");
        }
        return bytes.ToArray();
    }

    private static Refusal Stranger() =>
        new(StatusCodes.Status403Forbidden, "This is not the tile server that was turned on: choose it in the layers first.");

    private static Refusal Elsewhere() =>
        new(StatusCodes.Status502BadGateway, "The tile server sends the question on to another server: give that server's address.");

    private static Refusal Answered(int status) => new(
        StatusCodes.Status502BadGateway,
        $"The tile server answered {status.ToString(CultureInfo.InvariantCulture)}{(status is 401 or 403 ? ": the address may need a key" : "")}. "
            + $"Check its address.");
}
