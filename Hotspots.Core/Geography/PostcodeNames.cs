using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Postcode lookup of Great Britain: where a postcode is, to 10 m, and which postcodes begin with a part of one.</summary>
/// <remarks>
/// Source: Ordnance Survey Code-Point Open of October 2025 (Open Government Licence v3.0), see data/README.md. Northern Ireland, the Isle of Man
/// and the Channel Islands are not in it, nor postcodes that were ended before it. Postcodes are kept by outcode ("CO15"); one is unpacked when it
/// is first needed, and kept. Safe to use from many threads.
/// </remarks>
internal sealed class PostcodeNames
{
    /// <summary>The release of the source, for people.</summary>
    public const string Release = "October 2025";

    /// <summary>The letters of the last two places, in the order of their numbers.</summary>
    private const string Letters = "ABDEFGHJLNPQRSTUWXYZ";

    private static readonly System.Buffers.SearchValues<char> AnyLetter = System.Buffers.SearchValues.Create(Letters);

    private const double Grain = 10;

    /// <summary>"CO" and a figure, and a figure or letter more: no outcode has more characters.</summary>
    private const int LongestOutcode = 4, InwardLength = 3;

    private static readonly Lazy<PostcodeNames> LazyBritain = new(ReadBritain);

    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<string, Entry> _entries;
    private readonly ConcurrentDictionary<string, Block> _blocks = new(StringComparer.Ordinal);

    private PostcodeNames(ReadOnlyMemory<byte> file, Dictionary<string, Entry> entries)
    {
        _file = file;
        _entries = entries;
        Count = entries.Values.Sum(static entry => entry.Postcodes);
    }

    /// <summary>The postcodes that travel with the tool; the index is read when first asked for.</summary>
    public static PostcodeNames Britain => LazyBritain.Value;

    /// <summary>How many postcodes there are.</summary>
    public int Count { get; }

