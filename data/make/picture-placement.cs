// Draws the picture of placed teams from the output of a run:
//   dotnet run --project Hotspots.Cli -c Release -- place data/county-lines.csv --area Clacton-on-Sea --area Jaywick --area Holland-on-Sea --teams
// 3 --reach 1000 -o out
//   dotnet run data/make/picture-placement.cs -- out > docs/images/placement-clacton.svg
using Hotspots.Picture;

if (args.Length != 1)
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/picture-placement.cs -- FOLDER");
    return 2;
}
Console.Out.Write(PlacementPicture.Draw(args[0]));
return 0;
