using System.Collections.Frozen;

namespace Hotspots.Tests.Architecture.Samples.Attic;

internal static class RememberingInAField
{
    private static int _last;

    public static int Next() => ++_last;
}

internal static class RememberingInAProperty
{
    public static int Last { get; set; }
}

internal static class RememberingInATable
{
    private static readonly Dictionary<string, int> Known = new(StringComparer.Ordinal);

    public static int Count(string name) => Known[name] = Known.GetValueOrDefault(name) + 1;
}

internal static class RememberingInAnObject
{
    public static readonly Shelf Kept = new();

    public sealed class Shelf
    {
        public int Books { get; set; }
    }
}

internal static class RememberingNothing
{
    public const int Constant = 1;
    public static readonly FrozenSet<string> Words = FrozenSet.Create("a", "b");
    public static readonly Func<int, int> Twice = static number => 2 * number;
    public static readonly Fixed One = new(1);
    private static readonly int[] Table = [1, 2, 3];
    private static readonly Lazy<string> Made = new(static () => "made once");

    public static string Title { get; } = Made.Value + Table.Length;

    public sealed record Fixed(int Number);
}
