using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Lines;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Runs.Lines;

/// <summary>File of incidents of lines, row by row; 2024 from the first to the last day in Clacton-on-Sea.</summary>
internal sealed class LineRows
{
    private readonly List<string> _rows = [];

    /// <summary>Rows of no line on the first and the last day, by which it is known how far the data reach.</summary>
    public LineRows()
    {
        Add("tip", "2024-01-01", -900, 0, "");
        Add("tip", "2024-12-31", -900, 0, "");
    }

    /// <summary>Adds a row.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="time">Its time.</param>
    /// <param name="east">Metres east of a cell's corner in the town.</param>
    /// <param name="north">Metres north of it.</param>
    /// <param name="line">The line.</param>
    /// <param name="rest">Other columns, such as "handling=C".</param>
    public void Add(string kind, string time, int east, int north, string line, params string[] rest)
    {
        Dictionary<string, string> others = rest.Select(static one => one.Split('=')).ToDictionary(static one => one[0], static one => one[1]);
        string Of(string name) => others.GetValueOrDefault(name, "");
        (int e, int n) = others.GetValueOrDefault("town") == "Jaywick" ? (614_850, 213_300) : (617_550, 214_800);
        string id = Of("id").Length > 0 ? Of("id") : string.Create(CultureInfo.InvariantCulture, $"R{_rows.Count}");
        string place = Of("position") == "none" ? "," : string.Create(CultureInfo.InvariantCulture, $"{e + east + 10},{n + north + 10}");
        _rows.Add(string.Join(',',
            id, kind, time, place, Of("town").Length > 0 ? Of("town") : "Clacton-on-Sea", $"\"{line}\"", $"\"{Of("operation")}\"", Of("handling"),
            Of("drug"), Of("class"), Of("quantity"), Of("unit"), Of("cash"), Of("arrests"), Of("outcome")));
    }

    /// <summary>The text of the file.</summary>
    public string Csv(bool turned = false)
    {
        var text = new StringBuilder(
            "id,kind,time,easting,northing,town,line,operation,handling,drug,class,quantity,unit,cash_gbp,arrests,outcome\n");
        foreach (string row in turned ? Enumerable.Reverse(_rows) : _rows)
            text.Append(row).Append('\n');
        return text.ToString();
    }

    /// <summary>What is told of it.</summary>
    public LinesRecord Run(TemporaryFolder folder, string? register = null, bool turned = false, Func<RunRequest, RunRequest>? with = null)
    {
        var run = new RunRequest { Files = [folder.Write("lines-in.csv", Csv(turned))] };
        string? path = register is null ? null : folder.Write("register.csv", register);
        return LinesRun.Execute(new LinesRequest(with?.Invoke(run) ?? run, path), TimeProvider.System, null, CancellationToken.None);
    }
}
