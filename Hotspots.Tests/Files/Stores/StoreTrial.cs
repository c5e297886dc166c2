using Hotspots.Core.Files;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Runs.Stores;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Stores;

/// <summary>A store in a folder of its own, for one test.</summary>
internal sealed class StoreTrial : IDisposable
{
    public const string Header = "id,kind,time,easting,northing,town,street,operation,line,notes,colour\n";

    public static readonly StorePurpose Purpose = new("tester", "a test", "hotspots test");

    private int _files;

    public StoreTrial()
    {
        Path = Folder.PathOf("force.gpkg");
        StoreRuns.Create(Path, Purpose, isShared: false, Clock);
    }

    public TemporaryFolder Folder { get; } = new();

    public string Path { get; }

    public FixedClock Clock { get; set; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => Folder.Dispose();

    /// <summary>A row of a file: two that differ in number differ in reference, day, place and notes.</summary>
    public static string Row(int number, string kind = "tip", int east = 0, string? notes = null, int? month = null, string line = "Rico") =>
        $"A{number},{kind},2025-{month ?? 5:00}-{number % 28 + 1:00} 12:{number % 60:00},{617_000 + number + east},215000,Clacton,Pier Avenue,Racer,"
            + $"{line},{notes ?? "note " + number},{(number % 2 == 0 ? "red" : "")}\n";

    public string Write(string text, string? name = null) => Folder.Write(name ?? $"file{++_files}.csv", text);

    public AdditionRecord Add(string text, SameReference same = SameReference.Told, ReadOptions? options = null) =>
        AddFile(Write(text), same, options);

    public AdditionRecord AddFile(string path, SameReference same = SameReference.Told, ReadOptions? options = null)
    {
        AdditionRecord? added = null;
        StoreRuns.Add(Path, [path], options ?? ReadOptions.Default, same, Purpose, Clock, one => added = one, null, CancellationToken.None);
        return added!;
    }

    /// <summary>What comes of reading the store, and other files beside it.</summary>
    public ReadResult Read(params string[] others)
    {
        string[] paths = [Path, .. others];
        return IncidentFiles.Read(
            paths, StoreRuns.Asking(ReadOptions.Default with { Once = paths.ToHashSet() }, Purpose, Clock, others.Length > 0));
    }

    public static ReadResult ReadFiles(params string[] paths) =>
        IncidentFiles.Read(paths, ReadOptions.Default with { Once = paths.ToHashSet() });

    public StoreContents Contents() => StoreRuns.Contents(Path, CancellationToken.None);

    public StoreDatabase Open() => StoreDatabase.Open(Path);

    /// <summary>A number that SQL gives of the store.</summary>
    public long Number(string sql)
    {
        using StoreDatabase database = Open();
        return database.Number(sql);
    }
}
