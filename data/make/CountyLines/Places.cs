namespace Hotspots.Sample;

/// <summary>Where do the invented incidents happen? Real towns and main streets, at about their real places.</summary>
internal static class Places
{
    public static readonly Region Flintshire = new("FS", "SJ", -3.10, 53.20, 326616.6, 367557.2, 66798.3, 1710.7, -1027.3, 111243.0);
    public static readonly Region Tendring = new("TD", "TM", 1.15, 51.79, 617337.1, 214843.6, 68948.9, -4807.4, 2981.3, 111182.7);
    public static readonly Region Wycombe = new("WY", "SU", -0.75, 51.63, 486616.5, 193094.4, 69213.3, -1902.1, 1183.8, 111213.0);

    public static readonly DateOnly Racer = new(2025, 11, 10), Saltmarsh = new(2026, 2, 2), Rowlock = new(2025, 6, 16);
    public static readonly DateOnly Fernbrook = new(2025, 3, 4), Dovecote = new(2026, 4, 20);

    public static readonly Town[] Towns =
    [
        new("Buckley", Flintshire, 15, 0.26, Racer, "Operation Racer", ["Mersey line", "Scouse Al line"],
        [
            new("Mill Lane", -3.0806, 53.1692, -0.5, 1, 90, 40, 20),
            new("Brunswick Road", -3.0752, 53.1683, 1, -0.15, 110, 40, 18, Rhythm.Night),
            new("Hawkesbury Road", -3.0838, 53.1716, 1, 0.3, 70, 45, 13, Rhythm.AfterSchool),
            new("Lane End", -3.0682, 53.1648, 1, -0.5, 80, 50, 14),
            new("Church Road", -3.0706, 53.1708, 0.2, 1, 80, 45, 7),
            new("Liverpool Road", -3.0760, 53.1762, 0.1, 1, 80, 40, 6, Rhythm.Evening, true),
        ],
        [
            new(-3.0790, 53.1700, 750, 5, "Mold Road", "Knowle Lane", "Linthorpe Road", "Princess Avenue"),
            new(-3.0690, 53.1670, 550, 3, "Church Road", "Chester Road", "Padeswood Road North"),
            new(-3.0770, 53.1770, 450, 2, "Liverpool Road", "Higher Common Road"),
        ]),
        new("Mold", Flintshire, 11, 0.28, Fernbrook, "Operation Fernbrook", ["Mersey line", "Deano line"],
        [
            new("Wrexham Street", -3.1409, 53.1655, 0.25, -1, 90, 40, 16),
            new("High Street", -3.1427, 53.1681, -0.25, 1, 90, 40, 20, Rhythm.Night),
            new("Chester Street", -3.1400, 53.1668, 1, -0.2, 80, 40, 12, Rhythm.Night),
            new("King Street", -3.1383, 53.1699, 0.1, 1, 70, 40, 13, Rhythm.AfterSchool),
            new("Tyddyn Street", -3.1376, 53.1657, 0.4, -1, 60, 40, 7),
        ],
        [
            new(-3.1420, 53.1670, 650, 5, "New Street", "Earl Road", "Grosvenor Street", "Conway Street"),
            new(-3.1480, 53.1660, 450, 2, "Ruthin Road", "Hafod Park", "Maes Bodlonfa"),
            new(-3.1330, 53.1655, 400, 2, "Chester Road", "Bromfield Park"),
        ]),
        new("Mynydd Isa", Flintshire, 2, 0.40, Racer, "Operation Racer", ["Mersey line"],
        [
            new("Mercia Drive", -3.1086, 53.1689, 1, 0.2, 70, 45, 10, Rhythm.AfterSchool, true),
        ],
        [
            new(-3.1090, 53.1685, 450, 1, "Mold Road", "Mercia Drive", "Wat's Dyke Way"),
        ]),
        new("Connah's Quay", Flintshire, 6, 0.30, Dovecote, "Operation Dovecote", ["Scouse Al line", "Deano line"],
        [
            new("High Street", -3.0500, 53.2160, -1, 0.55, 140, 40, 18, Rhythm.Night),
            new("Chapel Street", -3.0588, 53.2185, 0.3, -1, 60, 40, 8),
            new("Mold Road", -3.0720, 53.2118, 0.4, 1, 70, 40, 6),
        ],
        [
            new(-3.0580, 53.2150, 600, 3, "Church Street", "Bryn Road", "Fron Road"),
            new(-3.0690, 53.2140, 550, 3, "Mold Road", "Golftyn Lane"),
        ]),
        new("Flint", Flintshire, 5, 0.30, Dovecote, "Operation Dovecote", ["Scouse Al line", "Mersey line"],
        [
            new("Church Street", -3.1326, 53.2484, -0.7, 1, 80, 40, 14, Rhythm.Night),
            new("Trelawny Square", -3.1336, 53.2497, 1, 0.5, 50, 45, 8),
            new("Chester Road", -3.1230, 53.2449, 1, -0.5, 90, 40, 7),
        ],
        [
            new(-3.1330, 53.2465, 600, 3, "Northop Road", "Earl Street", "Maes-Y-Dre Avenue"),
            new(-3.1255, 53.2430, 450, 2, "Chester Road", "Coed Onn Road"),
        ]),
        new("Clacton-on-Sea", Tendring, 26, 0.27, Saltmarsh, "Operation Saltmarsh", ["Rico line", "JJ line"],
        [
            new("Pier Avenue", 1.1511, 51.7902, -1, 1, 120, 40, 18, Rhythm.Night),
            new("Marine Parade East", 1.1563, 51.7886, 1, 0.65, 110, 25, 10, Rhythm.Night),
            new("Station Road", 1.1545, 51.7922, -0.1, 1, 90, 40, 13),
            new("Jackson Road", 1.1500, 51.7886, -1, 1, 60, 40, 9),
            new("Old Road", 1.1484, 51.7942, 0.3, 1, 130, 45, 12),
            new("Rosemary Road", 1.1535, 51.7897, 1, -0.15, 80, 40, 7, Rhythm.Night),
            new("Wellesley Road", 1.1524, 51.7966, 0.2, 1, 110, 45, 7),
            new("St Osyth Road", 1.1392, 51.7950, -1, 0.6, 90, 45, 7, Rhythm.AfterSchool),
            new("London Road", 1.1488, 51.8050, -0.1, 1, 90, 45, 5, Rhythm.Evening, true),
        ],
        [
            new(1.1530, 51.7930, 800, 4, "Carnarvon Road", "Hayes Road", "Old Road", "Ellis Road", "West Avenue"),
            new(1.1420, 51.7960, 750, 3, "Coppins Road", "St Osyth Road", "Cloes Lane"),
            new(1.1500, 51.8035, 850, 3, "London Road", "Old Road", "North Road"),
            new(1.1680, 51.7965, 650, 2, "Holland Road", "Vista Road", "Thoroughgood Road"),
            new(1.1300, 51.7990, 600, 1.5, "St Osyth Road", "Cloes Lane"),
        ]),
        new("Jaywick", Tendring, 5, 0.24, Saltmarsh, "Operation Saltmarsh", ["Rico line"],
        [
            new("Brooklands", 1.1056, 51.7741, 1, 0.15, 130, 30, 12),
            new("Lotus Way", 1.1073, 51.7752, 1, 0.15, 90, 40, 6),
            new("Golf Green Road", 1.1206, 51.7797, 0.1, 1, 80, 40, 7, Rhythm.AfterSchool),
            new("Jaywick Lane", 1.1202, 51.7842, 0, 1, 90, 40, 6, Rhythm.Evening, true),
        ],
        [
            new(1.1175, 51.7785, 420, 2, "Meadow Way", "Broadway", "Golf Green Road"),
            new(1.1065, 51.7752, 280, 2, "Brooklands", "Lotus Way"),
        ]),
        new("Holland-on-Sea", Tendring, 2, 0.45, Saltmarsh, "Operation Saltmarsh", ["JJ line"],
        [
            new("Frinton Road", 1.1862, 51.8043, 1, 0.35, 100, 45, 10, Rhythm.AfterSchool, true),
        ],
        [
            new(1.1880, 51.8045, 600, 1, "Frinton Road", "Kings Parade", "Queensway"),
        ]),
        new("High Wycombe", Wycombe, 28, 0.27, Rowlock, "Operation Rowlock", ["Max line", "JJ line"],
        [
            new("Desborough Road", -0.7596, 51.6311, -1, 0.25, 140, 40, 17),
            new("Oxford Road", -0.7558, 51.6319, -1, 0.5, 90, 40, 10, Rhythm.Night),
            new("Frogmoor", -0.7526, 51.6314, 0.5, -1, 60, 45, 10, Rhythm.Night),
            new("High Street", -0.7490, 51.6288, 1, -0.35, 90, 40, 8, Rhythm.Night),
            new("West Wycombe Road", -0.7745, 51.6377, -1, 0.55, 140, 45, 9),
            new("Castlefield", -0.7795, 51.6283, 0.5, 1, 120, 70, 14),
            new("Totteridge Road", -0.7366, 51.6299, 1, 0.3, 100, 40, 7, Rhythm.Evening, true),
            new("Totteridge Drive", -0.7272, 51.6379, 1, -0.1, 100, 50, 7, Rhythm.AfterSchool, true),
            new("Micklefield Road", -0.7145, 51.6280, 0.2, 1, 120, 50, 10, Rhythm.AfterSchool),
        ],
        [
            new(-0.7530, 51.6310, 700, 4, "Queen Victoria Road", "Hughenden Road", "Easton Street", "Desborough Avenue"),
            new(-0.7760, 51.6300, 700, 3, "Spearing Road", "Rutland Avenue", "Chiltern Avenue", "Copyground Lane"),
            new(-0.7300, 51.6340, 700, 2, "Totteridge Lane", "Hatters Lane", "Totteridge Road"),
            new(-0.7155, 51.6290, 450, 2, "Buckingham Drive", "Micklefield Road"),
            new(-0.7450, 51.6365, 550, 1.5, "Amersham Hill", "Hughenden Road", "Roberts Road"),
            new(-0.7880, 51.6360, 500, 1, "West Wycombe Road", "Mill End Road"),
            new(-0.7720, 51.6180, 600, 2, "Cressex Road", "Marlow Hill", "Deeds Grove"),
        ]),
    ];

    /// <summary>Clacton's beach, as straight lines from south-west to north-east: invented incidents stay on land.</summary>
    public static readonly (double Lon, double Lat)[] Shore =
    [
        (1.0800, 51.7717), (1.0995, 51.7723), (1.1178, 51.7739), (1.1321, 51.7771), (1.1434, 51.7815), (1.1477, 51.7842),
        (1.1586, 51.7885), (1.1688, 51.7922), (1.1887, 51.7994), (1.2012, 51.8028), (1.2149, 51.8085), (1.2260, 51.8132),
    ];
}
