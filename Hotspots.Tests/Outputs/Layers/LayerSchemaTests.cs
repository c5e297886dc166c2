using System.Text;
using Hotspots.Core.Outputs;
using Hotspots.Core.Outputs.Formats.Csv;
using Hotspots.Core.Outputs.Layers;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Outputs.Layers;

public sealed class LayerSchemaTests
{
    private static readonly LayerSchema[] Schemas = [.. OutputKinds.All.SelectMany(static kind => kind.Schemas)];

    [Fact]
    public void A_name_is_told_from_every_other_also_where_case_does_not_count()
    {
        Assert.Equal(Schemas.Length, Schemas.Select(static s => s.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (LayerSchema schema in Schemas)
        {
            // A database has these names for itself, and a table for a spreadsheet those at its end.
            string[] names = [.. schema.Columns.Select(static c => c.Name), "fid", "geom", .. CsvFormat.StampColumns];
            Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(names, static name => Assert.Matches("^[a-z][A-Za-z0-9]*$", name));
            Assert.Matches("^[a-z]+(_[a-z]+)*$", schema.Name);
        }
    }

    [Fact]
    public void Everything_says_what_it_means_in_a_sentence()
    {
        foreach (LayerSchema schema in Schemas)
        {
            Assert.EndsWith(".", schema.Meaning, StringComparison.Ordinal);
            Assert.All(schema.Columns, static column => Assert.Matches("[.?]$", column.Meaning));
            Assert.Equal(schema.Shape == LayerShape.None, schema.Look is null);
            Assert.All(new[] { schema.Look?.By, schema.Look?.Label }.OfType<string>(), name => Assert.Contains(schema.Columns, column =>
                column.Name == name));
        }
    }

    /// <summary>The table of columns is made from the schemas; HOTSPOTS_ACCEPT=1 writes it anew.</summary>
    [Fact]
    public void The_documentation_has_every_column()
    {
        string path = Repository.Path("docs", "columns.md");
        if (Environment.GetEnvironmentVariable("HOTSPOTS_ACCEPT") == "1")
            File.WriteAllText(path, Documentation());
        Assert.Equal(Documentation(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Documentation()
    {
        var text = new StringBuilder("""
            # Columns of the layers

            What is written says the same in every format: one name, unit and meaning for a column. In GeoJSON a column is a property.
            A value that is not known is null, or left out; several names are a list in GeoJSON and one text with "; " between them elsewhere; a
            tree is JSON. A CSV has `easting` and `northing` of a point besides, and in every row what it shows, the marking and the run.


            """.ReplaceLineEndings("\n"));
        foreach (LayerSchema schema in Schemas)
        {
            text.Append("## ").Append(schema.Name).Append("\n\n").Append(schema.Meaning)
                .Append("\n\n| column | type | unit | meaning |\n|---|---|---|---|\n");
            foreach (LayerColumn column in schema.Columns)
                text.Append("| `").Append(column.Name).Append("` | ").Append(WordOf(column.Type))
                    .Append(" | ").Append(column.Unit).Append(" | ").Append(column.Meaning).Append(" |\n");
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string WordOf(ColumnType type) => type switch
    {
        ColumnType.Integer => "whole number",
        ColumnType.Number => "number",
        ColumnType.Boolean => "yes or no",
        ColumnType.Time => "time",
        ColumnType.Names => "names",
        ColumnType.Json => "tree",
        _ => "text",
    };
}
