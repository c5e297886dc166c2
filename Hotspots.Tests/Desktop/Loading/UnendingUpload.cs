using System.Net;

namespace Hotspots.Tests.Desktop.Loading;

/// <summary>An upload whose one file stops in the middle and says no more, until it is ended.</summary>
internal sealed class UnendingUpload : IDisposable
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public UnendingUpload() => Form = new Content(_end.Task);

    public HttpContent Form { get; }

    public void End() => _end.TrySetResult();

    public void Dispose() => End();

    private sealed class Content : HttpContent
    {
        private readonly Task _end;

        public Content(Task end)
        {
            _end = end;
            Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"unending.csv\"\r\n\r\nid,kind\n"u8.ToArray());
            await stream.FlushAsync();
            await _end;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
