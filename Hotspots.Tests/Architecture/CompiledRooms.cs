using System.Reflection;
using System.Reflection.Emit;

namespace Hotspots.Tests.Architecture;

/// <summary>
/// Reads a compiled assembly for who uses whom: signatures, fields, attributes and every instruction of every method, so that no
/// alias and no half-qualified name slips past a reader of sources.
/// </summary>
internal static class CompiledRooms
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value, static code => code.OperandType);

    /// <summary>Which uses does the table not allow? One line of words each.</summary>
    public static IEnumerable<string> Breaches(IEnumerable<Type> types, IReadOnlyList<Room> table)
    {
        var said = new HashSet<string>();
        foreach (Type type in types)
        {
            if (Rooms.Of(type.Namespace, table) is not { } user)
                continue;
            foreach (Type used in Uses(type))
            {
                string breach = Judge(type, user, used, table);
                if (breach.Length > 0 && said.Add(breach))
                    yield return breach;
            }
        }
    }

    /// <summary>Every type that a type mentions in any way.</summary>
    public static HashSet<Type> Uses(Type type)
    {
        var uses = new HashSet<Type>();
        Add(uses, type.BaseType);
        foreach (Type contract in type.GetInterfaces())
            Add(uses, contract);
        AddAttributes(uses, type);
        foreach (FieldInfo field in type.GetFields(Own))
        {
            Add(uses, field.FieldType);
            AddAttributes(uses, field);
        }
        foreach (MethodBase method in type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)))
            AddMethod(uses, method);
        return uses;
    }

    /// <summary>Every method and constructor that the methods of a type call.</summary>
    public static HashSet<MethodBase> Calls(Type type)
    {
        var calls = new HashSet<MethodBase>();
        foreach (MethodBase method in type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)))
        {
            if (method.GetMethodBody() is not { } body)
                continue;
            Type[] typeArguments = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : [];
            Type[] methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
            foreach (int token in Tokens(body.GetILAsByteArray() ?? []))
            {
                if (method.Module.ResolveMember(token, typeArguments, methodArguments) is MethodBase called)
                    calls.Add(called);
            }
        }
        return calls;
    }

    private static string Judge(Type type, Room user, Type used, IReadOnlyList<Room> table)
    {
        if (Rooms.Of(used.Namespace, table) is { } room)
            return Rooms.MayUse(user, room, (used.FullName ?? "").Replace('+', '.')) ? ""
                : $"{type.FullName}: {user.Name} may not use {used.FullName}";
        string library = used.Assembly.GetName().Name ?? "";
        bool ours = used.Assembly == type.Assembly;
        bool runtime = library.StartsWith("System.Private.", StringComparison.Ordinal)
            || Path.GetDirectoryName(used.Assembly.Location) == Path.GetDirectoryName(typeof(object).Assembly.Location);
        return ours || runtime || user.Libraries.Contains(library) ? "" : $"{type.FullName}: {user.Name} may not use the library {library}";
    }

    private static void AddMethod(HashSet<Type> uses, MethodBase method)
    {
        AddAttributes(uses, method);
        if (method is MethodInfo function)
            Add(uses, function.ReturnType);
        foreach (ParameterInfo parameter in method.GetParameters())
            Add(uses, parameter.ParameterType);
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (LocalVariableInfo local in body.LocalVariables)
            Add(uses, local.LocalType);
        foreach (ExceptionHandlingClause clause in body.ExceptionHandlingClauses)
        {
            if (clause.Flags == ExceptionHandlingClauseOptions.Clause)
                Add(uses, clause.CatchType);
        }
        Type[] typeArguments = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : [];
        Type[] methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        foreach (int token in Tokens(body.GetILAsByteArray() ?? []))
        {
            MemberInfo? member = method.Module.ResolveMember(token, typeArguments, methodArguments);
            Add(uses, member as Type ?? member?.DeclaringType);
            if (member is MethodInfo called)
            {
                Add(uses, called.ReturnType);
                foreach (Type argument in called.IsGenericMethod ? called.GetGenericArguments() : [])
                    Add(uses, argument);
            }
            if (member is FieldInfo field)
                Add(uses, field.FieldType);
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        int at = 0;
        while (at < code.Length)
        {
            short value = code[at++];
            if (value == 0xFE)
                value = unchecked((short)(0xFE00 | code[at++]));
            OperandType operand = Operands[value];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static void AddAttributes(HashSet<Type> uses, MemberInfo member)
    {
        foreach (CustomAttributeData attribute in member.CustomAttributes)
        {
            Add(uses, attribute.AttributeType);
            foreach (CustomAttributeTypedArgument argument in attribute.ConstructorArguments)
                Add(uses, argument.Value as Type);
        }
    }

    private static void Add(HashSet<Type> uses, Type? type)
    {
        while (type is { HasElementType: true })
            type = type.GetElementType();
        if (type is null || type.IsGenericParameter)
            return;
        foreach (Type argument in type.IsGenericType ? type.GetGenericArguments() : [])
            Add(uses, argument);
        uses.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }
}
