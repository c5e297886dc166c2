using Hotspots.Core.Model;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Outputs.Layers.Attendance;
using Hotspots.Core.Outputs.Released;

namespace Hotspots.Core.Files.Release;

/// <summary>Release of attendance: as <see cref="ReleaseDoor"/>, for what was visited.</summary>
internal static class AttendanceDoor
{
    /// <summary>The names of the files that are written, in the order in which they are put in place.</summary>
    public static IReadOnlyList<string> FileNames(AttendedRecord record, OutputPlace? place = null) =>
        ReleaseDoor.NamesOf(AttendedTable.Of(ReleasedAttendance.Through(record)), place?.Formats ?? []);

    /// <summary>The names of the tables in all formats, and of the record.</summary>
    public static IReadOnlyList<string> LayerNames { get; } = AttendedTable.Kind.LayerNames;

    /// <summary>Writes one of the tables or the record into a stream, byte for byte as in its file.</summary>
    /// <exception cref="OutputException">There is no such table, or marking or profile will not do; nothing was written.</exception>
    public static void WriteLayer(AttendedRecord record, string name, Stream stream, CancellationToken cancellation) =>
        ReleaseDoor.WriteLayer(AttendedTable.Of(ReleasedAttendance.Through(record)), name, stream, cancellation);

    /// <summary>May it be written there?</summary>
    /// <exception cref="OutputException">It would write over what is read.</exception>
    public static void CheckPlace(OutputPlace place) => ReleaseDoor.CheckPlace(place, AttendedTable.Kind);

    /// <summary>Writes the tables and the record, all together; other files in the folder are left alone.</summary>
    /// <exception cref="OutputException">
    /// The folder cannot be written, another process writes to it, a file in it was read, the disk is full, or marking or profile will not do;
    /// the folder is then as it was.
    /// </exception>
    public static void Write(AttendedRecord record, OutputPlace place, CancellationToken cancellation)
    {
        CheckPlace(place);
        ReleaseDoor.Write(AttendedTable.Of(ReleasedAttendance.Through(record)), ReleaseDoor.FilesAt(place), place.Formats, cancellation);
    }

    /// <summary>Writes the record, byte for byte as in its file attended.json.</summary>
    /// <exception cref="OutputException">Marking or profile will not do.</exception>
    public static void WriteRecord(AttendedRecord record, Stream stream, OutputPlace? place = null) =>
        ReleaseDoor.WriteRecord(AttendedTable.Of(ReleasedAttendance.Through(record)), stream, place?.Formats ?? []);
}
