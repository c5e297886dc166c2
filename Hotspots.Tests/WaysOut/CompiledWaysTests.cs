using System.Reflection;
using System.Text;
using Hotspots.Tests.Architecture;

namespace Hotspots.Tests.WaysOut;

/// <summary>
/// Every place of the compiled program that can put bytes on a disk, down a line, on a screen or into another program is in a list, with what goes
/// there. A new one fails here until somebody has said what it lets out.
/// </summary>
public sealed class CompiledWaysTests
{
    /// <summary>THE list: a type, and what leaves by it.</summary>
    private static readonly Dictionary<string, string> Ways = new(StringComparer.Ordinal)
    {
        // Results: everything the commands write.
        ["Hotspots.Core.Files.Writing.FileOperations"] = "THE writer of results, whose only user is the release door",
        ["Hotspots.Core.Files.Writing.WriteLock"] = "a lock, and who writes: process, user and computer",
        ["Hotspots.Core.Outputs.Formats.GeoPackage.SqliteImage"] = "a database in memory, handed to the release door as bytes",
        ["Hotspots.Cli.Reports.Terminal"] = "what commands say and their JSON: searched by CommandWaysTests",
        ["Hotspots.Cli.Interruption"] = "one sentence when a command is ended",
        // Answers of the host: each address is in HostWaysTests.
        ["Hotspots.Desktop.Answers.Download"] = "files, each written by a door",
        ["Hotspots.Desktop.Answers.JsonBody"] = "answers to the page",
        ["Hotspots.Desktop.Answers.Refusals"] = "one sentence",
        ["Hotspots.Desktop.Access.AccessGate"] = "the page that lets one in, and refusals",
        ["Hotspots.Desktop.Content.EmbeddedContent"] = "the page itself and what comes with the program",
        ["Hotspots.Desktop.Requests.DatasetEndpoints"] = "columns of incidents, and the report",
        ["Hotspots.Desktop.Requests.PlaceEndpoints"] = "which incidents lie in a boundary, a byte each",
        ["Hotspots.Desktop.Requests.RunEndpoints"] = "columns of surfaces and cells",
        ["Hotspots.Desktop.Requests.TileServerEndpoints"] = "a picture of the tile server that the user turned on",
        ["Hotspots.Desktop.Tiles.TileEndpoints"] = "a tile of the user's own map file",
        // What the host keeps while it runs, in folders of the user's own.
        ["Hotspots.Desktop.Access.EntryFile"] = "a key that is good once, for 60 seconds",
        ["Hotspots.Desktop.Loading.PrivateFolder"] = "a lock of the folder of uploads",
        ["Hotspots.Desktop.Loading.SampleFile"] = "the sample, which is made up",
        ["Hotspots.Desktop.Loading.UploadReader"] = "files that the user dropped on the window, until it is closed",
        ["Hotspots.Desktop.Requests.StageEndpoints"] = "the same files under their names",
        ["Hotspots.Desktop.Views.SettingShelf"] = "settings that the user chose to keep",
        // Words at the terminal that started the host, the browser, and the network.
        ["Hotspots.Desktop.Program"] = "where the map is, and one sentence where it cannot be",
        ["Hotspots.Desktop.FreshAddresses"] = "another address that is good once",
        ["Hotspots.Desktop.Window.ApplicationWindow"] = "starts the browser with the name of a file, and no key",
        ["Hotspots.Desktop.Window.LastWill"] = "a shell that deletes the folders of a host that was killed",
        ["Hotspots.Desktop.Access.RemoteTiles"] = "asks the tile server that the user turned on for pictures: it learns where is looked",
        // What a force keeps for itself; neither is ever handed over.
        ["Hotspots.Core.Files.Ledger.LedgerDatabase"] = "the ledger of what was handed over, with what is hidden in it, in the user's own folder",
        ["Hotspots.Core.Files.Stores.Database.StoreDatabase"] = "the store of a force's incidents: what leaves it goes through a door",
        ["Hotspots.Core.Files.Stores.GeoPackageStore"] = "makes that store beside its place, and puts it there",
        ["Hotspots.Desktop.Briefs.BriefEndpoint"] = "a picture of a sheet for the page, drawn behind the door of findings",
        ["Hotspots.Desktop.Requests.PictureEndpoint"] = "the picture of the map, from the door of findings",
        // Opened to be read, and never written to.
        ["Hotspots.Core.Files.Addresses.AddressFile"] = "reads a list of addresses",
        ["Hotspots.Core.Files.Stores.StoreFile"] = "reads the first bytes of a store",
        ["Hotspots.Core.Files.Pipe"] = "reads a pipe",
        ["Hotspots.Core.Files.SourceFiles"] = "reads the first bytes of a file",
        ["Hotspots.Core.Files.Writing.FileStatus"] = "asks a file for its number on the disk",
        ["Hotspots.Core.Files.Roads.StreetFiles"] = "reads streets",
        ["Hotspots.Core.Files.Roads.Packages.StreetPackage"] = "reads a package of streets",
        ["Hotspots.Desktop.Tiles.MbtilesFile"] = "reads a map file",
        ["Hotspots.Desktop.Tiles.PmtilesFile"] = "reads a map file",
        ["Hotspots.Desktop.Tiles.TileConnection"] = "reads a map file",
        ["Hotspots.Desktop.Tiles.TileFile"] = "reads the first bytes of a map file",
    };

