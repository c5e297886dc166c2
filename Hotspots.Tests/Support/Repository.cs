namespace Hotspots.Tests.Support;

/// <summary>The checkout that the tests were built from: its sources, documents and sample data.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Hotspots.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of something in the checkout.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Hotspots.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("Hotspots.sln is not above " + AppContext.BaseDirectory);
    }
}
