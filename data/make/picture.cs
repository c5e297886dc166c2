// Draws the README's picture from the output of a run:
//   dotnet run --project Hotspots.Cli -c Release -- run data/county-lines.csv -o out
//   dotnet run data/make/picture.cs -- out Clacton-on-Sea > docs/images/hotspots-clacton.svg
using Hotspots.Picture;

if (args.Length != 2)
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/picture.cs -- FOLDER AREA");
    return 2;
}
Console.Out.Write(HotspotPicture.Draw(args[0], args[1]));
return 0;
