namespace Hotspots.Core.Files;

/// <summary>The rest of a file cannot be read. The message is one clear sentence that says what to change, without the file's name.</summary>
internal sealed class UnreadableFileException : Exception
{
    /// <summary>Is the file sound and of a kind that holds no incidents? Among others it is passed over then.</summary>
    public bool IsOfOtherKind { get; init; }

    /// <summary>Makes one without a message.</summary>
    public UnreadableFileException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">One sentence that says what to change.</param>
    public UnreadableFileException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">One sentence that says what to change.</param>
    /// <param name="innerException">What went wrong underneath.</param>
    public UnreadableFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
