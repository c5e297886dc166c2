using System.Text.RegularExpressions;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.WaysOut;

/// <summary>Every place of the page that can let something out: a saved file, a picture, the clipboard, paper, or what a browser keeps.</summary>
public sealed partial class PageWaysTests
{
    /// <summary>THE list: a file with the ways in it, and what leaves by them.</summary>
    private static readonly Dictionary<string, string> Ways = new(StringComparer.Ordinal)
    {
        ["panels/save.ts: URL.createObjectURL"] = "hands a blob to the browser's downloads; who calls it is listed as saved by",
        ["panels/save.ts: .download ="] = "the same: the name of the file",
        ["panels/files/rejects.tsx: download="] = "rejected rows, whole, to be mended: GET /api/rejects.csv, marked",
        ["panels/brief/sheet-picture.tsx: URL.createObjectURL"] = "the picture of a sheet in the panel, drawn by the host with its marking",
        ["panels/brief/brief-tab.tsx: URL.createObjectURL"] = "the sheet to be printed: the PDF of POST /api/brief/brief.pdf",
        ["panels/brief/brief-tab.tsx: window.open"] = "the same PDF in a window of its own",
        ["view/address.ts: navigator.clipboard"] = "a link with a random key: the host holds what it means, and nobody else can ask",
        ["view/address.ts: history.replaceState"] = "a random key and a number; the address stays blank",
        ["host/api.ts: fetch("] = "asks this host alone: addresses begin with a slash",
        ["host/api.ts: new XMLHttpRequest"] = "hands files to this host",
        ["host/api.ts: new EventSource"] = "hears from this host",
        ["map/layers/basemap/basemap-layer.ts: fetch("] = "the ground that comes with the program",
    };

    [Fact]
    public void Whatever_can_let_something_out_of_the_page_is_in_the_list()
    {
        string root = Repository.Path("Hotspots.Desktop", "web", "src");
        string[] found =
        [
            .. Directory.EnumerateFiles(root, "*.ts*", SearchOption.AllDirectories).SelectMany(path => Out()
                .Matches(Code(File.ReadAllText(path)))
                .Select(match => $"{Path.GetRelativePath(root, path).Replace('\\', '/')}: {match.Value}")).Distinct().Order(StringComparer.Ordinal),
        ];
        Assert.Equal(Ways.Keys.Order(StringComparer.Ordinal), found);
    }

    /// <summary>Who hands something to the browser's downloads, and what it is.</summary>
    private static readonly Dictionary<string, string> Savers = new(StringComparer.Ordinal)
    {
        ["panels/deploy/patrol-part.tsx"] = "a layer of the placement: GET /api/place/layers/NAME",
        ["panels/deploy/raid/raid-part.tsx"] = "the sheets of a day of warrants: POST /api/raid/raid.pdf",
        ["panels/export/export-tab.tsx"] = "layers, records and the picture of the map, each from the host",
        ["panels/brief/brief-tab.tsx"] = "the sheet of a shift: POST /api/brief/NAME",
        ["panels/brief/attended-part.tsx"] = "what was attended: POST /api/attended/NAME",
        ["panels/release/review.tsx"] = "a layer for others: POST /api/release/write, after it was proved and entered in the ledger",
        ["panels/holds/holds-tab.tsx"] = "the back-test: POST /api/backtest/layers/NAME",
    };

    /// <summary>What is handed to the browser's downloads is what the host wrote through its door.</summary>
    [Fact]
    public void Whoever_saves_a_file_is_in_the_list_and_saves_what_the_host_wrote()
    {
        string root = Repository.Path("Hotspots.Desktop", "web", "src");
        string[] savers =
        [
            .. Directory.EnumerateFiles(root, "*.ts*", SearchOption.AllDirectories).Where(static path => Save().IsMatch(Code(File.ReadAllText(path))))
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(Savers.Keys.Order(StringComparer.Ordinal), savers);
        foreach (string saver in savers)
        {
            // A file made in the page would have no marking: what is saved was asked for from the host.
            string code = Code(File.ReadAllText(Path.Combine(root, saver)));
            Assert.DoesNotContain("new Blob", code, StringComparison.Ordinal);
            Assert.Matches("(getPlanFile|postFile|exportLayer|writeIt)[^;]*from '[./]*/(host/api|questions/release)'", code);
        }
    }

    /// <summary>A browser keeps these for whoever comes next.</summary>
    [Fact]
    public void The_page_keeps_nothing_in_the_browser()
    {
        string root = Repository.Path("Hotspots.Desktop", "web", "src");
        foreach (string path in Directory.EnumerateFiles(root, "*.ts*", SearchOption.AllDirectories))
            Assert.DoesNotMatch("localStorage|sessionStorage|indexedDB|document\\.cookie|caches\\.|serviceWorker", Code(File.ReadAllText(path)));
    }

    /// <summary>Without comments.</summary>
    private static string Code(string text) => Comments().Replace(text, "");

    [GeneratedRegex(@"/\*.*?\*/|(?<![:'""])//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"navigator\.clipboard|navigator\.share|navigator\.sendBeacon|URL\.createObjectURL|\.download\s*=|\bdownload=|\.toBlob\(|\.toDataURL\("
            + @"|\bprint\(\)|show(Save|Open)FilePicker|showDirectoryPicker|new Blob\b|\bfetch\((?=[^)])|new XMLHttpRequest|new EventSource|new "
                + "WebSocket"
            + @"|window\.open|postMessage|history\.(push|replace)State|execCommand|new Worker|RTCPeerConnection|importScripts|new Notification")]
    private static partial Regex Out();

    [GeneratedRegex(@"from '[^']*/save'")]
    private static partial Regex Save();
}
