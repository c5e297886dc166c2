using Hotspots.Benchmarks.Stores;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Benchmarks.Stores;

/// <summary>A store outlives the program that is killed while it adds to it.</summary>
public sealed class StoreKillsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_incident_is_lost_or_there_twice_after_a_kill()
    {
        var trial = new StoreKills(_folder.Path);
        using var said = new StringWriter();
        trial.Kill(said, 20, seed: 7);
        Assert.Empty(trial.Faults);
        Assert.InRange(trial.Kills, 5, 20);
    }
}
