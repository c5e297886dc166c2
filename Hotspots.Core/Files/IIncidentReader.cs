using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files;

/// <summary>Reader of a file format. How is one file format turned into rows of text fields?</summary>
/// <remarks>
/// A reader knows the format and nothing of incidents. It declares the headers, then hands over every row, in file order within a
/// block. What the format itself makes unreadable is refused row by row; what makes the rest of the file unreadable is thrown as
/// <see cref="UnreadableFileException"/>, and the rows handed over before it are kept.
/// </remarks>
internal interface IIncidentReader
{
    /// <summary>"CSV", "GeoJSON", "Excel".</summary>
    string Name { get; }

    /// <summary>Do these first bytes (up to 4,096; the whole file if shorter) look like this format?</summary>
    bool Recognises(ReadOnlySpan<byte> head, string fileName);

    /// <summary>Reads the whole file into the sink.</summary>
    /// <exception cref="UnreadableFileException">The rest of the file cannot be read.</exception>
    void Read(SourceFile file, IRowSink sink, CancellationToken cancellation);
}

/// <summary>Where rows go. One per file.</summary>
internal interface IRowSink
{
    /// <summary>Knows a row of column names when it sees one.</summary>
    HeaderRows Header => HeaderRows.Plain;

    /// <summary>The sheet to read, as the user named it; null for all that are alike.</summary>
    string? Sheet => null;

    /// <summary>Why a store is looked into, and which of its rows are wanted; null where nobody said.</summary>
    StoreQuestion? Question => null;

    /// <summary>Says which sheets there are to choose from.</summary>
    void Offer(IReadOnlyList<string> sheets)
    {
    }

    /// <summary>Opens another table of the file, with headers, blocks and lines of its own; when there is one, the file itself holds none.</summary>
    /// <param name="name">What tells it from the file's others: the sheet's name.</param>
    IRowSink Another(string name) => this;

    /// <summary>Notes what the user should know of this file: a part of a sentence that goes on from the file's name and a colon.</summary>
    void Tell(string note)
    {
    }

    /// <summary>Says the headers, before any block is opened.</summary>
    /// <param name="headers">Column names as the file spells them; a blank header is given as "column 7".</param>
    /// <param name="sample">The first rows (up to 100), so that the meaning of a column can be told by what stands in it.</param>
    /// <param name="detail">What is special about the file: "semicolons between fields, Windows-1252"; blank for nothing.</param>
    void Begin(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, string detail = "");

    /// <summary>Says the columns of rows that were understood before, as a store keeps them, before any block is opened.</summary>
    /// <param name="columns">Each with its role.</param>
    /// <param name="fixedKind">The kind of every row; null where a column says it.</param>
    /// <exception cref="NotSupportedException">The sink takes only rows that are yet to be understood.</exception>
    void BeginKept(IReadOnlyList<ColumnReading> columns, string? fixedKind) =>
        throw new NotSupportedException("This sink takes only rows that are yet to be understood.");

    /// <summary>Does what stands in a column decide whether its row can be understood? Asked after <see cref="Begin"/>.</summary>
    bool IsDecisive(int column) => true;

    /// <summary>
    /// Opens the next block of rows. Blocks are opened in file order, one thread at a time, and may then be filled by different threads at once.
    /// </summary>
    IRowBlock OpenBlock();

    /// <summary>Notes how far the reading is.</summary>
    /// <param name="bytesRead">Bytes of the file consumed since the last call.</param>
    void Advance(long bytesRead);
}

/// <summary>A run of consecutive rows, filled by one thread.</summary>
internal interface IRowBlock
{
    /// <summary>Takes one row. It is counted, whatever is in it; a row without any text is no row.</summary>
    /// <param name="line">Line within this block, first is 1; the lines of the blocks before it are added by the sink.</param>
    /// <param name="fields">The row's fields.</param>
    void Add(int line, RowFields fields);

    /// <summary>Takes one row that was understood before.</summary>
    /// <param name="line">Line in its file.</param>
    /// <param name="row">Where and when, and the hash of all that the row said when it was read.</param>
    /// <param name="fields">The texts of its columns; those of where and when are not looked at.</param>
    /// <exception cref="NotSupportedException">The block takes only rows that are yet to be understood.</exception>
    void AddKept(int line, in KeptRow row, RowFields fields) =>
        throw new NotSupportedException("This block takes only rows that are yet to be understood.");

    /// <summary>Takes one row that the format makes unreadable: it is counted as rejected.</summary>
    /// <param name="line">As for <see cref="Add"/>.</param>
    /// <param name="column">Header of the column at fault; blank for the whole row.</param>
    /// <param name="value">What stood there; shortened by the block.</param>
    /// <param name="expected">What should have stood there.</param>
    /// <param name="fields">The row as far as it could be told; may be empty.</param>
    void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields);

    /// <summary>Ends the block; every block that was opened is completed, or the file is unreadable.</summary>
    /// <param name="lines">How many lines of the file the block takes: the next block's lines are counted on from there.</param>
    void Complete(int lines);
}
