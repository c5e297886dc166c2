namespace Hotspots.Core.Model.Reading;

/// <summary>Issue of a row or file. What is wrong with one row or file, and what would be right?</summary>
/// <param name="File">The file as the user knows it; inside an archive "archive.zip/2018-10/x.csv".</param>
/// <param name="Line">Line in the file, first is 1 (spreadsheets: the row; GeoJSON: the feature's number); 0 when the whole file is meant.</param>
/// <param name="Column">The column's header as the file spells it; blank when the whole row or file is meant.</param>
/// <param name="Value">What stood there, shortened to 80 characters.</param>
/// <param name="Expected">What should have stood there, as a phrase: "a latitude between 49.7 and 61.1".</param>
internal readonly record struct ReadIssue(string File, int Line, string Column, string Value, string Expected)
{
    /// <summary>One clear sentence that says what to change.</summary>
    public override string ToString()
    {
        string where = Line > 0 ? $"{File}, line {Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : File;
        string what = Column.Length > 0 ? $"{where}, column {Column}: \"{Value}\"" : where;
        return $"{what}: expected {Expected}.";
    }
}
