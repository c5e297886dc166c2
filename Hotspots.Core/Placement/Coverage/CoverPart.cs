using System.Numerics;

namespace Hotspots.Core.Placement.Coverage;

/// <summary>What is left of a covering problem after some sites are chosen: the points still to be covered and the sites that may do it.</summary>
/// <remarks>
/// A point that is covered whenever another is, and a site that covers nothing another does not, are dropped: whether the rest can be
/// covered is not changed by it (Toregas and ReVelle, 1972).
/// </remarks>
internal sealed class CoverPart
{
    /// <summary>Share of the points that must go before sites are looked at again: with fewer points more sites do not matter.</summary>
    private const double WorthRepeating = 0.2;

    private readonly CoverTable _table;
    private readonly bool _mayDropSites;
    private readonly long[] _keys;
    private readonly ulong[] _sitesOf, _kept, _common;
    private readonly int[] _sorted;
    private int _setWords;

    /// <summary>Makes an empty part.</summary>
    /// <param name="table">Who covers whom.</param>
    /// <param name="sites">How many sites there are.</param>
    /// <param name="mayDropSites">False when sites shut one another out: then a site that covers less may still be wanted.</param>
    public CoverPart(CoverTable table, int sites, bool mayDropSites)
    {
        _table = table;
        _mayDropSites = mayDropSites;
        _keys = new long[Math.Max(sites, table.Points)];
        _sitesOf = new ulong[table.Points * ((sites + 63) / 64)];
        _sorted = new int[sites];
        _kept = new ulong[(sites + 63) / 64];
        _common = new ulong[Math.Max(_kept.Length, table.Words)];
        Open = new ulong[table.Words];
        Sites = new int[sites];
        Points = new int[table.Points];
        SiteCounts = new int[table.Points];
        Prices = new double[table.Points];
    }

    /// <summary>Points to be covered, as a set.</summary>
    public ulong[] Open { get; }

    /// <summary>Sites that may be chosen; the first <see cref="SiteCount"/> count. After <see cref="Reduce"/> those that cover most come
    /// first.</summary>
    public int[] Sites { get; }

    /// <summary>How many sites may be chosen.</summary>
    public int SiteCount { get; set; }

    /// <summary>The points to be covered as a list, those with fewest sites first; the first <see cref="PointCount"/> count. Known after
    /// <see cref="Reduce"/>.</summary>
    public int[] Points { get; }

    /// <summary>How many points are to be covered.</summary>
    public int PointCount { get; private set; }

    /// <summary>How many sites cover each point.</summary>
    public int[] SiteCounts { get; }

    /// <summary>What each point is worth: <see cref="CoverPrices"/>.</summary>
    public double[] Prices { get; }

    /// <summary>Entries looked at to reduce it, roughly.</summary>
    public long WorkToReduce => (long)SiteCount * SiteCount + (long)PointCount * PointCount;

    /// <summary>Entries looked at to price every site once, roughly.</summary>
    public long WorkToPrice => (long)SiteCount * (16 + 4 * _table.Words);

    /// <summary>Becomes the part of another that has a site chosen and may choose only from some of the other's sites.</summary>
    public void Follow(CoverPart part, int chosen, ReadOnlySpan<int> sites)
    {
        ReadOnlySpan<ulong> covered = _table[chosen];
        for (int word = 0; word < Open.Length; word++)
            Open[word] = part.Open[word] & ~covered[word];
        sites.CopyTo(Sites);
        SiteCount = sites.Length;
        part.Prices.CopyTo(Prices, 0);
    }

    /// <summary>Drops sites and points that do not matter. False when some point is left without a site.</summary>
    public bool Reduce()
    {
        while (true)
        {
            SortSites();
            NoteSitesOfPoints();
            if (_mayDropSites)
                DropSites();
            if (!ListPoints())
                return false;
            int before = PointCount;
            DropPoints();
            if (!_mayDropSites || before - PointCount <= WorthRepeating * before)
                return true;
        }
    }

    /// <summary>Does a site cover a point?</summary>
    public bool Covers(int site, int point) => (_table[site][point >> 6] >> point & 1) != 0;

    /// <summary>Those that cover most first, then in order; those that cover nothing are gone.</summary>
    private void SortSites()
    {
        int count = 0;
        for (int k = 0; k < SiteCount; k++)
        {
            ReadOnlySpan<ulong> covers = _table[Sites[k]];
            int gain = 0;
            for (int word = 0; word < Open.Length; word++)
                gain += BitOperations.PopCount(covers[word] & Open[word]);
            if (gain > 0)
                _keys[count++] = ((long)(Open.Length * 64 - gain) << 32) + Sites[k];
        }
        Array.Sort(_keys, 0, count);
        for (int k = 0; k < count; k++)
            Sites[k] = _sorted[k] = (int)(uint)_keys[k];
        SiteCount = count;
    }

