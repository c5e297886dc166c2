namespace Hotspots.Desktop.Seam;

/// <summary>Why not, and what to do.</summary>
internal sealed record ErrorAnswer(string Error);

/// <summary>What came of loading files.</summary>
/// <param name="Job">Which loading it was.</param>
/// <param name="Version">Of what is loaded now.</param>
/// <param name="Rows">Of all that is loaded.</param>
/// <param name="Placed">Of these.</param>
/// <param name="Unplaced">Of these.</param>
/// <param name="Rejected">Of these.</param>
/// <param name="Repeated">Rows that are counted once, beside those.</param>
/// <param name="Problems">Files that could not be read.</param>
internal sealed record LoadAnswer(string Job, int Version, int Rows, int Placed, int Unplaced, int Rejected, int Repeated, FileProblem[] Problems);

/// <summary>What is wished of files that wait.</summary>
/// <param name="Mode">"add" or "replace".</param>
/// <param name="Repeats">"once", or "count" for rows that are loaded already.</param>
/// <param name="Marking">The marking chosen; null for the one that follows.</param>
/// <param name="Columns">By the number of the file: name → header.</param>
/// <param name="Readings">By the number of the file: how else it is to be read.</param>
internal sealed record StageWish(
    string? Mode = null, string? Repeats = null, string? Marking = null, Dictionary<string, Dictionary<string, string>>? Columns = null,
    Dictionary<string, ReadingWish>? Readings = null);

/// <summary>How a file is to be read; null for what it tells of itself.</summary>
/// <param name="Sheet">Name of the sheet of a workbook.</param>
/// <param name="Crs">Name of the system of its eastings and northings.</param>
/// <param name="Dates">Name of the order of its dates.</param>
internal sealed record ReadingWish(string? Sheet = null, string? Crs = null, string? Dates = null);

/// <summary>What a marking is to be.</summary>
internal sealed record MarkingWish(string? Marking);

/// <summary>What files would be, if they were loaded.</summary>
/// <param name="Job">Which look it was.</param>
/// <param name="Stage">By what they are called while they wait.</param>
/// <param name="Files">One by one; those of an archive as well.</param>
/// <param name="Rows">Of them alone.</param>
/// <param name="Placed">Of these.</param>
/// <param name="Unplaced">Of these.</param>
/// <param name="Rejected">Of these.</param>
/// <param name="Problem">Why nothing of them could be shown, and what to do; blank when it could.</param>
/// <param name="Marking">Which marking follows if they replace what is loaded.</param>
/// <param name="Repeated">Rows of theirs that are loaded already, or stand in two of them; null where it was not asked whether they can be
/// added.</param>
/// <param name="MarkingIfAdded">Which marking follows if they are added.</param>
/// <param name="Markings">To choose from, lowest first.</param>
/// <param name="Grids">Systems of eastings and northings, to choose from.</param>
/// <param name="Orders">Orders of dates, to choose from.</param>
internal sealed record LookAnswer(
    string Job, string Stage, LookedAtFile[] Files, int Rows, int Placed, int Unplaced, int Rejected, string Problem, string Marking, int? Repeated,
    string MarkingIfAdded, string[] Markings, ChoiceInfo[] Grids, ChoiceInfo[] Orders);

/// <summary>One file that waits.</summary>
/// <param name="Part">Number of the path it came with.</param>
/// <param name="Name">As its user knows it.</param>
/// <param name="Format">"CSV" …; blank where it could not be read.</param>
/// <param name="Detail">What is special about it.</param>
/// <param name="Rows">Rows of data.</param>
/// <param name="Placed">Of these.</param>
/// <param name="Unplaced">Of these.</param>
/// <param name="Rejected">Of these.</param>
/// <param name="Problem">Why it could not be read.</param>
/// <param name="Columns">As they were read.</param>
/// <param name="FirstRows">As the file has them.</param>
/// <param name="Sheets">Of a workbook, those with anything in them.</param>
/// <param name="Grid">As what its eastings and northings were read; null where there are none.</param>
/// <param name="DateOrder">How dates that can be read two ways were read; blank where there are none.</param>
/// <param name="OrderIsOpen">Does nothing in the file tell the order, or do its dates contradict one another?</param>
/// <param name="Exchanged">The two roles whose columns look exchanged; none where nothing does.</param>
internal sealed record LookedAtFile(
    int Part, string Name, string Format, string Detail, int Rows, int Placed, int Unplaced, int Rejected, string Problem, LookedAtColumn[] Columns,
    IReadOnlyList<IReadOnlyList<string>> FirstRows, IReadOnlyList<string> Sheets, string? Grid, string DateOrder, bool OrderIsOpen,
    string[] Exchanged);

/// <summary>One column, and as what it was read.</summary>
internal sealed record LookedAtColumn(string Header, string Role);

/// <summary>A file that could not be read, or not to its end.</summary>
internal sealed record FileProblem(string File, string Problem);

/// <summary>How far a job is.</summary>
internal sealed record ProgressEvent(string Job, double Fraction, string Step);

/// <summary>How many other runs, or placements, are before this window's.</summary>
/// <param name="Work">"run" or "place".</param>
/// <param name="Ahead">0 when it begins.</param>
internal sealed record WaitingEvent(string Work, int Ahead);

/// <summary>What a page looks at, in its own words.</summary>
/// <param name="View">The words.</param>
/// <param name="Turn">Larger for later words of the same page.</param>
internal sealed record ViewAnswer(string View, long Turn = 0);

/// <summary>The key of a view, for a link.</summary>
internal sealed record ViewKeyAnswer(string Key);

