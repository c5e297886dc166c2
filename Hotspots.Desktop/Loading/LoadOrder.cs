namespace Hotspots.Desktop.Loading;

/// <summary>What is to be done with what is loaded?</summary>
internal enum LoadDeed
{
    /// <summary>Other files in its place.</summary>
    Replace,

    /// <summary>Other files beside it.</summary>
    Add,

    /// <summary>What was there before it; again, and it is back.</summary>
    Undo,

    /// <summary>All of it but one file.</summary>
    Remove,

    /// <summary>The same files, one of them with other columns.</summary>
    Columns,

    /// <summary>The same with another marking.</summary>
    Mark,
}

/// <summary>One thing to be done with what is loaded.</summary>
/// <param name="Job">By what it is told of and cancelled.</param>
/// <param name="Deed">What.</param>
/// <param name="Wish">The files of <see cref="LoadDeed.Replace"/> and <see cref="LoadDeed.Add"/>, and the marking of
/// <see cref="LoadDeed.Mark"/>.</param>
internal sealed record LoadOrder(LoadJob Job, LoadDeed Deed, LoadWish Wish)
{
    /// <summary>Number of the file that <see cref="LoadDeed.Remove"/> and <see cref="LoadDeed.Columns"/> are about.</summary>
    public int Part { get; init; }

    /// <summary>Version of the data in which it has this number.</summary>
    public int Version { get; init; }

    /// <summary>What was said of its columns: name → header.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}
