using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hotspots.Benchmarks.Attack;
using Hotspots.Core.Indexing;

namespace Hotspots.Benchmarks.Soak;

/// <summary>What pages do all day, in quick succession: they come, listen, load, filter, run, download, and go.</summary>
/// <param name="host">The host.</param>
/// <param name="number">Which of the pages that are open at once; the first one loads.</param>
internal sealed class SoakWindow(HostProcess host, int number)
{
    private const int StepsOfAPage = 25, StepsToALoad = 12, MostAdded = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private static readonly string[] Filters =
    [
        "{}", """{"kinds":["tip"]}""", """{"weekdays":[5,6]}""", """{"hours":[22,23,0,1,2]}""", """{"areas":["Mold"]}""",
        """{"kinds":["nothing of the kind"]}""",
    ];

    private static readonly string[] Methods =
        ["""["dbscan"]""", """["hdbscan"]""", """["kde"]""", """["gi-star"]""", """["optics"]""", """["dbscan","kde"]""", """["relative-risk"]""",
            "[]"];

    private static readonly string[] Layers =
        ["hotspots.geojson", "areas.geojson", "incidents.geojson", "run.json", "hotspots.csv", "density.geojson"];

    private static readonly string[] Gets =
        ["/", "/api/dataset", "/api/report", "/api/rejects?from=0&count=20", "/api/rejects.csv", "/api/methods", "/api/weights", "/api/incident/3",
            "/api/settings", "/api/tiles", "/api/place?q=Mold", "/NOTICE.txt", "/nothing"];

    private readonly SeededRandom _chance = new((ulong)number);
    private readonly string _name = "w" + number.ToString(CultureInfo.InvariantCulture);
    private int _version, _loads;

    /// <summary>Requests that were answered.</summary>
    public int Answered { get; private set; }

    /// <summary>Answers that no request should get.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>How long each answer took until its last byte, milliseconds, by the kind of request; only of those that were answered well.</summary>
    public Dictionary<string, List<double>> Milliseconds { get; } = new(StringComparer.Ordinal);

    /// <summary>Pages that came and went.</summary>
    public int Pages { get; private set; }

    /// <summary>Goes on until it is ended.</summary>
    public async Task GoOnAsync(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested && !host.HasEnded)
        {
            try
            {
                using HttpClient page = await host.PageAsync();
                Pages++;
                // It is closed in the middle of what it listens to, as a window is.
                using HttpResponseMessage events = await page.GetAsync(
                    $"/api/events?window={_name}", HttpCompletionOption.ResponseHeadersRead, ending);
                for (int step = 0; step < StepsOfAPage && !ending.IsCancellationRequested; step++)
                {
                    await StepAsync(page, step, ending);
                    await Task.Delay(Pause, ending);
                }
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or TimeoutException or AttackFaultException)
            {
                Faults.Add($"{_name}: {e.Message}");
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
        }
    }

    private async Task StepAsync(HttpClient page, int step, CancellationToken ending)
    {
        if (number == 0 && step % StepsToALoad == 0)
        {
            await LoadAsync(page, ending);
            return;
        }
        if (step % 5 == 0)
            await DatasetAsync(page, ending);
        switch (_chance.NextInt32(6))
        {
            case 0:
                await SendAsync(page, HttpMethod.Get, Gets[_chance.NextInt32(Gets.Length)], null, ending);
                break;
            case 1:
                await SendAsync(page, HttpMethod.Get, $"/api/incidents?version={_version.ToString(CultureInfo.InvariantCulture)}", null, ending);
                break;
            case 2:
                await SendAsync(page, HttpMethod.Post, "/api/export/" + Layers[_chance.NextInt32(Layers.Length)], Json(Query()), ending);
                break;
            case 3:
                await SendAsync(page, HttpMethod.Post, "/api/views", Json($$"""{"view":"at={{step}},53,12"}"""), ending);
                break;
            case 4 when step % 8 == 4:
                await SendAsync(
                    page, HttpMethod.Post, "/api/place",
                    Json(Query().TrimEnd('}') + ""","teams":2,"reach":1500,"unit":"m","objective":"coverage"}"""), ending);
                break;
            default:
                await RunAsync(page, ending);
                break;
        }
    }

