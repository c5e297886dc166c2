using System.Net.Sockets;
using System.Text;

namespace Hotspots.Tests.Desktop;

/// <summary>A request written by hand: what a client library would mend, an attacker does not.</summary>
internal static class RawRequest
{
    /// <summary>Sends the lines and gives back the status line and all that follows until the host closes or falls silent after its answer.</summary>
    public static async Task<string> SendAsync(Uri root, params string[] lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(root.Host, root.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"));
        var answer = new StringBuilder();
        var block = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!IsWhole(answer.ToString()))
        {
            int length = await stream.ReadAsync(block, patience.Token);
            if (length == 0)
                break;
            answer.Append(Encoding.UTF8.GetString(block, 0, length));
        }
        return answer.ToString();
    }

    // An error is one chunk, or has a length and ends with its only object.
    private static bool IsWhole(string answer) =>
        answer.EndsWith("0\r\n\r\n", StringComparison.Ordinal) || (answer.Contains("\r\n\r\n", StringComparison.Ordinal) && answer.EndsWith('}'));
}
