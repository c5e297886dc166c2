using System.Text;
using Hotspots.Core.Files;

namespace Hotspots.Tests.Support;

/// <summary>Files that never touch a disk.</summary>
internal static class InMemory
{
    public static SourceFile File(string name, byte[] bytes) => new(name, bytes.Length, () => new MemoryStream(bytes, writable: false));

    public static SourceFile File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));
}
