using System.Security.Cryptography;
using System.Text.Json;
using Hotspots.Core.Pipeline;

namespace Hotspots.Packaging;

/// <summary>Bill of materials (SBOM) in CycloneDX 1.6, as JSON: what is in the program, for programs that look up known weaknesses.</summary>
/// <remarks>The same parts make the same bytes: its serial number is made from them, its time is that of the commit.</remarks>
internal static class BillOfMaterials
{
    public const string FileName = "hotspots.cdx.json";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>The whole file in UTF-8.</summary>
    /// <param name="version">Of the program that is made of the parts.</param>
    /// <param name="parts">In the order in which they are listed.</param>
    /// <param name="platform">Runtime identifier of a release, "win-x64"; null for a build that brings no runtime.</param>
    public static byte[] Write(ProgramVersion version, IReadOnlyList<Part> parts, string? platform)
    {
        string self = $"pkg:generic/hotspots@{version.Release}{(platform is null ? "" : $"?platform={platform}")}";
        byte[] body = Write(version, parts, self, serial: null);
        // Version 8 of RFC 9562: a number of one's own making; version and variant stand in fixed bits.
        byte[] hash = SHA256.HashData(body);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return Write(version, parts, self, new Guid(hash.AsSpan(0, 16), bigEndian: true));
    }

    private static byte[] Write(ProgramVersion version, IReadOnlyList<Part> parts, string self, Guid? serial)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            if (serial is { } number)
                json.WriteString("serialNumber", $"urn:uuid:{number}");
            json.WriteNumber("version", 1);
            Metadata(json, version, self);
            json.WriteStartArray("components");
            foreach (Part part in parts)
                Component(json, part);
            json.WriteEndArray();
            Dependencies(json, parts, self);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Metadata(Utf8JsonWriter json, ProgramVersion version, string self)
    {
        json.WriteStartObject("metadata");
        if (version.Date is { } date)
            json.WriteString("timestamp", $"{date}T00:00:00Z");
        json.WriteStartArray("lifecycles");
        json.WriteStartObject();
        json.WriteString("phase", "build");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("tools");
        json.WriteStartArray("components");
        json.WriteStartObject();
        json.WriteString("type", "application");
        json.WriteString("name", "Hotspots.Packaging");
        json.WriteString("version", version.Release);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("component");
        json.WriteString("type", "application");
        json.WriteString("bom-ref", self);
        json.WriteString("name", "Hotspots");
        json.WriteString("version", version.Release);
        json.WriteString("purl", self);
        if (version.Commit is { } commit)
        {
            json.WriteStartObject("pedigree");
            json.WriteStartArray("commits");
            json.WriteStartObject();
            json.WriteString("uid", commit);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Component(Utf8JsonWriter json, Part part)
    {
        json.WriteStartObject();
        json.WriteString("type", part.Kind switch { PartKind.Data => "data", PartKind.Runtime => "framework", _ => "library" });
        json.WriteString("bom-ref", part.Reference);
        json.WriteString("name", part.Name);
        if (part.Version.Length > 0)
            json.WriteString("version", part.Version);
        json.WriteString("scope", "required");
        if (part.Sha512 is { } hash)
        {
            json.WriteStartArray("hashes");
            json.WriteStartObject();
            json.WriteString("alg", "SHA-512");
            json.WriteString("content", hash);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        Licences(json, part);
        if (part.Holder.Length > 0)
            json.WriteString("copyright", part.Holder);
        if (part.PackageUrl is { } address)
            json.WriteString("purl", address);
        if (part.Source.Split(' ')[0] is { } source && source.StartsWith("http", StringComparison.Ordinal))
        {
            json.WriteStartArray("externalReferences");
            json.WriteStartObject();
            json.WriteString("type", "vcs");
            json.WriteString("url", source);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Licences(Utf8JsonWriter json, Part part)
    {
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        if (part.Licence is { } expression && expression.Contains(' ', StringComparison.Ordinal))
        {
            json.WriteString("expression", expression);
        }
        else
        {
            json.WriteStartObject("license");
            json.WriteString(part.Licence is null ? "name" : "id", part.LicenceName);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Dependencies(Utf8JsonWriter json, IReadOnlyList<Part> parts, string self)
    {
        // Two of one name are two versions in one page; whoever asks for the name is said to stand on both.
        ILookup<string, string> references =
            parts.ToLookup(static part => part.Name, static part => part.Reference, StringComparer.OrdinalIgnoreCase);
        var asked = parts.SelectMany(static part => part.StandsOn).ToHashSet(StringComparer.OrdinalIgnoreCase);
        json.WriteStartArray("dependencies");
        // What no other part asks for, the program does.
        Dependency(self, parts.Where(part => !asked.Contains(part.Name)).Select(static part => part.Reference));
        foreach (Part part in parts)
            Dependency(part.Reference, part.StandsOn.SelectMany(name => references[name]).Where(other => other != part.Reference).Distinct());
        json.WriteEndArray();

        void Dependency(string reference, IEnumerable<string> on)
        {
            json.WriteStartObject();
            json.WriteString("ref", reference);
            json.WriteStartArray("dependsOn");
            foreach (string other in on)
                json.WriteStringValue(other);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
