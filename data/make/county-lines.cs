// Makes the sample incidents:  dotnet run data/make/county-lines.cs > data/county-lines.csv
// EVERY INCIDENT IS INVENTED. How, stands in the folder CountyLines beside this file.
using Hotspots.Sample;

CountyLinesFile.Write(Console.Out);
