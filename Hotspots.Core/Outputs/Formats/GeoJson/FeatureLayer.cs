using System.Text;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Formats.GeoJson;

/// <summary>Layer prepared as GeoJSON features: geometries in degrees, and columns whose texts are escaped once.</summary>
/// <remarks>
/// A million incidents carry a few thousand different texts: each is escaped once, by System.Text.Json, and kept together with its
/// name as bytes that are only copied. That makes a feature a dozen copies instead of fifty calls of a JSON writer.
/// </remarks>
internal sealed class FeatureLayer
{
    /// <summary>Prepares a layer.</summary>
    public FeatureLayer(Layer layer)
    {
        Count = layer.Count;
        HasBounds = layer.Schema.HasBounds;
        Geometry = FeatureGeometry.Of(layer.Geometry);
        Columns = [.. layer.Schema.Columns.Zip(layer.Values)
            .Where(static pair => pair.Second is not null)
            .Select(static pair => new FeatureColumn(pair.First.Name, pair.Second!))];
    }

    /// <summary>How many features.</summary>
    public int Count { get; }

    /// <summary>Has each feature a "bbox"?</summary>
    public bool HasBounds { get; }

    /// <summary>Their geometries.</summary>
    public FeatureGeometry Geometry { get; }

    /// <summary>Their properties.</summary>
    public FeatureColumn[] Columns { get; }
}

/// <summary>Column prepared as a member of "properties".</summary>
internal sealed class FeatureColumn
{
    private readonly string _name;
    private SharedTexts? _shared;

    /// <summary>Prepares a column.</summary>
    public FeatureColumn(string name, Func<int, LayerValue> value)
    {
        _name = name;
        Value = value;
        Head = Encoding.UTF8.GetBytes($",\"{name}\":");
        Nothing = Encoding.UTF8.GetBytes($",\"{name}\":null");
    }

    /// <summary>The value of each row.</summary>
    public Func<int, LayerValue> Value { get; }

    /// <summary>The name as it stands before a value: a comma, the name in quotes, a colon.</summary>
    public byte[] Head { get; }

    /// <summary>The member without a value.</summary>
    public byte[] Nothing { get; }

    /// <summary>The member with a text: a comma, name and value.</summary>
    public byte[] Member(string text) => Encoding.UTF8.GetBytes($",\"{_name}\":\"{GeoJsonText.Encode(text)}\"");

    /// <summary>The member with each text of a list.</summary>
    public byte[][] Members(TextList texts)
    {
        SharedTexts? shared = Volatile.Read(ref _shared);
        if (shared?.Texts == texts)
            return shared.Members;
        // Two threads may come at once: both make the same.
        var members = new byte[texts.Length][];
        for (int i = 0; i < members.Length; i++)
            members[i] = Member(texts[i]);
        Volatile.Write(ref _shared, new SharedTexts(texts, members));
        return members;
    }

    private sealed record SharedTexts(TextList Texts, byte[][] Members);
}
