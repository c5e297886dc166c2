namespace Hotspots.Sample;

/// <summary>Warrants of one operation in one town: the first day, and for each warrant the days after it and the arrests made.</summary>
/// <remarks>
/// The name is blank for warrants that belong to no operation. The streets say where the first warrants were; the others are anywhere in
/// the town's spots.
/// </remarks>
internal sealed record Raids(string Name, string Town, DateOnly First, (int Day, int Arrests)[] Warrants, params string[] Streets)
{
    public static readonly Raids[] All =
    [
        new("Operation Racer", "Buckley", Places.Racer, [(0, 2), (2, 1), (4, 1)], "Mill Lane", "Brunswick Road", "Lane End"),
        new("Operation Saltmarsh", "Clacton-on-Sea", Places.Saltmarsh, [(0, 2), (0, 1), (1, 2), (2, 1), (3, 1), (3, 0), (4, 2)]),
        new("Operation Saltmarsh", "Jaywick", Places.Saltmarsh, [(0, 1), (2, 2), (4, 0)]),
        new(
            "Operation Rowlock",
            "High Wycombe",
            Places.Rowlock,
            [(0, 2), (0, 1), (0, 0), (0, 1), (1, 1), (1, 2), (1, 0), (2, 1), (2, 1), (2, 0), (3, 2), (3, 1), (3, 1), (4, 0), (4, 1), (4, 1)]),
        new("Operation Fernbrook", "Mold", Places.Fernbrook, [(0, 1), (0, 1), (1, 0), (2, 2)]),
        new("Operation Dovecote", "Connah's Quay", Places.Dovecote, [(0, 1), (1, 0), (2, 1)]),
        new("Operation Dovecote", "Flint", Places.Dovecote, [(0, 2), (3, 1)]),
        new("Operation Groyne", "Clacton-on-Sea", new(2024, 11, 18), [(0, 1), (1, 1), (1, 0), (2, 0), (3, 1), (3, 2)]),
        new("Operation Chairmaker", "High Wycombe", new(2026, 3, 9), [(0, 1), (0, 0), (1, 1), (2, 2), (2, 0), (3, 1), (4, 1)]),
        new("", "Buckley", new(2024, 9, 18), [(0, 1), (160, 0), (510, 1)]),
        new("", "Mold", new(2024, 10, 9), [(0, 0), (420, 1)]),
        new("", "Clacton-on-Sea", new(2025, 5, 14), [(0, 1), (97, 0)]),
        new("", "High Wycombe", new(2024, 8, 21), [(0, 1), (119, 1)]),
    ];
}