    /// <summary>Reads the index of a file of the format that data/make/postcode-names.cs lays down.</summary>
    /// <param name="file">Not copied; must not change.</param>
    /// <exception cref="InvalidDataException">It is no such file, or it is damaged. Damage within an outcode shows when the outcode is
    /// needed.</exception>
    public static PostcodeNames Read(ReadOnlyMemory<byte> file)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        if (!bytes.StartsWith("HSPN\u0001"u8))
            throw new InvalidDataException("This is no file of postcodes, or one of another version.");
        int at = 5;
        int count = PostcodeTile.ReadNumber(bytes, ref at);
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        long end = 0;
        for (int i = 0; i < count; i++)
        {
            int length = at < bytes.Length ? bytes[at++] : 0;
            if (length is 0 or > LongestOutcode || at + length > bytes.Length)
                throw PostcodeTile.Damaged();
            string outcode = Encoding.ASCII.GetString(bytes.Slice(at, length));
            at += length;
            int postcodes = PostcodeTile.ReadNumber(bytes, ref at), packed = PostcodeTile.ReadNumber(bytes, ref at);
            if (postcodes is 0 or > 4000 || !entries.TryAdd(outcode, new Entry((int)Math.Min(end, int.MaxValue), packed, postcodes)))
                throw PostcodeTile.Damaged();
            end += packed;
        }
        if (at + end != bytes.Length)
            throw PostcodeTile.Damaged();
        return new PostcodeNames(file[at..], entries);
    }

    /// <summary>Where a postcode is: the middle of a square of 10 m; null where there is no such postcode.</summary>
    /// <param name="postcode">In any case, with or without spaces: "CO15 1QA", "co151qa".</param>
    public GridPoint? Find(string postcode) =>
        Parse(postcode) is { Inward.Length: InwardLength } code && Matching(code) is [var only] ? only : null;

    /// <summary>Where the postcodes are that begin so, by name; none where the text is no part of a postcode or none begins so.</summary>
    /// <param name="code">An outcode and none to three characters more; see <see cref="Parse"/>.</param>
    public IReadOnlyList<GridPoint> Matching(PostcodePart code)
    {
        if (!_entries.ContainsKey(code.Outcode))
            return [];
        (int first, int count) = NumbersOf(code.Inward);
        Block block = _blocks.GetOrAdd(code.Outcode, Unpack);
        var found = new List<GridPoint>();
        for (int i = 0; i < block.Numbers.Length; i++)
        {
            if (block.Numbers[i] >= first && block.Numbers[i] < first + count)
                found.Add(block.Points[i]);
        }
        return found;
    }

    /// <summary>A postcode, or one's beginning from the outcode on, as the text has it; null where it is written like none.</summary>
    /// <param name="text">"CO15", "co15 1", "CO151QD": without a space the longest outcode that there is.</param>
    public PostcodePart? Parse(string text)
    {
        string[] words = text.Trim().ToUpperInvariant().Split([' ', '\u00a0', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2)
            return null;
        if (words.Length == 2)
            return IsOutcode(words[0]) && IsInward(words[1]) ? new PostcodePart(words[0], words[1]) : null;
        string word = words[0];
        if (word.Length > InwardLength + 1 && IsInward(word[^InwardLength..]) && IsOutcode(word[..^InwardLength]))
            return new PostcodePart(word[..^InwardLength], word[^InwardLength..]);
        PostcodePart? likely = null;
        for (int length = Math.Min(word.Length, LongestOutcode); length >= 2 && word.Length - length < InwardLength; length--)
        {
            if (!IsOutcode(word[..length]) || (length < word.Length && !IsInward(word[length..])))
                continue;
            var part = new PostcodePart(word[..length], word[length..]);
            if (_entries.ContainsKey(part.Outcode))
                return part;
            likely ??= part;
        }
        return likely;
    }

    private static bool IsOutcode(string text)
    {
        int letters = 0;
        while (letters < text.Length && char.IsAsciiLetterUpper(text[letters]))
            letters++;
        return letters is 1 or 2 && text.Length - letters is 1 or 2 && char.IsAsciiDigit(text[letters])
            && (text.Length - letters == 1 || char.IsAsciiLetterOrDigit(text[^1]));
    }

    private static bool IsInward(string text) =>
        text.Length is > 0 and <= InwardLength && char.IsAsciiDigit(text[0]) && text.AsSpan(1).IndexOfAnyExcept(AnyLetter) < 0;

    private static (int First, int Count) NumbersOf(string inward)
    {
        int side = Letters.Length, first = 0, count = 10 * side * side;
        for (int i = 0; i < inward.Length; i++)
        {
            count /= i == 0 ? 10 : side;
            first += count * (i == 0 ? inward[0] - '0' : Letters.IndexOf(inward[i], StringComparison.Ordinal));
        }
        return (first, count);
    }

    private Block Unpack(string outcode)
    {
        // A number of three columns takes four bytes at most.
        const int Columns = 3, LongestNumber = 4;
        Entry entry = _entries[outcode];
        var room = new byte[entry.Postcodes * Columns * LongestNumber];
        if (!BrotliDecoder.TryDecompress(_file.Span.Slice(entry.Start, entry.Length), room, out int written))
            throw PostcodeTile.Damaged();
        ReadOnlySpan<byte> plain = room.AsSpan(0, written);
        int at = 0, number = -1;
        var numbers = new int[entry.Postcodes];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = number += PostcodeTile.ReadNumber(plain, ref at) + 1;
        double[] eastings = Places(plain, ref at, numbers.Length), northings = Places(plain, ref at, numbers.Length);
        if (at != plain.Length)
            throw PostcodeTile.Damaged();
        return new Block(numbers, [.. eastings.Zip(northings, static (east, north) => new GridPoint(east, north))]);

        static double[] Places(ReadOnlySpan<byte> plain, ref int at, int count)
        {
            var places = new double[count];
            long place = 0;
            for (int i = 0; i < count; i++)
            {
                int step = PostcodeTile.ReadNumber(plain, ref at);
                place += (step & 1) == 0 ? step / 2 : -(step + 1) / 2;
                places[i] = (place + 0.5) * Grain;
            }
            return places;
        }
    }

    private static PostcodeNames ReadBritain()
    {
        const string Resource = "postcode-names.bin";
        using Stream stream = typeof(PostcodeNames).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without {Resource}.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file);
    }

    private readonly record struct Entry(int Start, int Length, int Postcodes);

    private sealed record Block(int[] Numbers, GridPoint[] Points);
}

/// <summary>Postcode, or the beginning of one from its outcode on.</summary>
/// <param name="Outcode">The part before the space: "CO15".</param>
/// <param name="Inward">What is given of the part after it, none to three characters: "", "1", "1Q", "1QA".</param>
internal readonly record struct PostcodePart(string Outcode, string Inward)
{
    /// <inheritdoc/>
    public override string ToString() => Inward.Length == 0 ? Outcode : Outcode + " " + Inward;
}
