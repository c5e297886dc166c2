using System.Text.Json;
using Hotspots.Core.Model;
using Hotspots.Desktop.Seam;
using Microsoft.AspNetCore.Http;

namespace Hotspots.Desktop.Answers;

/// <summary>What is said when a request cannot be granted? Always <c>{ "error": "One sentence that says what to do." }</c>.</summary>
internal static class Refusals
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is
                {
                    HasStarted: false,
                    StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed
                } response)
                await AnswerAsync(context, response.StatusCode, "There is nothing at this address: load the page again.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception e)
        {
            (int status, string sentence) = Words(e);
            if (context.Response.HasStarted)
                // Half of an answer is under way: cut off, it cannot be taken for a whole one.
                context.Abort();
            else
                await AnswerAsync(context, status, sentence);
        }
    }

    /// <summary>Answers with a sentence.</summary>
    public static Task AnswerAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = JsonBody.ContentType;
        return JsonSerializer.SerializeAsync(context.Response.Body, new ErrorAnswer(sentence), SeamJson.Default.ErrorAnswer, context.RequestAborted);
    }

    private static (int Status, string Sentence) Words(Exception e) => e switch
    {
        Refusal refusal => (refusal.Status, refusal.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (StatusCodes.Status413PayloadTooLarge, "The request is too large: ask for less, or load fewer files at a time."),
        BadHttpRequestException bad => (bad.StatusCode, "The request cannot be understood: load the page again."),
        JsonException => (StatusCodes.Status400BadRequest, "The request holds no sound JSON: load the page again."),
        OutputException output => (StatusCodes.Status400BadRequest, output.Message),
        // Core speaks of what the user chose without naming a parameter of its own.
        ArgumentException { ParamName: null } wish => (StatusCodes.Status400BadRequest, wish.Message),
        OperationCanceledException => (StatusCodes.Status503ServiceUnavailable, "Hotspots is closing: start it again."),
        _ =>
            (StatusCodes.Status500InternalServerError,
                $"This is a fault of the program, not of your files: please report what you did with the words \"{e.GetType().Name}: {e.Message}\"."),
    };
}
