using Hotspots.Core.Analysis;

namespace Hotspots.Tests.Architecture;

public sealed class RoomsWithinRoomsTests
{
    private const string Geometry = "NetTopologySuite";

    private static readonly Type[] Desktop = typeof(Hotspots.Desktop.MapHost).Assembly.GetTypes();

    /// <summary>Two corners of one room that use each other are one corner.</summary>
    [Fact]
    public void Scans_use_times_and_times_no_scans()
    {
        const string Scan = "Hotspots.Core.Analysis.Scan", Time = "Hotspots.Core.Analysis.Time";
        Type[] types = typeof(AnalysisMethod).Assembly.GetTypes();
        Assert.Contains(types, static type => type.Namespace == Scan);
        Assert.Contains(types, static type => type.Namespace == Time);
        Breaches.None(CompiledRooms.Breaches(types, [new Room(Scan, [Time], [Geometry]), new Room(Time, [], [Geometry])]));
        Assert.NotEmpty(CompiledRooms.Breaches(types, [new Room(Scan, [], [Geometry]), new Room(Time, [], [Geometry])]));
    }

    [Fact]
    public void The_rooms_of_Desktop_keep_their_table()
    {
        Breaches.None(CompiledRooms.Breaches(Desktop, Rooms.Desktop));
        // Every folder is a room of its own; the folder of all of them stands for no other.
        Assert.All(Desktop.Where(static type => type.Namespace?.StartsWith("Hotspots.Desktop.", StringComparison.Ordinal) == true), static type =>
            Assert.Equal(type.Namespace, Rooms.Of(type.Namespace, Rooms.Desktop)?.Name));
    }

    [Fact]
    public void Every_use_that_the_table_of_Desktop_allows_is_made()
    {
        foreach (Room room in Rooms.Desktop)
        {
            foreach (string used in room.MayUse)
            {
                Room stricter = room with { MayUse = [.. room.MayUse.Where(name => name != used)] };
                Room[] table = [.. Rooms.Desktop.Select(other => other == room ? stricter : other)];
                Assert.True(CompiledRooms.Breaches(Desktop, table).Any(), $"{room.Name} need not use {used}");
            }
        }
    }
}
