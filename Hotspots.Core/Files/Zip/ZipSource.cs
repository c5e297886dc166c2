using System.Globalization;

namespace Hotspots.Core.Files.Zip;

/// <summary>Incident files of an archive. Which files of incidents are in an archive?</summary>
internal static class ZipSource
{
    private static ReadOnlySpan<byte> MemberMark => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> EmptyMark => "PK\u0005\u0006"u8;

    /// <summary>Do the first bytes look like an archive (or a document that is one inside, such as .xlsx)?</summary>
    public static bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith(MemberMark) || head.StartsWith(EmptyMark);

    /// <summary>Is it an office document, which is one file to its user though it is an archive inside?</summary>
    public static bool IsDocument(IReadOnlyList<ZipMember> members) => members.Any(static m =>
        m.Name is "[Content_Types].xml" or "mimetype" || m.Name.StartsWith("xl/", StringComparison.Ordinal)
            || m.Name.StartsWith("word/", StringComparison.Ordinal));

    /// <summary>Lists the members, sorted by name (ordinal), each with a way to open it that any thread may use.</summary>
    /// <param name="name">The archive as the user knows it.</param>
    /// <param name="open">Opens the archive's bytes, seekable; each call gives a stream of its own.</param>
    /// <param name="members">What <see cref="ZipDirectory.Read"/> gave.</param>
    /// <param name="limits">How large it may become.</param>
    public static ZipListing List(string name, Func<Stream> open, IReadOnlyList<ZipMember> members, ZipLimits limits)
    {
        var files = new List<SourceFile>();
        var problems = new List<SourceProblem>();
        var passedOver = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long unpacked = 0, packed = 0;
        foreach (ZipMember member in members.Where(static m => !m.IsFolder).OrderBy(static m => m.Name, StringComparer.Ordinal))
        {
            string shown = Shown(member.Name);
            if (DataFiles.IsPassedOver(shown))
            {
                passedOver.Add(shown);
                continue;
            }
            string? problem = ProblemOf(member, limits)
                ?? (seen.Add(shown) ? null : "The archive holds this name twice and only the first is read: pack it again with one of them.");
            if (problem is null)
            {
                unpacked += member.Bytes;
                if (unpacked > limits.ArchiveBytes)
                    problem = $"The archive unpacks to more than {Size(limits.ArchiveBytes)}: unpack it and name the files that are wanted.";
            }
            if (problem is null)
            {
                packed += member.PackedBytes;
                files.Add(new SourceFile($"{name}/{shown}", member.Bytes, () => Open(open, member)));
            }
            else
            {
                problems.Add(new SourceProblem($"{name}/{shown}", problem));
            }
        }
        // Many members, each below what counts, make a bomb together.
        long kept = files.Sum(static file => file.Length);
        if (kept > limits.RatioCountsFrom && kept / limits.Ratio > packed)
        {
            files.Clear();
            problems.Add(new SourceProblem(
                name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The archive unpacks to more than {limits.Ratio} times its size, as a bomb does and data does not: "
                        + $"ask the sender for the plain files.")));
        }
        return new ZipListing(files, problems, DataFiles.Note(name, passedOver));
    }

    private static ZipMemberStream Open(Func<Stream> open, ZipMember member)
    {
        Stream archive = open();
        try
        {
            return new ZipMemberStream(archive, member);
        }
        catch (UnreadableFileException)
        {
            archive.Dispose();
            throw;
        }
    }

    private static string? ProblemOf(ZipMember member, ZipLimits limits)
    {
        if (ClimbsOut(member.Name))
            return "Its path leads out of the archive, which no honest program writes: ask the sender for a new archive.";
        if (member.IsEncrypted)
            return "It is encrypted: unpack it with its password and name the unpacked file.";
        if (member.Method is not (0 or 8))
            return string.Create(
                CultureInfo.InvariantCulture,
                $"It is packed by a method that is not read here (number {member.Method}): unpack it and name the unpacked file.");
        if (member.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return "It is an archive inside an archive: unpack it first.";
        if (member.Bytes > limits.MemberBytes)
            return $"It unpacks to more than {Size(limits.MemberBytes)}: unpack it and split the file.";
        // Packed size is bounded by the archive and unpacked size is enforced while reading: neither can be lied about.
        if (member.Bytes > limits.RatioCountsFrom && member.Bytes / limits.Ratio > member.PackedBytes)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"It unpacks to more than {limits.Ratio} times its size, as a bomb does and data does not: ask the sender for the plain file.");
        return null;
    }

    private static bool ClimbsOut(string path)
    {
        string[] parts = path.Split('/', '\\');
        return parts.Contains("..") || parts[0].Length == 0 || (parts[0].Length >= 2 && parts[0][1] == ':');
    }

    /// <summary>A path with slashes, without characters that would disturb a terminal.</summary>
    private static string Shown(string path) =>
        string.Create(path.Length, path, static (shown, path) =>
        {
            for (int i = 0; i < shown.Length; i++)
                shown[i] = path[i] == '\\' ? '/' : char.IsControl(path[i]) ? '?' : path[i];
        });

    private static string Size(long bytes) =>
        bytes >= 1L << 30
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 30} GB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes");
}

/// <summary>Listing of an archive. What is in an archive for us?</summary>
/// <param name="Files">Members that may be files of incidents.</param>
/// <param name="Problems">Members that cannot be read.</param>
/// <param name="Note">In words, what was passed over; blank for nothing.</param>
internal sealed record ZipListing(IReadOnlyList<SourceFile> Files, IReadOnlyList<SourceProblem> Problems, string Note);
