namespace Hotspots.Core.Model;

/// <summary>
/// Results could not be written. The message is one clear sentence (or two) that says what to change; earlier output is untouched.
/// </summary>
internal sealed class OutputException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public OutputException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What to change.</param>
    public OutputException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What to change.</param>
    /// <param name="innerException">What went wrong underneath.</param>
    public OutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
