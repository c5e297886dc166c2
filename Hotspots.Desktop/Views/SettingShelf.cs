using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotspots.Desktop.Seam;

namespace Hotspots.Desktop.Views;

/// <summary>Settings: what the user chose to keep from one start to the next (tile source, file of tiles, boundaries), one small file each.</summary>
/// <remarks>The browser's own storage goes with the window. The files are readable by this user only; nothing of the incidents is among them.
/// Thread-safe.</remarks>
internal sealed class SettingShelf
{
    /// <summary>Settings kept at most.</summary>
    public const int Most = 100;

    private const string Ending = ".json";

    private readonly Lock _lock = new();
    private readonly string? _folder;
    private readonly SortedDictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <param name="folder">Where; null to keep them in memory alone.</param>
    public SettingShelf(string? folder)
    {
        _folder = folder;
        if (folder is null || !Directory.Exists(folder))
            return;
        foreach (string file in Directory.EnumerateFiles(folder, "*" + Ending).Take(Most))
        {
            if (Read(file) is { Name: { } name, Value: { } value } && FileOf(name) == Path.GetFullPath(file))
                _settings[name] = value;
        }
    }

    /// <summary>All of them, by name.</summary>
    public SettingAnswer[] All()
    {
        lock (_lock)
            return [.. _settings.Select(static setting => new SettingAnswer(setting.Key, setting.Value))];
    }

    /// <summary>Keeps one in place of what had this name.</summary>
    /// <exception cref="Refusal">There are too many, or no room.</exception>
    public void Keep(string name, string value)
    {
        lock (_lock)
        {
            if (_settings.Count >= Most && !_settings.ContainsKey(name))
                throw new Refusal(409, "So many layers are kept already that there is room for no more: remove one first.");
            _settings[name] = value;
            if (_folder is not null)
                Write(name, value);
        }
    }

    /// <summary>Forgets one.</summary>
    public void Forget(string name)
    {
        lock (_lock)
        {
            _settings.Remove(name);
            if (FileOf(name) is not { } file)
                return;
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw NoRoom(e);
            }
        }
    }

    // A name is the user's own (of a layer of theirs), and no system takes every name for a file.
    private string? FileOf(string name) =>
        _folder is null ? null
            : Path.GetFullPath(Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))) + Ending));

    private void Write(string name, string value)
    {
        string path = FileOf(name)!, half = path + ".half";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(_folder!);
            }
            else
            {
                Directory.CreateDirectory(_folder!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            using (var file = new FileStream(half, options))
                JsonSerializer.Serialize(file, new SettingAnswer(name, value), SeamJson.Default.SettingAnswer);
            File.Move(half, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NoRoom(e);
        }
    }

    private static SettingAnswer? Read(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            return JsonSerializer.Deserialize(stream, SeamJson.Default.SettingAnswer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // What was spoilt is as if it had never been kept.
            return null;
        }
    }

    private Refusal NoRoom(Exception because) =>
        new(507, $"This cannot be kept in {_folder}: make room on the disk. It is there until the window is closed.", because);
}
