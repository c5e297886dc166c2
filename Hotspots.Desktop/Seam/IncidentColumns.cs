using System.Runtime.InteropServices;
using System.Text.Json;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Selection;

namespace Hotspots.Desktop.Seam;

/// <summary>Where and when are all placed incidents, and what are they? Binary columns, as docs/map-window.md has them.</summary>
internal static class IncidentColumns
{
    /// <summary>Facets that are a column wherever a file says something of them: those that are shown and those that are filtered by.</summary>
    private static readonly Facet[] TextColumns = [.. new[] { Facet.Town, Facet.Street, Facet.Reliance }.Concat(QueryFields.Facets).Where(
        static facet => facet != Facet.Kind)];

    /// <summary>Header and columns, ready to be sent.</summary>
    public static byte[] Write(IncidentTable placed, IncidentFacets facets)
    {
        int n = placed.Count;
        var columns = new List<(ColumnHeader Header, byte[] Bytes)>();
        Add("easting", "f32", Floats(placed.Points.Eastings));
        Add("northing", "f32", Floats(placed.Points.Northings));
        AddTimes(placed, facets, Add);

        var texts = new Dictionary<string, string[]>(StringComparer.Ordinal);
        AddTexts(Facet.Kind.Name, facets.Texts(Facet.Kind)!);
        AddAreas(facets.Towns);
        foreach (Facet facet in TextColumns)
        {
            if (facets.Texts(facet) is { } column)
                AddTexts(facet.Name, column);
        }

        var header = new ColumnsHeader(n, [.. columns.Select(static c => c.Header)], texts);
        return BinaryColumns.Assemble(
            JsonSerializer.SerializeToUtf8Bytes(header, SeamJson.Default.ColumnsHeader), [.. columns.Select(static c => c.Bytes)]);

        void Add(string name, string type, byte[] bytes) => columns.Add((new ColumnHeader(name, type), bytes));

        void AddTexts(string name, CodedTextColumn column)
        {
            string[] known = [.. Enumerable.Range(0, column.Texts.Length).Select(code => column.Texts[code])];
            AddCodes(name, known, column.CodeAt);
        }

        // An area has a name; code 0 is blank as everywhere, and nobody's.
        void AddAreas(IReadOnlyList<StudyArea> areas)
        {
            var codes = new int[n];
            for (int a = 0; a < areas.Count; a++)
            {
                foreach (int member in areas[a].Members)
                    codes[member] = a + 1;
            }
            AddCodes("area", ["", .. areas.Select(static area => area.Name)], i => codes[i]);
        }

        void AddCodes(string name, string[] known, Func<int, int> code)
        {
            texts.Add(name, known);
            if (known.Length <= ushort.MaxValue + 1)
                Add(name, "u16", Bytes(n, i => (ushort)code(i)));
            else
                Add(name, "u32", Bytes(n, i => (uint)code(i)));
        }
    }

    private static void AddTimes(IncidentTable placed, IncidentFacets facets, Action<string, string, byte[]> add)
    {
        TimeColumn times = placed.Times;
        add("minute", "i32", Bytes(placed.Count, i => SeamMinute.First(times[i])));
        add("span", "u32", Bytes(placed.Count, i => SeamMinute.Span(times[i])));
        // A file whose every time is midnight knows days and no hours.
        add("precision", "u8", Bytes(placed.Count, i =>
            times[i].HasClock && !facets.HasClock(i) ? (byte)TimePrecision.Day : (byte)times[i].Precision));
        // One hour of the year needs it: most files go without.
        byte[] again = Bytes(placed.Count, i => SeamMinute.Again(times[i]));
        if (again.AsSpan().ContainsAnyExcept((byte)0))
            add("again", "u8", again);
    }

    private static byte[] Floats(ReadOnlySpan<double> metres)
    {
        var floats = new float[metres.Length];
        for (int i = 0; i < floats.Length; i++)
            floats[i] = (float)metres[i];
        return MemoryMarshal.AsBytes(floats.AsSpan()).ToArray();
    }

    private static byte[] Bytes<T>(int count, Func<int, T> value)
        where T : unmanaged
    {
        var values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = value(i);
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }
}

/// <summary>What the binary columns are.</summary>
internal sealed record ColumnsHeader(int Count, ColumnHeader[] Columns, Dictionary<string, string[]> Texts);

/// <summary>One of them; types are f32, i32, u32, u16 and u8.</summary>
internal sealed record ColumnHeader(string Name, string Type);
