using Hotspots.Core.Files;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Stores;
using Hotspots.Core.Pipeline;

namespace Hotspots.Core.Runs.Stores;

/// <summary>Work on a store of incidents: each is one thing that a user asks for.</summary>
internal static class StoreRuns
{
    /// <summary>Which of these files are stores? Folders are not looked into.</summary>
    public static bool AnyStore(IEnumerable<string> paths) => paths.Any(static path =>
        File.Exists(path) && StoreFile.IsStore(new SourceInput(path, static () => Stream.Null) { IsDatabase = StoreFile.IsDatabase(path) }));

    /// <summary>Reading options for whoever looks into stores among other files.</summary>
    /// <param name="options">The rest of them.</param>
    /// <param name="purpose">Who asks, and why.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="isCombined">Are there other files beside the store?</param>
    public static ReadOptions Asking(ReadOptions options, StorePurpose purpose, TimeProvider clock, bool isCombined) => options with
    {
        Question = new StoreQuestion(purpose, isCombined ? ProcessingKind.Combination : ProcessingKind.Consultation, clock),
    };

    /// <summary>Makes an empty store.</summary>
    /// <inheritdoc cref="GeoPackageStore.Create" path="/exception"/>
    public static void Create(string path, StorePurpose purpose, bool isShared, TimeProvider clock) =>
        GeoPackageStore.Create(path, purpose, !isShared, clock.GetUtcNow());

    /// <summary>Adds files, one after another: each whole or not at all.</summary>
    /// <param name="path">The store.</param>
    /// <param name="files">Files, folders and archives.</param>
    /// <param name="options">What the user said of columns, dates and grids.</param>
    /// <param name="same">What a reference stands for that the store knows.</param>
    /// <param name="purpose">Who adds them, and why.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="added">Told of each file as soon as it is in the store for good.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it: what is in the store for good stays, of the file at hand nothing does.</param>
    /// <exception cref="OutputException">A file cannot be added; those before it are in the store.</exception>
    public static void Add(
        string path, IReadOnlyList<string> files, ReadOptions options, SameReference same, StorePurpose purpose, TimeProvider clock,
        Action<AdditionRecord> added, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        foreach (string file in files)
        {
            if (AnyStore([file]))
                throw new OutputException($"\"{file}\" is a store itself: add the files that it was made of.");
        }
        using GeoPackageStore store = GeoPackageStore.Open(path, cancellation);
        for (int i = 0; i < files.Count; i++)
        {
            double from = (double)i / files.Count, to = (i + 1.0) / files.Count;
            double middle = (from + 3 * to) / 4;
            ReadTables read = Read(files[i], options, progress is null ? null : new ProgressShare(progress, from, middle), cancellation);
            progress?.Report(new RunProgress(middle, $"Adding {Path.GetFileName(files[i])}"));
            added(store.Add(NameOf(files[i]), read, same, purpose, clock.GetUtcNow(), cancellation));
        }
    }

    /// <summary>What is in a store, in counts.</summary>
    public static StoreContents Contents(string path, CancellationToken cancellation) => With(path, static store => store.Contents(), cancellation);

    /// <summary>What is due to be erased.</summary>
    public static RetentionReview Review(string path, Retention kept, TimeProvider clock, CancellationToken cancellation) =>
        With(path, store => store.Review(kept.Before(clock.GetUtcNow())), cancellation);

    /// <summary>Erases what is older than it is kept.</summary>
    public static ErasureCertificate Erase(
        string path, Retention kept, string inWords, StorePurpose purpose, TimeProvider clock, CancellationToken cancellation) =>
        With(
            path, store => store.Erase(new StoreErasureWish([], kept.Before(clock.GetUtcNow()), inWords), purpose, clock.GetUtcNow(), cancellation),
            cancellation);

    /// <summary>Erases incidents by their references.</summary>
    /// <param name="path">The store.</param>
    /// <param name="list">A file with one reference a line.</param>
    /// <param name="purpose">Who erases them, and why.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ErasureCertificate Erase(
        string path, string list, StorePurpose purpose, TimeProvider clock, CancellationToken cancellation)
    {
        string[] references = ReferenceList.Of(list);
        string inWords = references.Length == 1 ? "one reference" : string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{references.Length:N0} references");
        return With(
            path, store => store.Erase(new StoreErasureWish(references, null, inWords), purpose, clock.GetUtcNow(), cancellation), cancellation);
    }

    /// <summary>The log of processing.</summary>
    public static IReadOnlyList<LogEntry> Log(string path, CancellationToken cancellation) => With(path, static store => store.Log(), cancellation);

    /// <summary>Checks the log against itself, and against a hash that was noted elsewhere.</summary>
    public static LogCheck Check(string path, string? noted, CancellationToken cancellation)
    {
        if (noted is not null && (noted.Length < 8 || !noted.All(char.IsAsciiHexDigit)))
            throw new ArgumentException($"⟨noted⟩ takes a hash as \"hotspots store add\" prints it, or its first eight digits, not \"{noted}\".");
        return With(path, store => store.Check(noted), cancellation);
    }

    private static T With<T>(string path, Func<IIncidentStore, T> work, CancellationToken cancellation)
    {
        using GeoPackageStore store = GeoPackageStore.Open(path, cancellation);
        return work(store);
    }

    private static ReadTables Read(string file, ReadOptions options, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        ReadTables read = IncidentFiles.ReadTables(
            [file], options with { Once = new HashSet<string>([file]) }, MemoryBudget.OfThisComputer, new ProgressMeter(progress), cancellation);
        (string name, string problem) = read.Unread.Select(static one => (one.Name, one.Problem))
            .Concat(read.Tables.Where(static table => table.Problem.Length > 0).Select(static table => (table.Name, table.Problem))).FirstOrDefault();
        if (problem is { Length: > 0 })
            throw new OutputException($"{name}: {OptionNames.OnCommandLine(problem)} Nothing of {NameOf(file)} was added.");
        // To be looked at that may do; a store keeps it.
        if (read.Tables.All(static table => !table.HasBegun || !table.Map.HoldsIncidents))
        {
            throw new OutputException($"No column of {NameOf(file)} says where or when: name them with ⟨column longitude=HEADER⟩ and the like, "
                + $"or leave the file out. Nothing of {NameOf(file)} was added.");
        }
        return read;
    }

    private static string NameOf(string file) => Path.GetFileName(Path.TrimEndingDirectorySeparator(file)) is { Length: > 0 } name ? name : file;
}