    private void NoteSitesOfPoints()
    {
        _setWords = (SiteCount + 63) / 64;
        Array.Clear(_sitesOf, 0, _table.Points * _setWords);
        for (int k = 0; k < SiteCount; k++)
        {
            ReadOnlySpan<ulong> covers = _table[Sites[k]];
            for (int word = 0; word < Open.Length; word++)
            {
                for (ulong bits = covers[word] & Open[word]; bits != 0; bits &= bits - 1)
                    _sitesOf[(word * 64 + BitOperations.TrailingZeroCount(bits)) * _setWords + (k >> 6)] |= 1UL << k;
            }
        }
    }

    /// <summary>Drops the sites all of whose points have an earlier site in common.</summary>
    private void DropSites()
    {
        int count = 0;
        Span<ulong> kept = _kept.AsSpan(0, _setWords);
        kept.Clear();
        for (int k = 0; k < SiteCount; k++)
        {
            Span<ulong> earlier = _common.AsSpan(0, (k >> 6) + 1);
            earlier.Fill(ulong.MaxValue);
            earlier[^1] = (1UL << k) - 1;
            if (HaveCommon(_table[Sites[k]], earlier))
                continue;
            kept[k >> 6] |= 1UL << k;
            Sites[count++] = Sites[k];
        }
        SiteCount = count;
        for (int word = 0; word < _table.Points * _setWords; word += _setWords)
        {
            for (int k = 0; k < _setWords; k++)
                _sitesOf[word + k] &= kept[k];
        }
    }

    /// <summary>Do these sites and those of all open points covered share one?</summary>
    private bool HaveCommon(ReadOnlySpan<ulong> covers, Span<ulong> sites)
    {
        for (int word = 0; word < Open.Length; word++)
        {
            for (ulong bits = covers[word] & Open[word]; bits != 0; bits &= bits - 1)
            {
                ReadOnlySpan<ulong> others = _sitesOf.AsSpan((word * 64 + BitOperations.TrailingZeroCount(bits)) * _setWords, sites.Length);
                ulong any = 0;
                for (int k = 0; k < sites.Length; k++)
                    any |= sites[k] &= others[k];
                if (any == 0)
                    return false;
            }
        }
        return true;
    }

    private bool ListPoints()
    {
        PointCount = 0;
        for (int word = 0; word < Open.Length; word++)
        {
            for (ulong bits = Open[word]; bits != 0; bits &= bits - 1)
            {
                int point = word * 64 + BitOperations.TrailingZeroCount(bits), count = 0;
                foreach (ulong sites in _sitesOf.AsSpan(point * _setWords, _setWords))
                    count += BitOperations.PopCount(sites);
                if (count == 0)
                    return false;
                SiteCounts[point] = count;
                _keys[PointCount++] = ((long)count << 32) + point;
            }
        }
        Array.Sort(_keys, 0, PointCount);
        for (int k = 0; k < PointCount; k++)
            Points[k] = (int)(uint)_keys[k];
        return true;
    }

    /// <summary>Drops the points that all sites of another point cover.</summary>
    private void DropPoints()
    {
        int count = 0;
        Span<ulong> common = _common.AsSpan(0, Open.Length);
        for (int k = 0; k < PointCount; k++)
        {
            int point = Points[k];
            if ((Open[point >> 6] >> point & 1) == 0)
                continue;
            Points[count++] = point;
            if (!IsCoveredWithOthers(point, common))
                continue;
            common[point >> 6] &= ~(1UL << point);
            for (int word = 0; word < common.Length; word++)
                Open[word] &= ~common[word];
        }
        PointCount = count;
    }

    /// <summary>Are there other open points that every site of this one covers? They and itself are the common ones.</summary>
    private bool IsCoveredWithOthers(int point, Span<ulong> common)
    {
        Open.CopyTo(common);
        for (int word = 0; word < _setWords; word++)
        {
            for (ulong bits = _sitesOf[point * _setWords + word]; bits != 0; bits &= bits - 1)
            {
                ReadOnlySpan<ulong> covers = _table[_sorted[word * 64 + BitOperations.TrailingZeroCount(bits)]];
                int left = 0;
                for (int k = 0; k < common.Length; k++)
                    left += BitOperations.PopCount(common[k] &= covers[k]);
                if (left == 1)
                    return false;
            }
        }
        return true;
    }
}
