using System.Text.Json.Serialization;

namespace Hotspots.Desktop.Seam;

/// <summary>How does what crosses the seam look as JSON? Found out while compiling; names in camel case; less-than signs escaped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(Dataset))]
[JsonSerializable(typeof(ColumnsHeader))]
[JsonSerializable(typeof(RunQuery))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(SurfacesHeader))]
[JsonSerializable(typeof(CellsHeader))]
[JsonSerializable(typeof(ContourAnswer[]))]
[JsonSerializable(typeof(LoadAnswer))]
[JsonSerializable(typeof(ProgressEvent))]
[JsonSerializable(typeof(DatasetEvent))]
[JsonSerializable(typeof(PlaceAnswer[]))]
[JsonSerializable(typeof(TileServerWish))]
[JsonSerializable(typeof(TileServerAnswer))]
[JsonSerializable(typeof(MethodAnswer[]))]
[JsonSerializable(typeof(WeightsAnswer[]))]
[JsonSerializable(typeof(RejectsAnswer))]
[JsonSerializable(typeof(IncidentAnswer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SeamJson : JsonSerializerContext;
