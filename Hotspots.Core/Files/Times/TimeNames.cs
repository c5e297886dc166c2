using Hotspots.Core.Files.Columns;

namespace Hotspots.Core.Files.Times;

/// <summary>Time names: headers of columns that say when, as records systems, returns and open data spell them.</summary>
/// <remarks>
/// Without case, spaces and punctuation, as <see cref="ColumnNames.Normalise"/> makes them. The first is the one to use on the command line; earlier
/// names win where a file has several, so that when it happened comes before when it was reported, and that before when it was entered.
/// </remarks>
internal static class TimeNames
{
    /// <summary>When, in one column.</summary>
    public static string[] Happened { get; } =
    [
        "time", "datetime", "dateandtime", "timestamp", "date", "month", "occurred", "occurredat", "occurredon", "incidentdate",
        "eventdate", "dateoccurred", "occurreddate", "occurrencedate", "dateofoccurrence", "occurreddatetime", "occurredondate", "occurredondatetime",
        "datetimeoccurred",
        "occurrencedatetime", "datetimeofoccurrence", "dtocc", "dateocc", "occdate", "occdt", "occdatetime", "datetimeocc", "committed",
        "committeddate", "datecommitted", "committedon", "committeddatetime", "datetimecommitted", "offencedate", "dateofoffence",
        "offencedatetime", "crimedate", "dateofcrime", "crimedatetime", "incidentdatetime", "dateofincident", "datetimeofincident",
        "eventdatetime", "dateofevent", "incidentdateandtime", "startdateandtime", "seizuredate", "dateofseizure", "dateseized",
        "seizuredatetime", "warrantdate", "dateofwarrant", "executeddate", "dateexecuted", "executiondate", "dateofexecution", "stopdate",
        "dateofstop", "searchdate", "dateofsearch", "arrestdate", "dateofarrest", "datearrested", "inteldate", "intelligencedate",
        "dateofintelligence", "dateofinformation", "informationdate", "monthyear", "yearmonth", "monthoccurred", "offencemonth", "when",
        "whenoccurred", "reported", "reportedat", "reportedon", "datereported", "reporteddate", "reporteddatetime", "reportedondate",
        "datetimereported",
        "dateofreport", "reportdate", "reportdatetime", "daterptd", "rptddate", "daterep", "repdate", "calldate", "calldatetime",
        "dateofcall", "logdate", "logdatetime", "dateoflog", "logcreated", "logcreateddate", "incidentcreated", "incidentcreateddate",
        "received", "receiveddate", "datereceived", "receiveddatetime", "recorded", "recordeddate", "daterecorded", "recordedon",
        "recordeddatetime", "dateofrecording", "created", "createddate", "createdon", "createdat", "datecreated", "createddatetime",
        "datetimecreated", "creationdate", "opened", "openeddate", "dateopened", "submitted", "submitteddate", "datesubmitted",
        "entrydate", "dateentered", "inputdate", "daterecd", "recddate", "dtrecd", "daterec", "recd",
        "datetimereceived", "datetimerecorded", "datelogged", "loggedat", "loggedon",
    ];

    /// <summary>First possible time.</summary>
    public static string[] From { get; } =
    [
        "from", "fromdate", "datefrom", "start", "starttime", "startdate", "earliest", "occurredfrom", "fromdatetime", "datetimefrom",
        "startdatetime", "datestart", "dateoccurredfrom", "occurredfromdate", "occurreddatefrom", "occurredfromdatetime", "committedfrom",
        "committedfromdate", "committeddatefrom", "datecommittedfrom", "committedfromdatetime", "earliestdate", "earliestdatetime",
        "earliestoccurred", "offencestart", "offencestartdate", "offencestartdatetime", "offencefrom", "offencefromdate",
        "offencedatefrom", "crimestartdate", "incidentstart", "incidentstartdate", "incidentstartdatetime", "firstcommitted",
        "firstcommitteddate", "datefirstcommitted", "firstdate", "firstpossibledate", "committedonafter", "committedonorafter",
        "occurredafter", "occurredonorafter", "eventstart", "eventstartdate", "betweendate", "cmplntfrdt",
    ];

    /// <summary>Last possible time.</summary>
    public static string[] To { get; } =
    [
        "to", "todate", "dateto", "end", "endtime", "enddate", "latest", "occurredto", "todatetime", "datetimeto", "enddatetime",
        "dateend", "dateoccurredto", "occurredtodate", "occurreddateto", "occurredtodatetime", "committedto", "committedtodate",
        "committeddateto", "datecommittedto", "committedtodatetime", "latestdate", "latestdatetime", "latestoccurred", "offenceend",
        "offenceenddate", "offenceenddatetime", "offenceto", "offencetodate", "offencedateto", "crimeenddate", "incidentend",
        "incidentenddate", "incidentenddatetime", "lastcommitted", "lastcommitteddate", "datelastcommitted", "lastdate",
        "lastpossibledate", "committedonbefore", "committedonorbefore", "occurredbefore", "occurredonorbefore", "eventend", "eventenddate",
        "anddate", "cmplnttodt",
    ];

    /// <summary>Clock time beside a date.</summary>
    public static string[] Clock { get; } =
    [
        "clock", "timeofday", "hour", "incidenttime", "eventtime", "timeoccurred", "occurredtime", "timeocc", "occtime", "occurrencetime",
        "timeofoccurrence", "committedtime", "timecommitted", "offencetime", "timeofoffence", "crimetime", "timeofcrime", "timeofincident",
        "timeofevent", "hourofday", "houroccurred", "hourocc", "occurredhour", "incidenthour", "offencehour", "hh24", "hhmm", "time24",
        "time24hr", "timehhmm", "seizuretime", "timeofseizure", "timeseized", "warranttime", "timeofwarrant", "executiontime",
        "timeexecuted", "stoptime", "searchtime", "timeofsearch", "arresttime", "timeofarrest", "reportedtime", "timereported",
        "timeofreport", "reporttime", "timerptd", "rptdtime", "calltime", "timeofcall", "logtime", "timeoflog", "receivedtime",
        "timereceived", "recordedtime", "timerecorded", "createdtime", "timecreated",
    ];

    /// <summary>Clock time beside a first possible date.</summary>
    public static string[] FromClock { get; } =
    [
        "fromclock", "fromtime", "timefrom", "earliesttime", "occurredfromtime", "occurredtimefrom", "timeoccurredfrom",
        "committedfromtime", "committedtimefrom", "timecommittedfrom", "offencestarttime", "offencefromtime", "offencetimefrom",
        "incidentstarttime", "crimestarttime", "eventstarttime", "firsttime", "firstcommittedtime", "timefirstcommitted",
        "firstpossibletime", "timestart", "cmplntfrtm",
    ];

    /// <summary>Clock time beside a last possible date.</summary>
    public static string[] ToClock { get; } =
    [
        "toclock", "totime", "timeto", "latesttime", "occurredtotime", "occurredtimeto", "timeoccurredto", "committedtotime",
        "committedtimeto", "timecommittedto", "offenceendtime", "offencetotime", "offencetimeto", "incidentendtime", "crimeendtime",
        "eventendtime", "lasttime", "lastcommittedtime", "timelastcommitted", "lastpossibletime", "timeend", "cmplnttotm",
    ];
}
