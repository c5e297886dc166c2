using System.Text;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files;

/// <summary>How do the blocks of all files become one table? Rows in reading order, columns put together one a core.</summary>
internal sealed class TableAssembly
{
    private readonly List<(IncidentBlock Block, int File, int LinesBefore)> _blocks = [];
    private readonly IReadOnlyList<FileSink> _files;
    private readonly SeizureGroups _seizures;
    private readonly List<(string Name, ColumnRole Role, int[] ColumnOfFile)> _columns = [];

    /// <summary>Looks through the files.</summary>
    /// <param name="files">In the order they were named.</param>
    public TableAssembly(IReadOnlyList<FileSink> files)
    {
        _files = files;
        for (int f = 0; f < files.Count; f++)
        {
            int lines = 0;
            foreach (IncidentBlock block in files[f].Blocks)
            {
                _blocks.Add((block, f, lines));
                lines += block.Lines;
            }
        }
        _seizures = new SeizureGroups([.. _blocks.Select(static b => b.Block)]);
        AlignColumns();
    }

    /// <summary>Rows that are items of an incident that another row stands for.</summary>
    public SeizureGroups Seizures => _seizures;

    /// <summary>All blocks with their file and the lines before them.</summary>
    public IReadOnlyList<(IncidentBlock Block, int File, int LinesBefore)> Blocks => _blocks;

    /// <summary>The rows of each file, by outcome; an item counts as its incident does.</summary>
    public (int Placed, int Unplaced, int Rejected)[] CountByFile()
    {
        var counts = new (int Placed, int Unplaced, int Rejected)[_files.Count];
        for (int b = 0; b < _blocks.Count; b++)
        {
            (IncidentBlock block, int file, _) = _blocks[b];
            for (int row = 0; row < block.Count; row++)
            {
                if (IsPlaced(_seizures.MergedCount == 0 ? new RowAddress(b, row) : _seizures.LeadOf(new RowAddress(b, row))))
                    counts[file].Placed++;
                else
                    counts[file].Unplaced++;
            }
            counts[file].Rejected += block.Rejected.Count;
        }
        return counts;
    }

    /// <summary>The rows that could not be understood, with their lines in the file.</summary>
    public List<RejectedRow> Rejected()
    {
        var rejected = new List<RejectedRow>();
        foreach ((IncidentBlock block, _, int linesBefore) in _blocks)
        {
            foreach (RejectedRow row in block.Rejected)
                rejected.Add(row with { Issue = row.Issue with { Line = row.Issue.Line + linesBefore } });
        }
        return rejected;
    }

    /// <summary>Puts a table together.</summary>
    /// <param name="placed">The incidents with a position, or those without?</param>
    public IncidentTable Build(bool placed)
    {
        PositionForm wanted = placed ? PositionForm.Metres : PositionForm.None;
        // Which rows of each block, as runs of places: every column walks the same selection.
        var rows = new int[_blocks.Count][];
        Parallel.For(0, _blocks.Count, b => rows[b] = Select(b, wanted));
        var starts = new int[_blocks.Count + 1];
        for (int b = 0; b < _blocks.Count; b++)
            starts[b + 1] = checked(starts[b] + rows[b].Length);
        int count = starts[^1];

        PointSet points = PointSet.Empty;
        TimeColumn? times = null;
        TextColumn? ids = null;
        CodedTextColumn? kinds = null;
        var files = new ushort[count];
        var lines = new int[count];
        var columns = new AttributeColumn[_columns.Count];
        var jobs = new List<Action>
        {
            () => ids = BuildIds(rows, count),
            () => points = placed ? new PointSet(Gather(rows, starts, static b => b.X), Gather(rows, starts, static b => b.Y)) : PointSet.Empty,
            () => times = new TimeColumn(
                Gather(rows, starts, static b => b.From), Gather(rows, starts, static b => b.Lengths), Gather(rows, starts, static b => b.Precisions)),
            () => FillSources(rows, starts, files, lines),
            () => kinds = BuildText(rows, count, static (_, block) => block.Kinds, static (block, code) => block.KindOf(code)),
        };
        for (int c = 0; c < columns.Length; c++)
        {
            int column = c;
            (string name, ColumnRole role, int[] columnOfFile) = _columns[c];
            jobs.Add(() => columns[column] = new AttributeColumn(
                name, role,
                BuildText(rows, count, (file, block) => columnOfFile[file] < 0 ? null : block.Attributes[columnOfFile[file]], null)));
        }
        Parallel.Invoke([.. jobs]);
        return new IncidentTable
        {
            Kinds = kinds!,
            Times = times!,
            Ids = ids!,
            SourceFiles = files,
            SourceLines = lines,
            Columns = columns,
            Items = BuildItems(rows, starts, wanted),
            Points = points,
        };
    }

    private bool IsPlaced(RowAddress address) => _blocks[address.Block].Block.Forms[address.Row] == PositionForm.Metres;

