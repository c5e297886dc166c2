using System.Globalization;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Roads.Packages;

/// <summary>Reading of Ordnance Survey's GeoPackages: OS Open Roads and OS Open Zoomstack.</summary>
internal sealed class PackageReading(StreetReading options)
{
    /// <summary>Roads of more than a few forces do not fit into a map that is looked at: Great Britain has 3.9 million links.</summary>
    private const int MostRoads = 1_500_000;

    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private readonly PackageShape _shape = new();

    /// <summary>Takes in one file.</summary>
    /// <exception cref="UnreadableFileException">It is no GeoPackage of streets, or damaged.</exception>
    public void Read(string path, StreetMapBuilder map, CancellationToken cancellation)
    {
        using var package = new StreetPackage(path, cancellation);
        PackageLayer? links = package.Layers.FirstOrDefault(static layer => layer.Key == "roadlink");
        PackageLayer? drawn = Best(package.Layers, "roads");
        if (links is null && drawn is null)
            throw NoRoads(package.Layers);
        foreach (PackageLayer layer in package.Layers)
        {
            if (!PackageShape.Reads(layer.System) && (layer == links || layer == drawn))
                throw new UnreadableFileException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The layer {layer.Table} is in the system EPSG:{layer.System}: take the file in the British National Grid (EPSG:27700)."));
        }
        if (links is not null)
        {
            map.Sources.Add(StreetSource.OrdnanceSurvey("OS Open Roads", package.Year));
            ReadRoads(package, links, map.Roads, OpenRoads.Columns, OpenRoads.FeatureOf);
            return;
        }
        map.Sources.Add(StreetSource.OrdnanceSurvey("OS Open Zoomstack", package.Year));
        ReadRoads(package, drawn!, map.Roads, Zoomstack.Columns, Zoomstack.FeatureOf);
        if (!options.HasGround)
            return;
        foreach ((string stem, GroundKind kind) in Zoomstack.Ground)
        {
            if (Best(package.Layers, stem) is { } layer)
                ReadGround(package, layer, kind, map.Ground);
        }
        foreach ((string stem, MapNameKind? kind) in Zoomstack.Labels)
        {
            if (Best(package.Layers, stem) is { } layer)
                ReadLabels(package, layer, kind, map.Names);
        }
    }

    private void ReadRoads(
        StreetPackage package, PackageLayer layer, RoadTableBuilder roads, string[] wanted, Func<PackageRow, RoadFeature?> featureOf)
    {
        Dictionary<string, string> columns = package.ColumnsOf(layer);
        string?[] names = [.. wanted.Select(key => columns.GetValueOrDefault(key))];
        if (names[RoadColumn.Kind] is null)
            throw new UnreadableFileException(
                $"The layer {layer.Table} has no column that says what kind a road is; it has {string.Join(", ", columns.Values.Take(20))}.");
        var keys = new List<int>();
        foreach (PackageRow row in Rows(package, layer, names))
        {
            if (featureOf(row) is not { } feature)
                continue;
            string id = row.Text(RoadColumn.Id + 1);
            // Files of neighbouring squares have the links that cross their border, both of them.
            if (id.Length > 0 && !_links.Add(id))
                continue;
            for (int part = 0; part < _shape.Parts; part++)
            {
                ReadOnlySpan<GridPoint> line = _shape[part];
                if (line.Length < 2)
                    continue;
                if (roads.Count == MostRoads)
                    throw new UnreadableFileException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"The file has more than {MostRoads:N0} roads: cut out those round your incidents with \"hotspots streets\"."));
                keys.Clear();
                for (int i = 0; i < line.Length; i++)
                    keys.Add(-1);
                bool isWhole = _shape.Parts == 1;
                keys[0] = KeyOf(isWhole ? row.Text(RoadColumn.StartNode + 1) : "", line[0]);
                keys[^1] = KeyOf(isWhole ? row.Text(RoadColumn.EndNode + 1) : "", line[^1]);
                roads.Add(feature, line, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(keys));
            }
        }
    }

    private void ReadGround(StreetPackage package, PackageLayer layer, GroundKind kind, GroundTableBuilder ground)
    {
        int least = GroundTable.IsArea(kind) ? 4 : 2;
        foreach (PackageRow _ in Rows(package, layer, []))
        {
            for (int part = 0; part < _shape.Parts; part++)
            {
                if (_shape[part].Length >= least)
                    ground.AddRing(_shape[part]);
                if (!GroundTable.IsArea(kind))
                    ground.End(kind);
            }
            ground.End(kind);
        }
    }

    private void ReadLabels(StreetPackage package, PackageLayer layer, MapNameKind? kind, List<MapName> names)
    {
        Dictionary<string, string> columns = package.ColumnsOf(layer);
        string? name = columns.GetValueOrDefault("name1") ?? columns.GetValueOrDefault("name");
        foreach (PackageRow row in Rows(package, layer, [name, columns.GetValueOrDefault("type")]))
        {
            string text = row.Text(1);
            if (text.Length > 0 && _shape.Parts > 0 && _shape[0].Length > 0 && (kind ?? Zoomstack.LabelOf(row.Text(2))) is { } known)
                names.Add(new MapName(PolylinesBuilder.Rounded(_shape[0][0]), known, text));
        }
    }

    /// <summary>Rows whose shape was read and lies in the box.</summary>
    private IEnumerable<PackageRow> Rows(StreetPackage package, PackageLayer layer, IReadOnlyList<string?> columns)
    {
        if (!PackageShape.Reads(layer.System))
            yield break;
        PackageFrame? frame = options.Box is { } box ? PackageShape.FrameOf(box, layer.System) : null;
        foreach (PackageRow row in package.Rows(layer, columns, frame))
        {
            _shape.Read(row.Bytes(0), layer.System);
            if (options.Box is not { } wanted || _shape.Touches(wanted))
                yield return row;
        }
    }

    // A bridge ends where the road on the ground begins: the level says nothing of who meets there.
    /// <summary>What roads that meet at an end have in common: its node, or where that is not said its place.</summary>
    private int KeyOf(string node, GridPoint place)
    {
        if (node.Length == 0)
        {
            GridPoint rounded = PolylinesBuilder.Rounded(place);
            node = string.Create(CultureInfo.InvariantCulture, $"{rounded.Easting:R},{rounded.Northing:R}");
        }
        if (!_keys.TryGetValue(node, out int key))
            _keys.Add(node, key = _keys.Count);
        return key;
    }

    /// <summary>The layer for the largest scale of those that begin or end so.</summary>
    private static PackageLayer? Best(IReadOnlyList<PackageLayer> layers, string stem)
    {
        string[] scales = ["local" + stem, stem + "local", stem, "district" + stem, stem + "regional", "regional" + stem, stem + "national"];
        foreach (string scale in scales)
        {
            if (layers.FirstOrDefault(layer => layer.Key == scale || layer.Key == scale + "s") is { } found)
                return found;
        }
        return null;
    }

    private static UnreadableFileException NoRoads(IReadOnlyList<PackageLayer> layers) => new(
        "The GeoPackage has no roads: take OS Open Roads (layer road_link) or OS Open Zoomstack (layer roads_local). It has "
            + (layers.Count == 0 ? "no layers." : string.Join(", ", layers.Select(static layer => layer.Table).Take(20)) + "."));
}
