namespace Hotspots.Tests.Support;

/// <summary>A clock that shows one time and, asked again, one second more.</summary>
internal sealed class FixedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _next = start;

    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset now = _next;
        _next += TimeSpan.FromSeconds(1);
        return now;
    }
}
