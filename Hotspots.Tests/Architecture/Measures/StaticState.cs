using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hotspots.Tests.Architecture.Measures;

/// <summary>Static mutable state: fields of the whole process that can change after they are made.</summary>
/// <remarks>
/// Counted are fields that can be assigned, collections that can grow, and objects of ours with either in them. An array is taken for a
/// table of constants, as there is no other way to write one for a kernel; a Lazy is filled once, from what comes with the program.
/// </remarks>
internal static class StaticState
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> Changing =
    [
        "Dictionary`2", "List`1", "HashSet`1", "SortedDictionary`2", "SortedList`2", "SortedSet`1", "LinkedList`1", "Queue`1", "Stack`1",
        "PriorityQueue`2", "ConcurrentDictionary`2", "ConcurrentQueue`1", "ConcurrentStack`1", "ConcurrentBag`1", "BlockingCollection`1",
        "ConditionalWeakTable`2", "WeakReference`1", "StrongBox`1", "ThreadLocal`1", "AsyncLocal`1", "StringBuilder", "MemoryStream", "Random",
    ];

    /// <summary>Each such field of some types, by its full name, once.</summary>
    public static Dictionary<string, int> Of(IEnumerable<Type> types) => types
        .Where(static type => !IsMade(type))
        .SelectMany(static type => type.GetFields(Own | BindingFlags.Static))
        .Where(static field => !field.IsLiteral && (!field.IsInitOnly || IsChanging(field.FieldType, [])))
        .ToDictionary(static field => $"{field.DeclaringType!.FullName}.{NameOf(field)}", static _ => 1, StringComparer.Ordinal);

    private static bool IsChanging(Type type, HashSet<Type> seen)
    {
        if (Changing.Contains(type.Name) && type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            return true;
        bool ours = type.Namespace?.StartsWith("Hotspots", StringComparison.Ordinal) == true
            && !type.IsEnum && !type.IsInterface && !type.IsSubclassOf(typeof(Delegate)) && !IsMade(type);
        for (Type? part = type; ours && part is not null && part != typeof(object) && seen.Add(part); part = part.BaseType)
        {
            FieldInfo[] fields = part.GetFields(Own | BindingFlags.Instance);
            if (fields.Any(field => (IsAssigned(field) && !part.IsValueType) || IsChanging(field.FieldType, seen)))
                return true;
        }
        return false;
    }

    /// <summary>Can it be assigned? Not the field "&lt;name&gt;P" in which the compiler keeps a parameter of a primary constructor.</summary>
    private static bool IsAssigned(FieldInfo field) => !field.IsInitOnly && !field.Name.EndsWith(">P", StringComparison.Ordinal);

    /// <summary>Is it written by a generator or by the compiler?</summary>
    private static bool IsMade(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || (type.DeclaringType is { } owner && IsMade(owner));

    /// <summary>The property's name, where the field is behind one.</summary>
    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
