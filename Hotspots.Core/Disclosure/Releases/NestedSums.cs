using System.Runtime.InteropServices;

namespace Hotspots.Core.Disclosure.Releases;

/// <summary>Set packing of nested sums: a total is written as the largest totals that lie in it, and the atoms that are left.</summary>
/// <remarks>
/// A total over 24 months holds that over the first 23, which an earlier release told: written so, the months are in one equation less, and a release
/// that goes on month by month stays a network. Whatever way totals are written, the equations say the same.
/// </remarks>
internal static class NestedSums
{
    /// <summary>The parts of each total: counts, which are atoms or other totals.</summary>
    /// <param name="totals">Counts that are sums, each with its atoms ascending; no two have the same.</param>
    /// <param name="atoms">How many atoms there are; they are the counts below this.</param>
    public static List<(int Total, int[] Parts)> Of(IReadOnlyList<(int Total, int[] Atoms)> totals, int atoms)
    {
        int[] isIn = new int[atoms], isCovered = new int[atoms];
        var beginningWith = new Dictionary<int, List<int>>();
        var sums = new List<(int Total, int[] Parts)>();
        var inside = new List<int>();
        int[] smallestFirst = [.. Enumerable.Range(0, totals.Count).OrderBy(at => totals[at].Atoms.Length).ThenBy(static at => at)];
        for (int turn = 1; turn <= smallestFirst.Length; turn++)
        {
            int at = smallestFirst[turn - 1];
            int[] own = totals[at].Atoms;
            inside.Clear();
            foreach (int atom in own)
            {
                isIn[atom] = turn;
                if (beginningWith.TryGetValue(atom, out List<int>? known))
                    inside.AddRange(known);
            }
            inside.Sort((a, b) => (-totals[a].Atoms.Length, a).CompareTo((-totals[b].Atoms.Length, b)));
            var parts = new List<int>();
            foreach (int other in inside)
            {
                int[] theirs = totals[other].Atoms;
                if (!Array.TrueForAll(theirs, atom => isIn[atom] == turn && isCovered[atom] != turn))
                    continue;
                foreach (int atom in theirs)
                    isCovered[atom] = turn;
                parts.Add(totals[other].Total);
            }
            foreach (int atom in own)
            {
                if (isCovered[atom] != turn)
                    parts.Add(atom);
            }
            sums.Add((totals[at].Total, [.. parts]));
            (CollectionsMarshal.GetValueRefOrAddDefault(beginningWith, own[0], out _) ??= []).Add(at);
        }
        return sums;
    }
}

/// <summary>Equality of sets of atoms by their members, in order.</summary>
internal sealed class SameAtoms : IEqualityComparer<int[]>
{
    /// <inheritdoc/>
    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    /// <inheritdoc/>
    public int GetHashCode(int[] obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(obj.AsSpan()));
        return hash.ToHashCode();
    }
}
