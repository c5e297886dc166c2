namespace Hotspots.Desktop.Seam;

/// <summary>Files that were kept beside the incidents.</summary>
/// <param name="Key">By which they are asked for.</param>
/// <param name="Name">Their names, one after another.</param>
internal sealed record InputFileAnswer(string Key, string Name);
