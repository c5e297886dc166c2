namespace Hotspots.Desktop;

/// <summary>A request, or the start itself, cannot be granted. The message is one sentence that says what to do.</summary>
internal sealed class Refusal : Exception
{
    public Refusal(int status, string message, Exception? because = null)
        : base(message, because) => Status = status;

    /// <summary>The HTTP status that says the same to a program.</summary>
    public int Status { get; }
}
