using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Hotspots.Tests.Support.Running.WindowFirst", "Hotspots.Tests")]

namespace Hotspots.Tests.Support.Running;

/// <summary>Order of the test collections, longest first: the tests of the map window share one browser, run one after another, and mostly
/// wait.</summary>
public sealed class WindowFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections
        .OrderBy(static collection => Rank(collection.DisplayName))
        .ThenBy(static collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Rank(string name) => name == EndToEnd.MapWindow.Name ? 0 : name.Contains(".EndToEnd.", StringComparison.Ordinal) ? 1 : 2;
}
