using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Positions;

/// <summary>Tally of positions. What was seen of positions in some rows?</summary>
internal sealed class PositionTally
{
    // Rows by how closely they are known, to the nearest power of ten: 1 m first, 100 km last.
    private readonly int[] _bySize = new int[6];

    /// <summary>Rows rejected because latitude and longitude look exchanged.</summary>
    public int Swapped { get; set; }

    /// <summary>Rows whose position is 0,0.</summary>
    public int Zero { get; private set; }

    /// <summary>Rows whose position is 1,1 or -1,-1 or nothing but nines.</summary>
    public int Placeholders { get; private set; }

    /// <summary>Rows placed by their postcode.</summary>
    public int FromPostcodes { get; private set; }

    /// <summary>Sum over them of the width in metres of the ground of a postcode there.</summary>
    public double PostcodeMetres { get; private set; }

    /// <summary>The widest of these grounds, metres.</summary>
    public double CoarsestPostcode { get; private set; }

    /// <summary>Rows that have nothing but a postcode for which there is no position: of Northern Ireland and the islands, or only a part.</summary>
    public int PostcodesElsewhere { get; private set; }

    /// <summary>Rows placed by their street and town.</summary>
    public int FromStreets { get; private set; }

    /// <summary>Sum over them of how far the street's points spread, metres.</summary>
    public double StreetMetres { get; private set; }

    /// <summary>The farthest spread of them, metres.</summary>
    public double CoarsestStreet { get; private set; }

    /// <summary>Rows whose street is not known in their town.</summary>
    public int StreetsUnknown { get; private set; }

    /// <summary>Rows whose street may be one of several.</summary>
    public int StreetsDoubtful { get; private set; }

    /// <summary>Rows placed by a grid reference.</summary>
    public int FromReferences { get; private set; }

    /// <summary>Rows placed by degrees, or by metres of another system that were turned into degrees.</summary>
    public int FromDegrees { get; set; }

    /// <summary>Size in metres of the coarsest grid reference.</summary>
    public double CoarsestReference { get; private set; }

    /// <summary>Smallest longitude; infinite when no row is placed.</summary>
    public double West { get; private set; } = double.PositiveInfinity;

    /// <summary>Smallest latitude.</summary>
    public double South { get; private set; } = double.PositiveInfinity;

    /// <summary>Largest longitude.</summary>
    public double East { get; private set; } = double.NegativeInfinity;

    /// <summary>Largest latitude.</summary>
    public double North { get; private set; } = double.NegativeInfinity;

    /// <summary>Notes one row.</summary>
    /// <param name="size">Metres that its position is known to; 0 for as closely as its digits.</param>
    /// <param name="source">Where it comes from.</param>
    public void Note(double size, PositionSource source)
    {
        switch (source)
        {
            case PositionSource.Given:
                return;
            case PositionSource.Zero:
                Zero++;
                return;
            case PositionSource.Placeholder:
                Placeholders++;
                return;
            case PositionSource.PostcodeElsewhere:
                PostcodesElsewhere++;
                return;
            case PositionSource.Postcode:
                FromPostcodes++;
                PostcodeMetres += size;
                CoarsestPostcode = Math.Max(CoarsestPostcode, size);
                break;
            case PositionSource.StreetUnknown:
                StreetsUnknown++;
                return;
            case PositionSource.StreetDoubtful:
                StreetsDoubtful++;
                return;
            case PositionSource.Street:
                FromStreets++;
                StreetMetres += size;
                CoarsestStreet = Math.Max(CoarsestStreet, size);
                break;
            case PositionSource.Reference:
                FromReferences++;
                CoarsestReference = Math.Max(CoarsestReference, size);
                break;
        }
        // What is too coarse for any pattern does not say how finely the others are known.
        if (size is > 0 and <= IncidentTable.CoarsestMetres)
            _bySize[Math.Clamp((int)Math.Round(Math.Log10(size)), 0, _bySize.Length - 1)]++;
    }

    /// <summary>Metres that at least half of so many placed rows are known to at best, of those known closely enough for a pattern; 0 when fewer
    /// are.</summary>
    public double UsualReference(int placed)
    {
        int coarser = 0;
        for (int power = _bySize.Length - 1; power >= 0; power--)
        {
            coarser += _bySize[power];
            if (coarser > 0 && 2L * coarser >= placed)
                return Math.Pow(10, power);
        }
        return 0;
    }

    /// <summary>Widens the bounds to hold positions in degrees.</summary>
    public void Include(ReadOnlySpan<double> longitudes, ReadOnlySpan<double> latitudes)
    {
        for (int i = 0; i < longitudes.Length; i++)
        {
            West = Math.Min(West, longitudes[i]);
            East = Math.Max(East, longitudes[i]);
            South = Math.Min(South, latitudes[i]);
            North = Math.Max(North, latitudes[i]);
        }
    }

    /// <summary>Adds what another part saw.</summary>
    public void Add(PositionTally other)
    {
        Swapped += other.Swapped;
        Zero += other.Zero;
        FromDegrees += other.FromDegrees;
        FromReferences += other.FromReferences;
        CoarsestReference = Math.Max(CoarsestReference, other.CoarsestReference);
        Placeholders += other.Placeholders;
        FromPostcodes += other.FromPostcodes;
        PostcodeMetres += other.PostcodeMetres;
        CoarsestPostcode = Math.Max(CoarsestPostcode, other.CoarsestPostcode);
        PostcodesElsewhere += other.PostcodesElsewhere;
        FromStreets += other.FromStreets;
        StreetMetres += other.StreetMetres;
        CoarsestStreet = Math.Max(CoarsestStreet, other.CoarsestStreet);
        StreetsUnknown += other.StreetsUnknown;
        StreetsDoubtful += other.StreetsDoubtful;
        for (int power = 0; power < _bySize.Length; power++)
            _bySize[power] += other._bySize[power];
        West = Math.Min(West, other.West);
        South = Math.Min(South, other.South);
        East = Math.Max(East, other.East);
        North = Math.Max(North, other.North);
    }
}
