using System.Text.Json;
using Hotspots.Core.Pipeline;
using Hotspots.Packaging;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Packaging;

public sealed class BillOfMaterialsTests
{
    private static readonly ProgramVersion Version = new("1.2.3", new string('a', 40), "2026-11-30", IsChanged: false);

    private static readonly IReadOnlyList<Part> Shipped = Parts.Of(Repository.Root, Parts.Shipped);

    private static readonly JsonElement Bill = JsonDocument.Parse(BillOfMaterials.Write(Version, Shipped, "win-x64")).RootElement;

    [Fact]
    public void It_is_CycloneDX_of_this_program()
    {
        Assert.Equal(("CycloneDX", "1.6", 1), (Text(Bill, "bomFormat"), Text(Bill, "specVersion"), Bill.GetProperty("version").GetInt32()));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Text(Bill, "serialNumber"));
        JsonElement metadata = Bill.GetProperty("metadata"), self = metadata.GetProperty("component");
        Assert.Equal("2026-11-30T00:00:00Z", Text(metadata, "timestamp"));
        Assert.Equal(
            ("application", "Hotspots", "1.2.3", "pkg:generic/hotspots@1.2.3?platform=win-x64"),
            (Text(self, "type"), Text(self, "name"), Text(self, "version"), Text(self, "bom-ref")));
    }

    [Fact]
    public void Every_part_has_a_reference_a_licence_and_where_it_is_a_package_its_address_and_hash()
    {
        JsonElement[] components = [.. Bill.GetProperty("components").EnumerateArray()];
        Assert.Equal(Shipped.Count, components.Length);
        Assert.Equal(components.Length, components.Select(static c => Text(c, "bom-ref")).Distinct().Count());
        foreach (JsonElement component in components)
        {
            JsonElement licence = Assert.Single(component.GetProperty("licenses").EnumerateArray());
            Assert.True(
                licence.TryGetProperty("expression", out _) || licence.GetProperty("license").EnumerateObject().Single().Name is "id" or "name");
            if (Text(component, "type") == "data")
                continue;
            Assert.Matches("^pkg:(nuget|npm)/[^@ ]+@[0-9][^ ]*$", Text(component, "purl"));
            JsonElement hash = Assert.Single(component.GetProperty("hashes").EnumerateArray());
            Assert.Equal("SHA-512", Text(hash, "alg"));
            Assert.Matches("^[0-9a-f]{128}$", Text(hash, "content"));
        }
    }

    [Fact]
    public void What_stands_on_what_names_only_what_is_there_and_everything_is_reached()
    {
        var on = Bill.GetProperty("dependencies").EnumerateArray()
            .ToDictionary(
                static d => Text(d, "ref"), static d => d.GetProperty("dependsOn").EnumerateArray().Select(static r => r.GetString()!).ToArray());
        string self = Text(Bill.GetProperty("metadata").GetProperty("component"), "bom-ref");
        var reached = new HashSet<string>();
        var next = new Stack<string>([self]);
        while (next.TryPop(out string? one))
        {
            if (reached.Add(one))
                Array.ForEach(on[one], next.Push);
        }
        Assert.Equal(
            Bill.GetProperty("components").EnumerateArray().Select(static c => Text(c, "bom-ref")).Append(self).Order(StringComparer.Ordinal),
            reached.Order(StringComparer.Ordinal));
        Assert.Contains(
            on.Single(static d => d.Key.StartsWith("pkg:npm/ol@", StringComparison.Ordinal)).Value,
            static other => other.StartsWith("pkg:npm/rbush@", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_parts_make_the_same_bytes_and_others_another_number()
    {
        Assert.Equal(BillOfMaterials.Write(Version, Shipped, null), BillOfMaterials.Write(Version, Shipped, null));
        Assert.NotEqual(Number(Shipped), Number([.. Shipped.Skip(1)]));

        static string Number(IReadOnlyList<Part> parts) =>
            Text(JsonDocument.Parse(BillOfMaterials.Write(Version, parts, null)).RootElement, "serialNumber");
    }

    [Fact]
    public void A_licence_that_is_an_expression_is_written_as_one()
    {
        JsonElement bill =
            JsonDocument.Parse(BillOfMaterials.Write(Version, [new Part(PartKind.Package, "X", "1", "MIT OR Apache-2.0")], null)).RootElement;
        Assert.Equal("MIT OR Apache-2.0", Text(bill.GetProperty("components")[0].GetProperty("licenses")[0], "expression"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
