namespace Hotspots.Packaging;

/// <summary>What is to be shipped is not what was agreed on: one sentence that says what to do.</summary>
internal sealed class PackagingException : Exception
{
    public PackagingException(string message)
        : base(message)
    {
    }

    public PackagingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
