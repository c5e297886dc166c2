namespace Hotspots.Desktop.Loading;

/// <summary>The sample that the window opens with: two years of invented incidents, which travel in the program.</summary>
internal static class SampleFile
{
    private const string Resource = "sample/county-lines.csv";
    private const string Name = "county-lines.csv";

    /// <summary>Writes it where it can be read like any other file.</summary>
    public static LoadWish WriteTo(string folder)
    {
        string path = Path.Combine(folder, Name);
        using (Stream from = typeof(SampleFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}."))
        using (FileStream to = File.Create(path))
            from.CopyTo(to);
        return new LoadWish([new LoadPart(path, new Dictionary<string, string>(), folder)], IsSample: true);
    }
}
