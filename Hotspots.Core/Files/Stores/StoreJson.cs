using System.Text.Json.Serialization;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Stores;

/// <summary>JSON of lists of texts, and of facts of the whole, within a store.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(string[][]))]
[JsonSerializable(typeof(WholeFacts))]
internal sealed partial class StoreJson : JsonSerializerContext;
