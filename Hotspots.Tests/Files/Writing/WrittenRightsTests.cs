using System.Runtime.Versioning;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Writing;

/// <summary>Who may read what is written?</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WrittenRightsTests : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = Own | UnixFileMode.UserExecute;
    private const UnixFileMode Everybody =
        OwnFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void What_is_made_is_for_the_user_alone()
    {
        ReleaseDoor.Write(TestRun.Make(), Place("a/b"), CancellationToken.None);
        Assert.Equal([OwnFolder, OwnFolder], ModesOf("a", "a/b"));
        Assert.All(Directory.GetFiles(_folder.PathOf("a/b")), static file => Assert.Equal(Own, File.GetUnixFileMode(file)));
        ReleaseDoor.WriteRejects([], "OFFICIAL", Place("c/rejects.csv"), CancellationToken.None);
        Assert.Equal([OwnFolder, Own], ModesOf("c", "c/rejects.csv"));
    }

    [UnixFact]
    public void A_folder_that_is_there_keeps_its_rights_and_a_file_in_it_is_for_the_user_alone()
    {
        Directory.CreateDirectory(_folder.PathOf("team"));
        File.SetUnixFileMode(_folder.PathOf("team"), Everybody);
        _folder.Write("team/run.json", "{}");
        File.SetUnixFileMode(_folder.PathOf("team/run.json"), Everybody);
        ReleaseDoor.Write(TestRun.Make(), Place("team"), CancellationToken.None);
        Assert.Equal([Everybody, Own], ModesOf("team", "team/run.json"));
    }

    [UnixFact]
    public void Shared_output_is_as_the_users_mask_has_it()
    {
        UnixFileMode folder = File.GetUnixFileMode(Directory.CreateDirectory(_folder.PathOf("usual")).FullName);
        UnixFileMode file = File.GetUnixFileMode(_folder.Write("usual/file", ""));
        ReleaseDoor.Write(TestRun.Make(), Place("a/b") with { IsShared = true }, CancellationToken.None);
        Assert.Equal([folder, folder], ModesOf("a", "a/b"));
        Assert.All(Directory.GetFiles(_folder.PathOf("a/b")), path => Assert.Equal(file, File.GetUnixFileMode(path)));
    }

    private OutputPlace Place(string name) => new(_folder.PathOf(name)) { Inputs = [] };

    private UnixFileMode[] ModesOf(params string[] names) => Array.ConvertAll(names, name => File.GetUnixFileMode(_folder.PathOf(name)));

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute()
        {
            if (OperatingSystem.IsWindows())
                Skip = "Windows gives what is made the rights of the folder above";
        }
    }
}
