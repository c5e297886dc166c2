using System.Text;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.RowReading;

/// <summary>Assembly of the table. How do the blocks of all files become one table? Rows in reading order, columns put together one a core.</summary>
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

    /// <summary>Puts the tables together, of the incidents with a position and of those without, and lets the blocks go column by column.</summary>
    /// <remarks>Once only: what has gone into the tables is no longer in the blocks, so that hardly anything is held twice.</remarks>
    /// <param name="cancellation">Stops between blocks.</param>
    /// <exception cref="ArgumentException">One column holds more text than can be held at once.</exception>
    public (IncidentTable Placed, IncidentTable Unplaced) Build(CancellationToken cancellation)
    {
        var placed = new Rows(_blocks.Count);
        var unplaced = new Rows(_blocks.Count);
        Parallel.For(0, _blocks.Count, b =>
        {
            placed.Of[b] = Select(b, PositionForm.Metres);
            unplaced.Of[b] = Select(b, PositionForm.None);
        });
        placed.Number();
        unplaced.Number();
        List<SeizureItem> placedItems = BuildItems(placed, PositionForm.Metres), unplacedItems = BuildItems(unplaced, PositionForm.None);
        foreach ((IncidentBlock block, _, _) in _blocks)
            block.ReleaseHashes();

        AssembledColumns located = new(_columns.Count), unlocated = new(_columns.Count);
        void Both(Action<Rows, AssembledColumns> build, Action<IncidentBlock> release)
        {
            cancellation.ThrowIfCancellationRequested();
            build(placed, located);
            build(unplaced, unlocated);
            foreach ((IncidentBlock block, _, _) in _blocks)
                release(block);
        }
        var jobs = new List<Action>
        {
            () => Both((rows, to) => to.Ids = BuildIds(rows, cancellation), static b => (b.IdBytes, b.IdEnds) = ([], [])),
            () => Both((rows, to) => to.Eastings = rows == placed ? Gather(rows, static b => b.X, cancellation) : [], static b => b.X = []),
            () => Both((rows, to) => to.Northings = rows == placed ? Gather(rows, static b => b.Y, cancellation) : [], static b => b.Y = []),
            () => Both((rows, to) => to.Sizes = rows == placed ? GatherSizes(rows, cancellation) : null, static b => b.Sizes = null),
            () => Both((rows, to) => to.From = Gather(rows, static b => b.From, cancellation), static b => b.From = []),
            () => Both((rows, to) => to.Lengths = Gather(rows, static b => b.Lengths, cancellation), static b => b.Lengths = []),
            () => Both((rows, to) => to.Precisions = Gather(rows, static b => b.Precisions, cancellation), static b => b.Precisions = []),
            () => Both((rows, to) => (to.Files, to.Lines) = Sources(rows), static b => b.LineNumbers = []),
            () => Both(
                (rows, to) => to.Kinds = BuildText(rows, static (_, block) => block.Kinds, static (block, code) => block.KindOf(code), cancellation),
                static b => b.ReleaseKinds()),
        };
        for (int c = 0; c < _columns.Count; c++)
        {
            int column = c;
            (string name, ColumnRole role, int[] columnOfFile) = _columns[c];
            jobs.Add(() =>
            {
                Both(
                    (rows, to) => to.Attributes[column] = new AttributeColumn(name, role, BuildText(
                        rows, (file, block) => columnOfFile[file] < 0 ? null : block.Attributes[columnOfFile[file]], null, cancellation)),
                    static _ => { });
                foreach ((IncidentBlock block, int file, _) in _blocks)
                {
                    if (columnOfFile[file] >= 0)
                        block.ReleaseAttribute(columnOfFile[file]);
                }
            });
        }
        try
        {
            Parallel.Invoke(new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, [.. jobs]);
        }
        catch (AggregateException several)
        {
            Exception first = several.Flatten().InnerExceptions[0];
            // A column's texts stand in one block of bytes.
            if (first is OverflowException)
                throw new ArgumentException(
                    "One column of these files holds more than 2 GB of different texts: read fewer files or a shorter period at a time.", first);
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
        return (located.ToTable(new PointSet(located.Eastings, located.Northings), placedItems), unlocated.ToTable(PointSet.Empty, unplacedItems));
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
            // Which of the columns of one name it is, is counted: a name may come thousands of times.
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int a = 0; a < _files[f].AttributeColumns.Count; a++)
            {
                int column = _files[f].AttributeColumns[a];
                ColumnRole role = _files[f].Map.Roles[column];
                string name = _files[f].Map.Headers[column];
                string key = role == ColumnRole.Attribute ? "name " + ColumnNames.Normalise(name) : "role " + role;
                int before = seen.GetValueOrDefault(key);
                seen[key] = before + 1;
                if (before > 0)
                    key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key} again {before}");
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

    private Selection Select(int b, PositionForm wanted)
    {
        IncidentBlock block = _blocks[b].Block;
        int n = 0;
        for (int row = 0; row < block.Count; row++)
            n += block.Forms[row] == wanted && !_seizures.IsMerged(b, row) ? 1 : 0;
        if (n == block.Count || n == 0)
            return new Selection(null, n);
        var rows = new int[n];
        n = 0;
        for (int row = 0; row < block.Count; row++)
        {
            if (block.Forms[row] == wanted && !_seizures.IsMerged(b, row))
                rows[n++] = row;
        }
        return new Selection(rows, n);
    }

    private T[] Gather<T>(Rows rows, Func<IncidentBlock, T[]> column, CancellationToken cancellation)
    {
        var values = new T[rows.Count];
        for (int b = 0; b < _blocks.Count; b++)
        {
            cancellation.ThrowIfCancellationRequested();
            T[] source = column(_blocks[b].Block);
            Selection selected = rows.Of[b];
            if (selected.Rows is null)
            {
                source.AsSpan(0, selected.Count).CopyTo(values.AsSpan(rows.Starts[b]));
                continue;
            }
            for (int i = 0; i < selected.Count; i++)
                values[rows.Starts[b] + i] = source[selected.Rows[i]];
        }
        return values;
    }

    // Hardly any file has rows that are known more coarsely than their digits say.
    private float[]? GatherSizes(Rows rows, CancellationToken cancellation)
    {
        return _blocks.Exists(static b => b.Block.Sizes is not null)
            ? Gather(rows, static b => b.Sizes ?? new float[b.Count], cancellation)
            : null;
    }

    private (ushort[] Files, int[] Lines) Sources(Rows rows)
    {
        var files = new ushort[rows.Count];
        var lines = new int[rows.Count];
        for (int b = 0; b < _blocks.Count; b++)
        {
            (IncidentBlock block, int file, int linesBefore) = _blocks[b];
            for (int i = 0; i < rows.Of[b].Count; i++)
            {
                files[rows.Starts[b] + i] = (ushort)file;
                lines[rows.Starts[b] + i] = linesBefore + block.LineNumbers[rows.Of[b].At(i)];
            }
        }
        return (files, lines);
    }

    private PackedTextColumn BuildIds(Rows rows, CancellationToken cancellation)
    {
        long bytes = 0;
        for (int b = 0; b < _blocks.Count; b++)
        {
            for (int i = 0; i < rows.Of[b].Count; i++)
                bytes += _blocks[b].Block.IdAt(rows.Of[b].At(i)).Length;
        }
        var packed = new byte[checked((int)bytes)];
        var ends = new uint[rows.Count];
        int end = 0, next = 0;
        for (int b = 0; b < _blocks.Count; b++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < rows.Of[b].Count; i++)
            {
                ReadOnlySpan<byte> id = _blocks[b].Block.IdAt(rows.Of[b].At(i));
                id.CopyTo(packed.AsSpan(end));
                end += id.Length;
                ends[next++] = (uint)end;
            }
        }
        return new PackedTextColumn(packed, ends);
    }

    private CodedTextColumn BuildText(
        Rows rows, Func<int, IncidentBlock, TextCodes?> column, Func<IncidentBlock, int, string>? canonical, CancellationToken cancellation)
    {
        var codes = new int[rows.Count];
        var pool = new Utf8Pool();
        int[] local = [];
        int next = 0;
        for (int b = 0; b < _blocks.Count; b++)
        {
            cancellation.ThrowIfCancellationRequested();
            Selection selected = rows.Of[b];
            TextCodes? source = selected.Count == 0 ? null : column(_blocks[b].File, _blocks[b].Block);
            if (source is null)
            {
                next += selected.Count;
                continue;
            }
            // A text gets its code when its first row comes, so codes follow the rows whatever the cut into blocks.
            Span<int> translated = new int[source.Texts.Count];
            translated.Fill(-1);
            int count = _blocks[b].Block.Count;
            if (local.Length < count)
                local = new int[count];
            source.CopyCodes(local.AsSpan(0, count));
            for (int i = 0; i < selected.Count; i++)
            {
                int code = local[selected.At(i)];
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

    private List<SeizureItem> BuildItems(Rows rows, PositionForm wanted)
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
                rows.Starts[lead.Block] + rows.Of[lead.Block].PlaceOf(lead.Row),
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
                return Encoding.UTF8.GetString(block.Attributes[a].Texts[block.Attributes[a].CodeAt(row)]);
        }
        return "";
    }

    /// <summary>Which rows of one block go into a table, ascending.</summary>
    /// <param name="Rows">Null when they are the block's first <paramref name="Count"/>.</param>
    /// <param name="Count">How many.</param>
    private readonly record struct Selection(int[]? Rows, int Count)
    {
        public int At(int i) => Rows is null ? i : Rows[i];

        public int PlaceOf(int row) => Rows is null ? row : Array.BinarySearch(Rows, row);
    }

    /// <summary>Which rows of all blocks go into a table, and where.</summary>
    private sealed class Rows(int blocks)
    {
        public Selection[] Of { get; } = new Selection[blocks];

        public int[] Starts { get; } = new int[blocks + 1];

        public int Count => Starts[^1];

        public void Number()
        {
            for (int b = 0; b < Of.Length; b++)
                Starts[b + 1] = checked(Starts[b] + Of[b].Count);
        }
    }
}
