namespace Hotspots.Tests.Support;

/// <summary>Real data and other programs' answers, kept beside the checkout in a folder named shared and never copied into it.</summary>
internal static class SharedData
{
    private static readonly string? Root = FindRoot();

    /// <summary>Why a test that needs the folder cannot run, or null when it can.</summary>
    public static string? MissingReason(string relativePath) =>
        Root is null ? "there is no folder \"shared\" beside the checkout"
        : File.Exists(System.IO.Path.Combine(Root, relativePath)) || Directory.Exists(System.IO.Path.Combine(Root, relativePath)) ? null
        : $"\"shared/{relativePath}\" is not there";

    /// <summary>Full path of something in the folder.</summary>
    public static string Path(string relativePath) =>
        System.IO.Path.Combine(
            Root ?? throw new InvalidOperationException("The shared folder is absent; mark the test with [SharedFact]."), relativePath);

    private static string? FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Hotspots.sln")))
            {
                string shared = System.IO.Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared");
                return Directory.Exists(shared) ? shared : null;
            }
        }
        return null;
    }
}

/// <summary>A test that needs a file of the shared folder; where it is absent the test is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string relativePath) => Skip = SharedData.MissingReason(relativePath);
}

/// <summary>A theory that needs a file of the shared folder; where it is absent it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string relativePath) => Skip = SharedData.MissingReason(relativePath);
}
