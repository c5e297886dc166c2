using Hotspots.Core.Files;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Assessments;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Assessments;

/// <summary>Data protection impact assessment: files → facts of the data, of what is done with them and of what is built in, and blanks.</summary>
/// <remarks>It judges nothing: need, proportion, lawful basis, likelihood and severity are left to people.</remarks>
internal static class AssessmentRun
{
    /// <summary>Risks that are named, and judged by nobody here.</summary>
    private static readonly string[] Judged =
    [
        "Somebody who told is found out by the place or the time of a tip",
        "A home is taken for a place of crime",
        "Attention follows records, and records follow attention; some communities bear more of it",
        "Wrong or malicious information is acted on",
        "Intelligence is passed on against its handling conditions",
        "Files or papers are lost or left behind",
        "The data are used for another purpose later",
    ];

    /// <summary>Reads the files and fills in the facts.</summary>
    /// <param name="request">Which files, and what the user says of purpose, retention and recipients.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">A text that was given is blank.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Assessment Execute(AssessmentRequest request, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        RequireText("purpose", request.Purpose);
        RequireText("retention", request.Retention);
        foreach (string recipient in request.Recipients)
            RequireText("recipient", recipient);
        RunRequest run = request.Run;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates }, progress, cancellation);
        return Of(request, read);
    }

    /// <summary>Fills in the facts of files that were read.</summary>
    public static Assessment Of(AssessmentRequest request, ReadResult read)
    {
        var data = new DataFacts(read);
        string files = string.Join(", ", read.Report.Inputs.Select(static input => input.Name));
        return new Assessment
        {
            Marking = SecurityMarking.Of(read, request.Run.Marking),
            Title = $"Data protection impact assessment: {files}",
            Version = RunIdentity.Version,
            Sections =
            [
                new("1. About this paper",
                [
                    AssessmentPart.Said(
                        "The facts in it were filled in by Hotspots from the files and from what is built into the program. Judgement is left "
                            + "blank, for the "
                            + "data protection officer and whoever is answerable: a framed space, or an empty cell of a table, is to be filled "
                                + "in by people."),
                ]),
                new("2. Purpose", [.. Purpose(request)]),
                new("3. The data", data.Parts()),
                new("4. Grading and handling of intelligence", data.Grades()),
                new("5. What is done with them", [.. Processing()]),
                new("6. How long they are kept", [.. Retention(request)]),
                new("7. Who is given results", [.. Recipients(request)]),
                new("8. What is built in", [.. BuiltIn(request)]),
                new("9. Risks", [.. Risks()]),
                new("10. Decision", [.. Decision()]),
            ],
        };
    }

    private static IEnumerable<AssessmentPart> Purpose(AssessmentRequest request)
    {
        yield return request.Purpose is { } purpose ? AssessmentPart.Said($"As given: {purpose}")
            : AssessmentPart.Asked("What are the data used for?");
        yield return AssessmentPart.Asked(
            "Lawful basis, and why this processing is necessary and proportionate (for law enforcement: Data Protection Act 2018, Part 3).");
        yield return AssessmentPart.Asked("Who was consulted, and what did they say?");
    }

    private static IEnumerable<AssessmentPart> Processing()
    {
        yield return AssessmentPart.List(
        [
            "Incidents are placed on the map, and places are looked for where more of them lie together than chance gives.",
            "What is suspected false is left out unless somebody asks for it, and counted.",
            "Hotspots, changes, times of day and where teams stand are worked out from counts; weights by kind, grade or harm are printed with "
                + "the result.",
            "Sheets for a shift, maps and layers are written where the user says.",
            "All of it happens on the user's own computer. Nothing is learnt from one case for another.",
        ]);
        yield return AssessmentPart.Asked("How are results used in practice, and does a person check them before anything is done?");
    }

    private static IEnumerable<AssessmentPart> Retention(AssessmentRequest request)
    {
        yield return AssessmentPart.Said(
            "The program keeps no copy: files that are dropped on the window are deleted when it closes. Results stay where they were written until "
                + "somebody deletes them; sheets say when they are to be destroyed.");
        yield return request.Retention is { } retention ? AssessmentPart.Said($"Retention as given: {retention}")
            : AssessmentPart.Asked("How long are the files and the results kept, and who deletes them?");
    }

    private static IEnumerable<AssessmentPart> Recipients(AssessmentRequest request)
    {
        yield return request.Recipients.Count > 0 ? AssessmentPart.List(request.Recipients.Select(static one => $"As given: {one}"))
            : AssessmentPart.Asked("Who is given results, in which form, and on which agreement?");
        yield return AssessmentPart.Said($"Release profiles of layers and records: {string.Join(", ", ReleaseDoor.Profiles)}. {Safeguard.Releases}");
    }

    private static IEnumerable<AssessmentPart> BuiltIn(AssessmentRequest request)
    {
        yield return new AssessmentPart
        {
            Table = new AssessmentTable(
                "Safeguards", ["Against", "What the program does"],
                [.. request.Safeguards.Select(static one => (IReadOnlyList<string>)[one.Against, one.Rule])]),
        };
        yield return AssessmentPart.Said("What is tried at each build of the program:");
        yield return AssessmentPart.List(request.Tested);
        yield return AssessmentPart.Said("What is not built in, so that others must see to it:");
        yield return AssessmentPart.List(Safeguard.Missing);
    }

    private static IEnumerable<AssessmentPart> Risks()
    {
        yield return new AssessmentPart
        {
            Table = new AssessmentTable(
                "Risks, to be judged by people", ["Risk", "Likelihood", "Severity", "What else is done", "What remains"],
                [.. Judged.Select(static risk => (IReadOnlyList<string>)[risk, "", "", "", ""])]),
        };
        yield return AssessmentPart.Asked("Other risks, of these data and this purpose.");
        yield return AssessmentPart.Asked("Equality: who may be affected more than others, and what is done about it?");
    }

    private static IEnumerable<AssessmentPart> Decision()
    {
        yield return AssessmentPart.Asked("Advice of the data protection officer.");
        yield return AssessmentPart.Asked("Must the Information Commissioner be consulted first?");
        yield return AssessmentPart.Asked("Decision, name, date, and when this is looked at again.");
    }

    private static void RequireText(string option, string? text)
    {
        if (text is not null && string.IsNullOrWhiteSpace(text))
            throw new ArgumentException($"{OptionNames.Of(option)} is blank: write it, or leave it out for a space to fill in by hand.");
    }
}
