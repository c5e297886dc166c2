namespace Hotspots.Tests.Architecture;

/// <summary>Fails with every breach written out, one a line.</summary>
internal static class Breaches
{
    public static void None(IEnumerable<string> breaches)
    {
        string[] found = [.. breaches];
        if (found.Length > 0)
            Assert.Fail(string.Join('\n', found));
    }
}