    private static readonly Assembly[] Program =
    [
        typeof(Hotspots.Core.Files.Release.ReleaseDoor).Assembly, typeof(Hotspots.Cli.Program).Assembly, typeof(Hotspots.Desktop.MapHost).Assembly,
        typeof(Hotspots.Paper.Drawing.SheetFile).Assembly,
    ];

    [Fact]
    public void Whatever_can_let_bytes_out_is_in_the_list()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Type type in Program.SelectMany(static assembly => assembly.GetTypes()))
        {
            foreach (MethodBase called in CompiledRooms.Calls(type).Where(LetsOut))
                found.Add($"{Outermost(type)}: {called.DeclaringType!.Name}.{called.Name}");
        }
        string[] users = [.. found.Select(static one => one.Split(": ")[0]).Distinct()];
        Assert.True(
            users.All(Ways.ContainsKey),
            "New ways out; say in the list what leaves by each, and search it in CommandWaysTests or HostWaysTests:\n"
                + string.Join('\n', found.Where(static one => !Ways.ContainsKey(one.Split(": ")[0]))));
        Assert.Equal([], Ways.Keys.Except(users));
        Assert.All(Ways.Values, static why => Assert.True(why.Length > 10));
    }

    /// <summary>The reader of the compiled program sees what it is to see.</summary>
    [Fact]
    public void A_way_that_nobody_listed_is_seen()
    {
        Assert.Contains(CompiledRooms.Calls(typeof(Leak)), LetsOut);
        Assert.DoesNotContain(CompiledRooms.Calls(typeof(NoLeak)), LetsOut);
    }

    private static bool LetsOut(MethodBase called)
    {
        string type = called.DeclaringType?.FullName ?? "", name = called.Name;
        bool isByName = called.GetParameters().FirstOrDefault()?.ParameterType == typeof(string);
        return type switch
        {
            "System.IO.File" => name.StartsWith("Write", StringComparison.Ordinal) || name.StartsWith("Append", StringComparison.Ordinal)
                || name is "Create" or "CreateText" or "Open" or "OpenWrite" or "OpenHandle" or "Copy" or "Move" or "Replace",
            "System.IO.FileInfo" => name is "Create" or "CreateText" or "AppendText" or "Open" or "OpenWrite" or "CopyTo" or "MoveTo" or "Replace",
            "System.IO.FileStream" => name == ".ctor",
            "System.IO.StreamWriter" or "System.Xml.XmlWriter" or "System.Xml.XmlTextWriter" => isByName && name is ".ctor" or "Create" && isByName,
            "System.IO.RandomAccess" => name.StartsWith("Write", StringComparison.Ordinal),
            "System.IO.Compression.ZipFile" => name is "Open" or "CreateFromDirectory" or "ExtractToDirectory",
            "System.IO.MemoryMappedFiles.MemoryMappedFile" => true,
            "System.Console" => name.StartsWith("Write", StringComparison.Ordinal) || name is "get_Out" or "get_Error" or "OpenStandardOutput"
                or "OpenStandardError",
            "System.Diagnostics.Process" => name == "Start",
            "System.Diagnostics.Trace" or "System.Diagnostics.EventLog" or "System.Diagnostics.Debug" =>
                name.StartsWith("Write", StringComparison.Ordinal),
            "System.Net.Http.HttpClient" or "System.Net.Sockets.Socket" or "System.Net.Sockets.TcpClient" or "System.Net.Sockets.UdpClient"
                or "System.Net.WebRequest" or "System.Net.WebClient" or "System.Net.Mail.SmtpClient" => true,
            "System.IO.Pipes.NamedPipeServerStream" or "System.IO.Pipes.NamedPipeClientStream" or "System.IO.Pipes.AnonymousPipeServerStream" => true,
            "Microsoft.Data.Sqlite.SqliteConnection" => name == ".ctor",
            "SQLitePCL.raw" => name.StartsWith("sqlite3_open", StringComparison.Ordinal) || name == "sqlite3_serialize",
            "Microsoft.AspNetCore.Http.HttpResponse" => name is "get_Body" or "get_BodyWriter" or "set_Body",
            "Microsoft.AspNetCore.Http.HttpResponseWritingExtensions" or "Microsoft.AspNetCore.Http.SendFileResponseExtensions" => true,
            "Spectre.Console.AnsiConsole" => true,
            _ => type.StartsWith("SkiaSharp.", StringComparison.Ordinal) && isByName && name is ".ctor" or "Create" or "CreatePdf" or "CreateXps"
                    && type.StartsWith("SkiaSharp.", StringComparison.Ordinal) && isByName
                        && type is not ("SkiaSharp.SKData" or "SkiaSharp.SKTypeface")
                || (type.StartsWith("DocumentFormat.OpenXml.Packaging", StringComparison.Ordinal) && name == "Create" && isByName),
        };
    }

    private static string Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.FullName!;
    }

    private static class Leak
    {
        public static void Out(string path) => File.WriteAllBytes(path, Encoding.UTF8.GetBytes(path));
    }

    private static class NoLeak
    {
        public static byte[] In(string path) => File.ReadAllBytes(path);
    }
}
