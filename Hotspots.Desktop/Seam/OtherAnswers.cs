namespace Hotspots.Desktop.Seam;

/// <summary>Why not, and what to do.</summary>
internal sealed record ErrorAnswer(string Error);

/// <summary>What came of loading files.</summary>
internal sealed record LoadAnswer(string Job, int Version, int Rows, int Placed, int Unplaced, int Rejected, FileProblem[] Problems);

/// <summary>A file that could not be read, or not to its end.</summary>
internal sealed record FileProblem(string File, string Problem);

/// <summary>How far a job is.</summary>
internal sealed record ProgressEvent(string Job, double Fraction, string Step);

/// <summary>Files were loaded.</summary>
internal sealed record DatasetEvent(int Version);

/// <summary>A place that was looked for.</summary>
internal sealed record PlaceAnswer(string Name, string Detail, double Easting, double Northing, double Metres);

/// <summary>Which server's tiles does the user want to see?</summary>
/// <param name="Url">Its address; null for none.</param>
/// <param name="Capabilities">Is the page to read what the server says of itself?</param>
internal sealed record TileServerWish(string? Url, bool Capabilities = false);

/// <summary>Must the page be loaded anew for the wish to come true?</summary>
internal sealed record TileServerAnswer(bool Reload);

/// <summary>A method of the catalogue.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Title">Words for people.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Family">"clusters", "density", "significance" or "shape".</param>
/// <param name="FindsPlaces">Are there hotspots of it, as against figures for each area?</param>
/// <param name="NeedsTimes">Can it do nothing without times?</param>
/// <param name="Compares">Does it compare two sets of kinds?</param>
/// <param name="Parameters">Its numbers.</param>
internal sealed record MethodAnswer(
    string Name, string Title, string Question, string Family, bool FindsPlaces, bool NeedsTimes, bool Compares, ParameterInfo[] Parameters);

/// <summary>A number that a method takes, or one of a few things that it can be.</summary>
internal sealed record ParameterInfo(
    string Name, string Flag, string Title, string Unit, double Minimum, double Maximum, bool IsInteger, string DefaultRule, string Effect, ChoiceInfo[] Choices);

/// <summary>One of the things that a parameter can be; its value is its place in the list.</summary>
internal sealed record ChoiceInfo(string Name, string Words);

/// <summary>A preset of weights for the ranking.</summary>
/// <param name="Name">As a query names it.</param>
/// <param name="Title">As a user is told it.</param>
/// <param name="Effect">What it does, in one or two sentences.</param>
/// <param name="Weights">Weight by kind.</param>
/// <param name="Otherwise">Weight of every other kind.</param>
internal sealed record WeightsAnswer(string Name, string Title, string Effect, IReadOnlyDictionary<string, double> Weights, double Otherwise);

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
