using System.Globalization;
using System.Security;
using System.Text;
using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Formats.GeoPackage;

/// <summary>QML: the look of a layer as QGIS reads it.</summary>
/// <remarks>Each property stands twice, as QGIS 3.20 to 3.28 write it themselves: as an option for newer releases, and as a "prop" for older
/// ones.</remarks>
internal static class QgisStyle
{
    private const string White = "#ffffff";

    /// <summary>The look of a layer.</summary>
    public static string Of(LayerShape shape, LayerLook look)
    {
        var qml = new StringBuilder("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
        qml.Append(Invariant($"<qgis version=\"3.28.0\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"{(look.Label is null ? 0 : 1)}\">\n"));
        if (look.By is { } column)
            AppendClasses(qml, shape, look, column);
        else
            AppendSingle(qml, shape, look.Symbol);
        if (look.Label is { } label)
            AppendLabel(qml, label);
        return qml.Append("</qgis>\n").ToString();
    }

    private static void AppendSingle(StringBuilder qml, LayerShape shape, LayerSymbol symbol)
    {
        qml.Append("<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n<symbols>\n");
        AppendSymbol(qml, shape, symbol, 0);
        qml.Append("</symbols>\n</renderer-v2>\n");
    }

    private static void AppendClasses(StringBuilder qml, LayerShape shape, LayerLook look, string column)
    {
        // Kinds are the same whatever their case.
        qml.Append(Invariant($"<renderer-v2 type=\"categorizedSymbol\" attr=\"lower(&quot;{column}&quot;)\" symbollevels=\"0\""));
        qml.Append(" enableorderby=\"0\" forceraster=\"0\">\n<categories>\n");
        for (int i = 0; i < look.Classes.Count; i++)
        {
            LookClass entry = look.Classes[i];
            string value = SecurityElement.Escape(entry.Value ?? ""), label = SecurityElement.Escape(entry.Label);
            qml.Append(Invariant($"<category symbol=\"{i}\" value=\"{value}\" type=\"string\" label=\"{label}\" render=\"true\"/>\n"));
        }
        qml.Append("</categories>\n<symbols>\n");
        for (int i = 0; i < look.Classes.Count; i++)
            AppendSymbol(qml, shape, look.Classes[i].Symbol, i);
        qml.Append("</symbols>\n</renderer-v2>\n");
    }

    private static void AppendSymbol(StringBuilder qml, LayerShape shape, LayerSymbol symbol, int number)
    {
        (string type, string layer, (string Name, string Value)[] properties) = shape switch
        {
            LayerShape.Point => ("marker", "SimpleMarker", MarkOf(symbol)),
            LayerShape.LineString => ("line", "SimpleLine", LineOf(symbol)),
            _ => ("fill", "SimpleFill", FillOf(symbol)),
        };
        qml.Append(Invariant($"<symbol type=\"{type}\" name=\"{number}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"));
        qml.Append(Invariant($"<layer class=\"{layer}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n<Option type=\"Map\">\n"));
        foreach ((string name, string value) in properties)
            qml.Append(Invariant($"<Option type=\"QString\" name=\"{name}\" value=\"{value}\"/>\n"));
        qml.Append("</Option>\n");
        foreach ((string name, string value) in properties)
            qml.Append(Invariant($"<prop k=\"{name}\" v=\"{value}\"/>\n"));
        qml.Append("</layer>\n</symbol>\n");
    }

    private static (string Name, string Value)[] MarkOf(LayerSymbol symbol) =>
    [
        ("name", symbol.Mark.ToString().ToLowerInvariant()), ("color", Rgba(symbol.Colour, 1)), ("size", "2.4"), ("size_unit", "MM"),
        ("outline_color", Rgba(White, 1)), ("outline_style", "solid"), ("outline_width", "0.2"), ("outline_width_unit", "MM"),
    ];

    private static (string Name, string Value)[] LineOf(LayerSymbol symbol) =>
        [("line_color", Rgba(symbol.Colour, 1)), ("line_style", "solid"), ("line_width", "0.6"), ("line_width_unit", "MM")];

    private static (string Name, string Value)[] FillOf(LayerSymbol symbol) =>
    [
        ("color", Rgba(symbol.Fill ?? symbol.Colour, symbol.Fill is null ? 0 : symbol.Opacity)), ("style", symbol.Fill is null ? "no" : "solid"),
        ("outline_color", Rgba(symbol.Colour, 1)), ("outline_style", "solid"), ("outline_width", "0.46"), ("outline_width_unit", "MM"),
            ("joinstyle", "round"),
    ];

    private static void AppendLabel(StringBuilder qml, string column) => qml.Append(Invariant(
        $"""
        <labeling type="simple">
        <settings calloutType="simple">
        <text-style fieldName="{column}" isExpression="0" fontSize="9" fontSizeUnit="Point"
          fontWeight="75" textColor="{Rgba("#1d2a33", 1)}" textOpacity="1">
        <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="{Rgba(White, 1)}" bufferOpacity="0.9"/>
        </text-style>
        <placement placement="0" priority="5"/>
        </settings>
        </labeling>

        """));

    // "#8f1238" as QGIS has it: "143,18,56,255".
    private static string Rgba(string colour, double opacity)
    {
        int rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return Invariant($"{rgb >> 16},{(rgb >> 8) & 255},{rgb & 255},{(int)Math.Round(255 * opacity)}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
