Console.WriteLine("hotspots");
