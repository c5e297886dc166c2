using System.Text.Json.Serialization;

namespace Hotspots.Core.Files.Stores;

/// <summary>JSON of lists of texts within a store.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(string[][]))]
internal sealed partial class StoreJson : JsonSerializerContext;
