namespace Hotspots.Core.Model;

/// <summary>Kind of a parameter: what its value is.</summary>
internal enum ParameterKind
{
    /// <summary>A number, within a range and in a unit.</summary>
    Number,

    /// <summary>One of a few named things.</summary>
    Choice,

    /// <summary>A day: 2026-06-30.</summary>
    Day,

    /// <summary>A stretch of time between two dates, or one limit of it.</summary>
    Period,

    /// <summary>Hours by the clock.</summary>
    Clock,

    /// <summary>A quantity with its unit written behind it: 28d, 10km, 80%.</summary>
    Quantity,

    /// <summary>Coordinates.</summary>
    Position,

    /// <summary>A name, or several.</summary>
    Text,

    /// <summary>The path of a file that is read.</summary>
    File,

    /// <summary>Nothing: it is there or not.</summary>
    Switch,
}

/// <summary>Parameter of any kind: what can be asked for, with the words that explain it.</summary>
internal interface IParameter
{
    /// <summary>Short name, as of its option and in the run record: "eps".</summary>
    string Name { get; }

    /// <summary>What its value is.</summary>
    ParameterKind Kind { get; }

    /// <summary>What stands for the value in a help text: "METRES"; blank for a switch.</summary>
    string Form { get; }

    /// <summary>What it takes, as a refusal says it: "a number of metres from 50 to 2000", "a day such as 2026-06-30"; blank for a switch.</summary>
    string Takes { get; }

    /// <summary>What it is when nobody says, in words; blank for nothing, or where <see cref="Help"/> says it in words of its own.</summary>
    string DefaultRule { get; }

    /// <summary>What its help says, in whole sentences.</summary>
    string Help { get; }
}