    // Columns of several files are one where they mean the same, or bear the same name.
    private void AlignColumns()
    {
        var byKey = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int f = 0; f < _files.Count; f++)
        {
            if (!_files[f].HasBegun)
                continue;
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (int a = 0; a < _files[f].AttributeColumns.Count; a++)
            {
                int column = _files[f].AttributeColumns[a];
                ColumnRole role = _files[f].Map.Roles[column];
                string name = _files[f].Map.Headers[column];
                string key = role == ColumnRole.Attribute ? "name " + ColumnNames.Normalise(name) : "role " + role;
                while (!seen.Add(key))
                    key += " again";
                if (!byKey.TryGetValue(key, out int index))
                {
                    index = _columns.Count;
                    byKey.Add(key, index);
                    var columnOfFile = new int[_files.Count];
                    Array.Fill(columnOfFile, -1);
                    _columns.Add((name, role, columnOfFile));
                }
                _columns[index].ColumnOfFile[f] = a;
            }
        }
    }

    private int[] Select(int b, PositionForm wanted)
    {
        IncidentBlock block = _blocks[b].Block;
        var rows = new int[block.Count];
        int n = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            if (block.Forms[row] == wanted && !_seizures.IsMerged(b, row))
                rows[n++] = row;
        }
        return n == rows.Length ? rows : rows[..n];
    }

    private T[] Gather<T>(int[][] rows, int[] starts, Func<IncidentBlock, T[]> column)
    {
        var values = new T[starts[^1]];
        for (int b = 0; b < rows.Length; b++)
        {
            T[] source = column(_blocks[b].Block);
            int[] selected = rows[b];
            if (selected.Length == _blocks[b].Block.Count)
            {
                source.AsSpan(0, selected.Length).CopyTo(values.AsSpan(starts[b]));
                continue;
            }
            for (int i = 0; i < selected.Length; i++)
                values[starts[b] + i] = source[selected[i]];
        }
        return values;
    }

    private void FillSources(int[][] rows, int[] starts, ushort[] files, int[] lines)
    {
        for (int b = 0; b < rows.Length; b++)
        {
            (IncidentBlock block, int file, int linesBefore) = _blocks[b];
            for (int i = 0; i < rows[b].Length; i++)
            {
                files[starts[b] + i] = (ushort)file;
                lines[starts[b] + i] = linesBefore + block.LineNumbers[rows[b][i]];
            }
        }
    }

    private PackedTextColumn BuildIds(int[][] rows, int count)
    {
        long bytes = 0;
        for (int b = 0; b < rows.Length; b++)
        {
            foreach (int row in rows[b])
                bytes += _blocks[b].Block.IdAt(row).Length;
        }
        var packed = new byte[checked((int)bytes)];
        var ends = new uint[count];
        int end = 0, next = 0;
        for (int b = 0; b < rows.Length; b++)
        {
            foreach (int row in rows[b])
            {
                ReadOnlySpan<byte> id = _blocks[b].Block.IdAt(row);
                id.CopyTo(packed.AsSpan(end));
                end += id.Length;
                ends[next++] = (uint)end;
            }
        }
        return new PackedTextColumn(packed, ends);
    }

    private CodedTextColumn BuildText(
        int[][] rows, int count, Func<int, IncidentBlock, TextCodes?> column, Func<IncidentBlock, int, string>? canonical)
    {
        var codes = new int[count];
        var pool = new Utf8Pool();
        int next = 0;
        for (int b = 0; b < rows.Length; b++)
        {
            TextCodes? source = rows[b].Length == 0 ? null : column(_blocks[b].File, _blocks[b].Block);
            if (source is null)
            {
                next += rows[b].Length;
                continue;
            }
            // A text gets its code when its first row comes, so codes follow the rows whatever the cut into blocks.
            Span<int> translated = new int[source.Texts.Count];
            translated.Fill(-1);
            ReadOnlySpan<int> local = source.Codes;
            foreach (int row in rows[b])
            {
                int code = local[row];
                if (translated[code] < 0)
                {
                    translated[code] = canonical is null
                        ? pool.Intern(source.Texts[code], source.Texts.HashOf(code))
                        : pool.Intern(Encoding.UTF8.GetBytes(canonical(_blocks[b].Block, code)));
                }
                codes[next++] = translated[code];
            }
        }
        return new CodedTextColumn(codes, pool.ToTextList());
    }

    private List<SeizureItem> BuildItems(int[][] rows, int[] starts, PositionForm wanted)
    {
        var items = new List<SeizureItem>();
        var seen = new HashSet<ulong>();
        foreach (RowAddress address in _seizures.SeizureRows)
        {
            RowAddress lead = _seizures.LeadOf(address);
            if (_blocks[lead.Block].Block.Forms[lead.Row] != wanted)
                continue;
            // A row that says word for word what another row of its seizure says is a copy, not a second item.
            (IncidentBlock block, int file, _) = _blocks[address.Block];
            if (block.IdHashes[address.Row] != 0 && !seen.Add(block.RowHashes[address.Row]))
                continue;
            string Text(ColumnRole role) => TextOf(block, file, address.Row, role);
            var item = new SeizureItem(
                starts[lead.Block] + Array.BinarySearch(rows[lead.Block], lead.Row),
                Text(ColumnRole.Drug), Text(ColumnRole.DrugClass), Text(ColumnRole.Quantity), Text(ColumnRole.Unit));
            if (item.Drug.Length + item.DrugClass.Length + item.Quantity.Length + item.Unit.Length > 0)
                items.Add(item);
        }
        return items;
    }

    private string TextOf(IncidentBlock block, int file, int row, ColumnRole role)
    {
        for (int a = 0; a < block.Attributes.Length; a++)
        {
            if (_files[file].Map.Roles[_files[file].AttributeColumns[a]] == role)
                return Encoding.UTF8.GetString(block.Attributes[a].Texts[block.Attributes[a].Codes[row]]);
        }
        return "";
    }
}
