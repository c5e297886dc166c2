using System.Globalization;
using System.Text;
using Hotspots.Core.Pipeline;

namespace Hotspots.Packaging;

/// <summary>Writes what goes with the program: notice, bill of materials, release.</summary>
internal static class Program
{
    private const string Usage = """
        notice ROOT                       Writes ROOT/NOTICE from the lock files and the packages.
        sbom ROOT FILE PROJECT...         Writes the bill of materials of a build of these projects.
        release ROOT RID DIST CLI WINDOW  Makes DIST/hotspots-VERSION-RID.zip of the two published programs.
        """;

    private static int Main(string[] words)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            switch (words)
            {
                case ["notice", string root]:
                    File.WriteAllText(Path.Combine(root, "NOTICE"), Notice.Write(Parts.Of(root, Parts.Shipped)));
                    return 0;
                case ["sbom", string root, string file, .. string[] projects] when projects.Length > 0:
                    File.WriteAllBytes(file, BillOfMaterials.Write(ProgramVersion.Current, Parts.Of(root, projects), platform: null));
                    return 0;
                case ["release", string root, string platform, string dist, string commandLine, string window]:
                    MakeRelease(root, platform, dist, [commandLine, window]);
                    return 0;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (PackagingException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void MakeRelease(string root, string platform, string dist, string[] published)
    {
        ProgramVersion version = ProgramVersion.Current;
        string name = $"hotspots-{version.Release}-{platform}", folder = Path.Combine(dist, name), archive = folder + ".zip";
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Release.Merge(published, folder);
        Release.Complete(root, folder, platform, version);
        // Without a commit there is no date that would be the same twice but the first that an archive can hold.
        DateOnly date = version.Date is { } said ? DateOnly.ParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture) : new DateOnly(1980, 1, 1);
        Release.Pack(folder, archive, date, ["hotspots", "hotspots-desktop"]);
        File.WriteAllText(archive + ".sha256", $"{Release.Sum(archive)}  {name}.zip\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Console.Out.WriteLine($"{archive}: {new FileInfo(archive).Length / 1e6:N1} MB, {version}");
    }
}
