using System.Text.Json;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Stores;

/// <summary>Facts of the whole of a store, remembered from when it was last read whole, for as long as nothing in it changes.</summary>
/// <remarks>They belong to a state of the store, which is named by the entry of the log that last changed it.</remarks>
internal static class StoreMemory
{
    private const string Fact = "whole", State = "whole of";

    /// <summary>The state of the one store among these files; null where it is not the one file.</summary>
    public static string? StateOf(IReadOnlyList<string> files)
    {
        if (files.Count != 1 || !File.Exists(files[0]) || !StoreFile.IsDatabase(files[0]))
            return null;
        try
        {
            using StoreDatabase database = StoreDatabase.Open(files[0]);
            return StoreSchema.VersionOf(database) == StoreSchema.Version ? StoreLog.StateOf(database) : null;
        }
        catch (OutputException)
        {
            // Whoever reads it is told why it cannot be read.
            return null;
        }
    }

    /// <summary>Facts of the whole of a store in a state; null where they are not known.</summary>
    public static WholeFacts? Recall(string path, string state)
    {
        using StoreDatabase database = StoreDatabase.Open(path);
        return StoreSchema.FactOf(database, State) == state && StoreSchema.FactOf(database, Fact) is { } json
            ? JsonSerializer.Deserialize(json, StoreJson.Default.WholeFacts) : null;
    }

    /// <summary>Remembers them; where the store cannot be written, it is slower the next time and no more.</summary>
    public static void Remember(string path, string state, WholeFacts facts)
    {
        try
        {
            using StoreDatabase database = StoreDatabase.Open(path);
            database.Write(() =>
            {
                StoreSchema.SetFact(database, State, state);
                StoreSchema.SetFact(database, Fact, JsonSerializer.Serialize(facts, StoreJson.Default.WholeFacts));
            });
        }
        catch (OutputException)
        {
            // Another is at work on it.
        }
    }

    /// <summary>Forgets them, within a transaction.</summary>
    public static void Forget(StoreDatabase database) => database.Run("DELETE FROM store_facts WHERE name IN (?, ?)", Fact, State);
}
