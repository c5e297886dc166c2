using System.Reflection;
using Hotspots.Tests.Architecture.Samples.Attic;

namespace Hotspots.Tests.Architecture;

public sealed class CompiledRoomsTests
{
    private const string Attic = "Hotspots.Tests.Architecture.Samples.Attic";
    private const string Cellar = "Hotspots.Tests.Architecture.Samples.Cellar";

    [Theory]
    [InlineData(typeof(Hotspots.Core.Model.Spatial.GeoPoint))]
    [InlineData(typeof(Hotspots.Methods.Dbscan))]
    [InlineData(typeof(Hotspots.Cli.Program))]
    [InlineData(typeof(Hotspots.Paper.Briefs.BriefFile))]
    [InlineData(typeof(Hotspots.Desktop.MapHost))]
    public void The_compiled_rooms_keep_the_table(Type sample)
    {
        Type[] types = sample.Assembly.GetTypes();
        Assert.Contains(types, static type => Rooms.Of(type.Namespace, Rooms.Table) is not null);
        Breaches.None(CompiledRooms.Breaches(types, Rooms.Table));
    }

    [Theory]
    [InlineData(typeof(ReachingByField))]
    [InlineData(typeof(ReachingBySignature))]
    [InlineData(typeof(ReachingByCall))]
    [InlineData(typeof(ReachingInALambda))]
    [InlineData(typeof(ReachingByType))]
    public void Reaching_into_a_room_that_is_not_allowed_is_reported(Type reacher)
    {
        Type[] types = [reacher, .. reacher.GetNestedTypes(BindingFlags.NonPublic)];
        Assert.Contains(CompiledRooms.Breaches(types, Table()), static breach => breach.Contains("Cellar.Coal", StringComparison.Ordinal));
        Assert.Empty(CompiledRooms.Breaches(types, Table(allowed: Cellar)));
    }

    [Fact]
    public void A_door_opens_for_one_type_and_not_for_its_room()
    {
        Room[] table = [new Room(Attic, [], []) { Doors = [(Cellar + ".Coal", "to keep warm")] }, new Room(Cellar, [], [])];
        Assert.Empty(CompiledRooms.Breaches([typeof(ReachingByType)], table));
        table[0] = table[0] with { Doors = [(Cellar + ".Wood", "to keep warm")] };
        Assert.NotEmpty(CompiledRooms.Breaches([typeof(ReachingByType)], table));
    }

    [Fact]
    public void A_library_that_is_not_allowed_is_reported()
    {
        Assert.Contains(
            CompiledRooms.Breaches([typeof(ReachingForALibrary)], Table()),
            static breach => breach.EndsWith("the library NetTopologySuite", StringComparison.Ordinal));
        Assert.Empty(CompiledRooms.Breaches([typeof(ReachingForALibrary)], [new Room(Attic, [], ["NetTopologySuite"])]));
    }

    [Fact]
    public void What_stays_inside_is_not_reported() =>
        Assert.Empty(CompiledRooms.Breaches([typeof(StayingInside), .. typeof(StayingInside).GetNestedTypes(BindingFlags.NonPublic)], Table()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_table_names_only_rooms_it_has_and_runs_one_way(bool within)
    {
        foreach (Room room in within ? Rooms.Desktop : Rooms.Table)
        {
            Assert.All(room.MayUse, name => Assert.Contains(within ? Rooms.Desktop : Rooms.Table, other => other.Name == name));
            Assert.False(Reaches(room, room.Name, within ? Rooms.Desktop : Rooms.Table, []), $"{room.Name} comes back to itself");
        }
    }

    [Fact]
    public void A_table_that_comes_back_to_itself_is_seen()
    {
        Room[] round = [new Room("A", ["B"], []), new Room("B", ["C"], []), new Room("C", ["A"], []), new Room("D", ["A"], [])];
        Assert.Equal([true, true, true, false], round.Select(room => Reaches(room, room.Name, round, [])));
    }

    private static Room[] Table(params string[] allowed) => [new Room(Attic, allowed, []), new Room(Cellar, [], [])];

    private static bool Reaches(Room from, string goal, IReadOnlyList<Room> table, HashSet<string> seen) =>
        from.MayUse.Any(name => name == goal || (seen.Add(name) && Reaches(table.Single(room => room.Name == name), goal, table, seen)));
}