    private async Task RunAsync(HttpClient page, CancellationToken ending)
    {
        string text = await SendAsync(page, HttpMethod.Post, "/api/run", Json(Query()), ending);
        if (text.Length == 0 || text[0] != '{')
            return;
        using JsonDocument answer = JsonDocument.Parse(text);
        if (!answer.RootElement.TryGetProperty("layers", out JsonElement layers) || !answer.RootElement.TryGetProperty("id", out JsonElement id))
            return;
        foreach (JsonElement layer in layers.EnumerateArray())
            await SendAsync(page, HttpMethod.Get, $"/api/run/{id}/{layer.GetProperty("layer")}/{layer.GetProperty("method")}", null, ending);
    }

    private async Task DatasetAsync(HttpClient page, CancellationToken ending)
    {
        string text = await SendAsync(page, HttpMethod.Get, "/api/dataset", null, ending);
        if (text.Length == 0)
            return;
        using JsonDocument dataset = JsonDocument.Parse(text);
        _version = dataset.RootElement.GetProperty("version").GetInt32();
    }

    private async Task LoadAsync(HttpClient page, CancellationToken ending)
    {
        // Now and then a file that cannot be read; what is added goes with the next that replaces.
        string csv = _loads % 7 == 6
            ? "no,incidents\nat,all\n"
            : Incidents.Csv(500 + _loads % 5 * 300, _loads % 9, _loads % 2 == 0 ? "tip" : "seizure") + "X,tip,never,north,west,Mold,High Street\n";
        string mode = _loads % (MostAdded + 1) == 0 ? "replace" : "add";
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"files\"", FileName = $"\"{_loads % 20}.csv\"" };
        form.Add(part);
        _loads++;
        await SendAsync(page, HttpMethod.Post, $"/api/files?mode={mode}&window={_name}", form, ending);
    }

    private string Query() =>
        $$"""{"window":"{{_name}}","version":{{_version}},"filters":{{Filters[_chance.NextInt32(Filters.Length)]}},"methods":{{Methods[_chance.NextInt32(Methods.Length)]}},"given":{},"cases":["tip"],"controls":["seizure"],"weights":"count"}""";

    private async Task<string> SendAsync(HttpClient page, HttpMethod method, string path, HttpContent? content, CancellationToken ending)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        long began = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await page.SendAsync(request, ending);
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync(ending);
        Answered++;
        bool isJson = answer.Content.Headers.ContentType?.MediaType == "application/json";
        string text = isJson ? Encoding.UTF8.GetString(bytes) : "";
        if ((int)answer.StatusCode >= 500 || answer.StatusCode == HttpStatusCode.Forbidden
            || text.Contains("fault of the program", StringComparison.Ordinal))
            Faults.Add($"{method} {path}: {(int)answer.StatusCode} {text}");
        if (!answer.IsSuccessStatusCode)
            return "";
        Note(KindOf(method, path), Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return text;
    }

    private void Note(string kind, double milliseconds)
    {
        if (!Milliseconds.TryGetValue(kind, out List<double>? noted))
            Milliseconds.Add(kind, noted = []);
        noted.Add(milliseconds);
    }

    /// <summary>What a request is to the one who waits for it.</summary>
    internal static string KindOf(HttpMethod method, string path) => path.Split('/', '?') switch
    {
        ["", "api", "run"] => "run",
        ["", "api", "run", ..] => "layer of a run",
        ["", "api", "incidents", ..] => "incidents",
        ["", "api", "export", ..] => "download",
        ["", "api", "files", ..] => "load",
        ["", "api", "place"] when method == HttpMethod.Post => "teams",
        ["", "api", "views"] => "view kept",
        _ => "page, lists, tables",
    };

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
