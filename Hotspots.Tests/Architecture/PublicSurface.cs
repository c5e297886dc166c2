using System.Reflection;

namespace Hotspots.Tests.Architecture;

/// <summary>Public face of the library. What must it not show?</summary>
internal static class PublicSurface
{
    private const BindingFlags Seen = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>One line of words for each breach.</summary>
    public static IEnumerable<string> Breaches(IEnumerable<Type> types)
    {
        foreach (Type type in types.Where(static type => type.IsVisible))
        {
            if (type is { IsClass: true, IsSealed: false, IsAbstract: false })
                yield return $"{type.FullName} can be inherited from; seal it or make it abstract";
            foreach (FieldInfo field in type.GetFields(Seen))
            {
                if (!field.IsLiteral && !field.IsInitOnly && !field.IsSpecialName)
                    yield return $"{type.FullName}.{field.Name} is a field that anyone can change";
            }
            foreach (MethodInfo method in type.GetMethods(Seen))
            {
                if (method.GetParameters().Select(static p => p.ParameterType).Append(method.ReturnType).Any(HoldsWideTuple))
                    yield return $"{type.FullName}.{method.Name} passes a tuple of three or more; give the fields a record";
            }
        }
    }

    private static bool HoldsWideTuple(Type type)
    {
        if (type.HasElementType)
            return HoldsWideTuple(type.GetElementType()!);
        if (!type.IsGenericType)
            return false;
        Type[] arguments = type.GetGenericArguments();
        bool tuple = type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true;
        return (tuple && arguments.Length > 2) || arguments.Any(HoldsWideTuple);
    }
}
