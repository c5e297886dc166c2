namespace Hotspots.Core.Files.Zip;

/// <summary>Limits of unpacking. How large may an archive become when it is unpacked?</summary>
/// <remarks>
/// A ZIP bomb is a small file that unpacks to fill any machine. Whole years of data.police.uk stay far below these bounds: a month of one force
/// is a few megabytes, all forces of three years some 8 GB.
/// </remarks>
internal sealed record ZipLimits
{
    /// <summary>Bounds for real use.</summary>
    public static ZipLimits Default { get; } = new();

    /// <summary>Largest member when unpacked, bytes: some forty million street-level rows.</summary>
    public long MemberBytes { get; init; } = 4L << 30;

    /// <summary>Largest sum of members when unpacked, bytes: more than all street-level crime ever published.</summary>
    public long ArchiveBytes { get; init; } = 20L << 30;

    /// <summary>Largest unpacked size divided by packed size, of a member and of all that are read together. Police CSV packs 5 to 15 times, a file
    /// of blanks a thousand times.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Unpacked bytes from which the ratio counts: below it a member or archive is harmless whatever its ratio.</summary>
    public long RatioCountsFrom { get; init; } = 50L << 20;

    /// <summary>Most members. Three years of all forces are some 5,000 files.</summary>
    public int Members { get; init; } = 100_000;
}
