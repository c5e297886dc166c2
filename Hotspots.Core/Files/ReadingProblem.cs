namespace Hotspots.Core.Files;

/// <summary>Problem of reading a file. Why can it not be read, and what is to be done?</summary>
internal static class ReadingProblem
{
    /// <summary>Reads, and says in a sentence what stopped it; blank for nothing.</summary>
    public static string Of(Action read)
    {
        try
        {
            read();
            return "";
        }
        catch (UnreadableFileException problem)
        {
            return problem.Message;
        }
        catch (UnauthorizedAccessException)
        {
            return "You may not read this file: ask for permission, or copy it to a folder of your own.";
        }
        catch (IOException problem)
        {
            return $"The file cannot be read ({problem.Message.TrimEnd('.')}): close other programs that use it, or copy it and try again.";
        }
    }
}