/// <summary>What the user chose to keep.</summary>
internal sealed record SettingAnswer(string Name, string Value);

/// <summary>What is loaded has changed.</summary>
/// <param name="Version">Of what is loaded now.</param>
/// <param name="Window">Which window did it; blank for none.</param>
/// <param name="Deed">"replace", "add", "undo", "remove", "columns" or "mark"; blank for what is as it was.</param>
internal sealed record DatasetEvent(int Version, string Window = "", string Deed = "");

/// <summary>A place that was looked for.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Detail">What it is.</param>
/// <param name="Easting">Of its middle, metres.</param>
/// <param name="Northing">Of its middle, metres.</param>
/// <param name="Metres">How much country to show round it.</param>
/// <param name="Square">Side of the square that it is, metres, to be marked; 0 for what is none.</param>
/// <param name="Fit">"exact", "begins" or "close": what is only close is offered and never taken.</param>
/// <param name="Area">Of a ward, district or force its number, for its outline; −1 for all else.</param>
/// <param name="Boundary">The same by its words, for the filter: "ward:Pier, Tendring"; blank for all else.</param>
internal sealed record PlaceAnswer(
    string Name, string Detail, double Easting, double Northing, double Metres, double Square, string Fit, int Area, string Boundary);

/// <summary>Points of the list of streets in a block of the grid; equally many numbers in the last three columns.</summary>
/// <param name="Names">Of streets, each once.</param>
/// <param name="Streets">Of each point its street, as an index of the names.</param>
/// <param name="Eastings">Metres.</param>
/// <param name="Northings">Metres.</param>
internal sealed record StreetsAnswer(string[] Names, int[] Streets, int[] Eastings, int[] Northings);

/// <summary>Which server's tiles does the user want to see?</summary>
/// <param name="Url">Its address; null for none.</param>
/// <param name="Capabilities">Is the page to read what the server says of itself?</param>
internal sealed record TileServerWish(string? Url, bool Capabilities = false);

/// <summary>A method of the catalogue.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Title">Words for people.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Family">"clusters", "density", "significance" or "shape".</param>
/// <param name="FamilyQuestion">The question that the methods of its family answer.</param>
/// <param name="FindsPlaces">Are there hotspots of it, as against figures for each area?</param>
/// <param name="NeedsTimes">Can it do nothing without times?</param>
/// <param name="Compares">Does it compare two sets of kinds?</param>
/// <param name="Parameters">Its numbers.</param>
internal sealed record MethodAnswer(
    string Name, string Title, string Question, string Family, string FamilyQuestion, bool FindsPlaces, bool NeedsTimes, bool Compares,
    ParameterInfo[] Parameters);

/// <summary>A number that a method takes, or one of a few things that it can be.</summary>
internal sealed record ParameterInfo(
    string Name, string Title, string Unit, double Minimum, double Maximum, bool IsInteger, string DefaultRule, string Effect, ChoiceInfo[] Choices);

/// <summary>One of the things that a parameter can be; its value is its place in the list.</summary>
internal sealed record ChoiceInfo(string Name, string Words);

/// <summary>A preset of weights for the ranking.</summary>
/// <param name="Name">As a query names it.</param>
/// <param name="Title">As a user is told it.</param>
/// <param name="Effect">What it does, in one or two sentences.</param>
/// <param name="Weights">Weight by kind.</param>
/// <param name="Otherwise">Weight of every other kind.</param>
/// <param name="Sources">Factor by the source of a grade; empty for none.</param>
/// <param name="Intelligence">Factor by the intelligence of a grade; empty for none.</param>
internal sealed record WeightsAnswer(
    string Name, string Title, string Effect, IReadOnlyDictionary<string, double> Weights, double Otherwise,
    IReadOnlyDictionary<string, double> Sources, IReadOnlyDictionary<string, double> Intelligence);

/// <summary>Rows that could not be understood, some of them.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="From">Number of the first one here, from 0.</param>
/// <param name="Rows">The rows.</param>
internal sealed record RejectsAnswer(int Total, int From, RejectAnswer[] Rows);

/// <summary>One row that could not be understood.</summary>
internal sealed record RejectAnswer(
    string File, int Line, string Column, string Value, string Expected, string Reason, IReadOnlyList<string> Headers, IReadOnlyList<string> Fields);

/// <summary>Everything that is known of one incident.</summary>
internal sealed record IncidentAnswer
{
    public required int Index { get; init; }

    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>ISO 8601 in the precision known; blank when unknown.</summary>
    public required string Time { get; init; }

    /// <summary>"month", "day", "minute" …</summary>
    public required string Precision { get; init; }

    public required double Easting { get; init; }

    public required double Northing { get; init; }

    public required string Area { get; init; }

    /// <summary>3x5x2 in one word, "2BP"; blank when not graded.</summary>
    public required string Grade { get; init; }

    public required string File { get; init; }

    public required int Line { get; init; }

    /// <summary>All other columns that are not blank, under the file's own names and in its order, notes too.</summary>
    public required FieldAnswer[] Fields { get; init; }

    /// <summary>What was seized.</summary>
    public required ItemAnswer[] Items { get; init; }
}

/// <summary>One field of an incident.</summary>
internal sealed record FieldAnswer(string Name, string Role, string Value);

/// <summary>One thing found in a seizure.</summary>
internal sealed record ItemAnswer(string Drug, string DrugClass, string Quantity, string Unit);

/// <summary>Input files that are kept beside the incidents: for placements, briefings, or layers that are handed over.</summary>
/// <param name="Key">By which they name it.</param>
/// <param name="Name">Its name.</param>
internal sealed record InputFileAnswer(string Key, string Name);
