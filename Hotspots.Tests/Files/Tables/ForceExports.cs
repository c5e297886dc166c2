using Hotspots.Core.Model.Incidents;

namespace Hotspots.Tests.Files.Tables;

/// <summary>Headers of records systems and of open data, with a value each, and what each column means.</summary>
/// <remarks>
/// A line an export: its name, then its columns as <c>Header=Role~value</c>; no role is a column that means nothing here, or that another of the
/// file says better: of two times that of the deed, of two kinds the closer one.
/// </remarks>
internal static class ForceExports
{
    private const string When =
        "09/01/2026 18:57", Day = "09/01/2026", Clock = "18:57", E = "618054", N = "215265", Lon = "1.155198", Lat = "51.789453";

    private static readonly string[] Lines =
    [
        $"Athena crime extract|URN=Id~CR/1/26|DT_OCC=Time~{When}|CLASSN=Kind~Burglary|Easting=Easting~{E}|Northing=Northing~{N}|PREM=Street~Old "
            + $"Road|BEAT=~B7|FTEXT=Notes~seen",
        $"Athena investigations|Investigation Number=Id~42/1/26|Offence Description=Kind~Theft|Committed From Date=From~{When}|Committed To "
            + $"Date=To~{When}|Location Town=Town~Clacton|Location Street=Street~Old Road|GPMS=~O",
        $"Athena odd abbreviations|Crime Ref No=Id~CR/1|Committed From=From~{When}|Offence Desc=Kind~Theft|OSGR X=Easting~{E}|OSGR "
            + $"Y=Northing~{N}|Locn Street=Street~Old Road|Locn Town=Town~Clacton|MO Notes=Notes~x",
        $"Athena intelligence|Intelligence Report URN=Id~I/1|Report Type=Kind~Intel|Date=Time~{Day}|Source Evaluation=Source~2|Intelligence "
            + $"Evaluation=Intelligence~B|Handling Code=Handling~P|Report Text=Notes~t|Operation=Operation~Bay",
        $"Niche RMS occurrences|Occurrence Number=Id~26000123456|Occurrence Type=Kind~Drugs|Reported=Time~{When}|Address=Street~1 Old "
            + $"Road|City=Town~Harwich|Beat=~A1|Summary=Notes~s",
        $"Niche RMS extract|Occ No=Id~1|Occurrence Classification=Kind~Drugs|Start Date=From~{When}|End "
            + $"Date=To~{When}|X=Easting~{E}|Y=Northing~{N}|Street Name=Street~Old Road|Locality=Town~Jaywick",
        $"Niche drugs seized|Occurrence No=Id~1|Drug Type=Drug~heroin|Drug Class=DrugClass~A|Quantity Seized=Quantity~12|Unit Of Measure=Unit~g|Town "
            + $"Name=Town~Harwich|Grid Ref=GridReference~TM 123 456",
        $"Connect crime|Investigation ID=Id~01/1/26|Offence Title=Kind~PWITS|Date From=From~{Day}|Date To=To~{Day}|Full Address=Street~1 Old "
            + $"Road|Post Town=Town~Harwich|Eastings=Easting~{E}|Northings=Northing~{N}|Outcome Description=Outcome~none yet",
        $"Connect intelligence|Intel Log No=Id~1|Intel Report Type=Kind~Intel|Source Eval=Source~1|Info Evaluation=Intelligence~A|Handling "
            + $"Conditions=Handling~C|Named Operation=Operation~Bay|County Line Name=Line~Tommy",
        $"STORM command and control|STORM Incident No=Id~26-1|Opening Type=~ASB|Closing Type=Kind~Drugs|Incident Date=Time~{Day}|Incident "
            + $"Time=Clock~{Clock}|Incident Location=Street~Pier|X Coord=Easting~{E}|Y Coord=Northing~{N}",
        $"STORM log|Log No=Id~123|Incident Category=Kind~Crime|Date And Time=Time~{When}|Location Text=Street~Pier|Log Text=Notes~t|Grade=~1",
        $"Red Sigma|Incident Number=Id~1|Incident Type Desc=Kind~Drugs|Occurred From=From~{When}|Occurred To=To~{When}|OS Easting=Easting~{E}|OS "
            + $"Northing=Northing~{N}|Street/Road=Street~Old Road|Town or City=Town~Harwich",
        $"CAD|CAD Ref=Id~1|Nature of Call=Kind~Disturbance|Reported At=Time~{When}|Address Line 1=Street~1 Old "
            + $"Road|City/Town=Town~Harwich|Lat=Latitude~{Lat}|Long=Longitude~{Lon}",
        $"CAD of old|CAD No=Id~1|Initial Type=Kind~C1|Time=Time~{When}|Venue=Street~Pier|NGR=GridReference~TM 123 456|Remarks=Notes~r",
        $"PND records|Record ID=Id~1|Record Type=Kind~Custody|Source Force=~Essex|Event Date=Time~{Day}|Place Name=Town~Harwich|Record Reference=~2",
        $"Home Office data hub crime|Force Crime Reference=Id~1|HO Offence Description=Kind~Robbery|Date Occurred=Time~{Day}|Date "
            + $"Reported=~{Day}|BNG Easting=Easting~{E}|BNG Northing=Northing~{N}|Home Office Outcome=Outcome~16",
        $"Home Office stop and search return|Stop ID=Id~1|Incident Date=Time~{Day}|Incident "
            + $"Time=Clock~{Clock}|Longitude=Longitude~{Lon}|Latitude=Latitude~{Lat}|Operation Name=Operation~Bay|Outcome=Outcome~NFA",
        $"Home Office drug seizures return|Seizure Ref=Id~1|Type of Drug=Drug~cocaine|Class of Drug=DrugClass~A|Qty "
            + $"Seized=Quantity~3|UoM=Unit~g|Date=Time~{Day}|Cash Seized=CashGbp~500",
        $"data.police.uk street|Crime ID=Id~ab|Month=Time~2026-01|Reported by=~Essex Police|Falls within=~Essex "
            + $"Police|Longitude=Longitude~{Lon}|Latitude=Latitude~{Lat}|Location=Street~On or near Pier|LSOA code=~E01|LSOA name=~Tendring|Crime "
            + $"type=Kind~Drugs|Last outcome category=Outcome~x|Context=~",
        $"data.police.uk stop and search|Type=~Person search|Date=Time~2026-01-05T18:30:00+00:00|Part of a policing operation=~False|Policing "
            + $"operation=Operation~|Latitude=Latitude~{Lat}|Longitude=Longitude~{Lon}|Gender=~Male|Legislation=~MDA|Object of "
            + $"search=~drugs|Outcome=Outcome~Arrest",
        $"Chicago|ID=Id~1|Case Number=~JA1|Date=Time~01/09/2026 06:57:00 PM|Block=Street~001XX W LAKE ST|IUCR=~1811|Primary "
            + $"Type=Kind~NARCOTICS|Description=Notes~POSS|Arrest=~true|Beat=~0111|X Coordinate=Easting~1176000|Y "
            + $"Coordinate=Northing~1901000|Year=~2026|Latitude=Latitude~{Lat}|Longitude=Longitude~{Lon}|Location=LatLong~({Lat}, {Lon})",
        $"Los Angeles|DR_NO=Id~1|Date Rptd=~{Day}|DATE OCC=Time~{Day}|TIME OCC=Clock~1857|AREA NAME=~Central|Crm Cd=~624|Crm Cd "
            + $"Desc=Kind~BATTERY|Status Desc=Outcome~Invest Cont|LOCATION=Street~800 N ALAMEDA|LAT=Latitude~{Lat}|LON=Longitude~{Lon}",
        $"New York|CMPLNT_NUM=Id~1|CMPLNT_FR_DT=From~{Day}|CMPLNT_FR_TM=FromClock~18:57:00|CMPLNT_TO_DT=To~{Day}|CMPLNT_TO_TM=ToClock~18:59:00|OFNS_DESC=Kind~DRUGS|BORO_NM=Town~BRONX|Latitude=Latitude~{Lat}|Longitude=Longitude~{Lon}",
        $"London, by borough|Borough=Town~Camden|Major Category=~Drugs|Minor Category=Kind~Possession|Month=Time~2026-01|Count=~3",
        $"MOPAC crime extract|CrimeNumber=Id~1|Offence Group=~Drugs|Offence Subgroup=Kind~Possession|Committed Date=Time~{Day}|Borough "
            + $"Name=Town~Camden|Easting=Easting~{E}|Northing=Northing~{N}",
        $"Excel by hand|Ref=Id~1|What=~tip|When=Time~{When}|Where=Street~Old Road|Town=Town~Harwich|Notes=Notes~n|OS Grid Ref=GridReference~TM 123 "
            + $"456",
        $"Excel by hand, shouted|REF.=Id~1|TYPE OF INCIDENT=Kind~tip|DATE=Time~{Day}|TIME=Clock~{Clock}|STREET=Street~Old "
            + $"Road|TOWN/VILLAGE=Town~Thorrington|COMMENTS=Notes~c|GRID REFERENCE=GridReference~TM 123 456",
        $"Excel, tips on a line|Log Number=Id~1|Category=Kind~tip|Date=Time~{Day}|Drugs Line=Line~Tommy|Linked "
            + $"Operation=Operation~Bay|Lat/Long=LatLong~{Lat}, {Lon}|Free Text=Notes~t",
        $"Excel, county lines desk|Drug Line Name=Line~Tommy|Substance=Drug~crack|Amount=Quantity~3|Units=Unit~wraps|Cash (GBP)=CashGbp~100|No. of "
            + $"arrests=Arrests~2|Latitude=Latitude~{Lat}|Longitude=Longitude~{Lon}",
        $"Intelligence 3x5x2|Intel Ref=Id~1|Source Grading=Source~2|Intelligence "
            + $"Assessment=Intelligence~B|Handling=Handling~P|Date=Time~{Day}|Information Text=Notes~t",
        $"Intelligence 5x5x5|Intelligence Ref=Id~1|Source Reliability=Source~E|Information "
            + $"Assessment=Intelligence~4|Dissemination=Handling~1|Timestamp=Time~{When}|Operation Title=Operation~Bay",
        $"Crimestoppers tips|Report Number=Id~1|Crime Type=Kind~Drug supply|Date Reported=Time~{Day}|Location of Incident=Street~Old "
            + $"Road|Town=Town~Harwich|Additional Information=Notes~i",
        $"Warrants register|Case Ref=Id~1|Type=Kind~Warrant|Date=Time~{Day}|Address 1=Street~1 Old Road|Town=Town~Harwich|Operation "
            + $"Code=Operation~B1|Result=Outcome~seizure|Number Arrested=Arrests~2",
        $"GIS join|OBJECTID=~1|CrimeRef=Id~1|CrimeType=Kind~Drugs|Incident_Date=Time~{Day}|POINT_X=Easting~{E}|POINT_Y=Northing~{N}|LSOA21CD=~E01",
        $"QGIS, fields cut to "
            + $"ten|crime_no=Id~1|off_type=Kind~Drugs|easting=Easting~{E}|northing=Northing~{N}|town_name=Town~Harwich|street_nam=Street~Old Road",
        $"Power BI export|Unique Reference Number=Id~1|Offence Name=Kind~Drugs|DateTime=Time~{When}|Location Latitude=Latitude~{Lat}|Location "
            + $"Longitude=Longitude~{Lon}|Town=Town~Harwich",
        $"SQL dump|crime_id=Id~1|crime_type_description=Kind~Drugs|occurred_at=Time~2026-01-09 "
            + $"18:57:00|loc_easting=Easting~{E}|loc_northing=Northing~{N}|street_address=Street~1 Old Road|modus_operandi=Notes~m",
        $"Ambulance call-outs|Incident No=Id~1|Nature of Incident=Kind~Overdose|Incident Date=Time~{Day}|Incident Time=Clock~{Clock}|Incident "
            + $"Address=Street~1 Old Road|Grid_Ref=GridReference~TM 123 456",
        $"Council anti-social behaviour|Case ID=Id~1|Type of Incident=Kind~Noise|Date Occurred=Time~{Day}|Road Name=Street~Old "
            + $"Road|Locality=Town~Jaywick|Easting=Easting~{E}|Northing=Northing~{N}|Case Officer=~x",
        $"British Transport Police|Crime Reference Number=Id~1|Offence Type=Kind~Drugs|Occurred On=Time~{Day}|Location Name=Street~Clacton "
            + $"Station|OSGR=GridReference~TM 123 456|Brief Details=Notes~d",
        $"Scottish forces|Incident Reference=Id~1|Crime Classification=Kind~Drugs|Locus=Street~High Street|Town=Town~Dundee|Occurred "
            + $"From=From~{When}|Occurred To=To~{When}|Easting=Easting~{E}|Northing=Northing~{N}",
        $"Event log|Event ID=Id~1|Event Type=Kind~tip|Event Date=Time~{Day}|Event Time=Clock~{Clock}|Premises=Street~The "
            + $"Ship|Circumstances=Notes~c|Coordinates=LatLong~{Lat}, {Lon}",
    ];

    /// <summary>The exports: name, and columns with header, role, value.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<(string Header, ColumnRole Role, string Value)> Columns)> All { get; } =
        [.. Lines.Select(static line => line.Split('|'))
            .Select(static parts => (parts[0], (IReadOnlyList<(string, ColumnRole, string)>)[.. parts.Skip(1).Select(Column)]))];

    private static (string Header, ColumnRole Role, string Value) Column(string text)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal), value = text.IndexOf('~', StringComparison.Ordinal);
        string role = text[(at + 1)..value];
        return (text[..at], role.Length == 0 ? ColumnRole.Attribute : Enum.Parse<ColumnRole>(role), text[(value + 1)..]);
    }
}
