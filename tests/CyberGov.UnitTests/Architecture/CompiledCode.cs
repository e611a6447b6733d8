using System.Reflection;
using System.Reflection.Emit;
using CyberGov.Data;
using CyberGov.Web.Hosting;

namespace CyberGov.UnitTests.Architecture;

/// <summary>One type of ours and a member that one of its methods calls, or a field or type that it names.</summary>
internal sealed record Use(Type By, MemberInfo Member);

/// <summary>Finds what uses what in the compiled program, by reading signatures and the tokens in each method body.</summary>
internal static class CompiledCode
{
    private const BindingFlags Everything = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    public static Assembly Library { get; } = typeof(CyberGovDbContext).Assembly;

    public static Assembly Web { get; } = typeof(CyberGovHost).Assembly;

    /// <summary>The first part of the namespace below <c>CyberGov</c>: the folder of the library.</summary>
    public static string? LibraryFolder(Type type) => Folder(type, "CyberGov.");

    /// <summary>The folder of the type below the namespace given; null when it is elsewhere.</summary>
    public static string? Folder(Type type, string root) =>
        type.Namespace is { } ns && ns.StartsWith(root, StringComparison.Ordinal) ? ns[root.Length..].Split('.')[0] : null;

    /// <summary>The written type around a lambda, an async method or a nested record.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>Every call, field and type named in a method body of the assembly.</summary>
    public static IEnumerable<Use> UsesIn(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMembers(Everything).OfType<MethodBase>()
        from member in MembersIn(method)
        select new Use(type, member);

    /// <summary>Every type that this one names in a signature or a method body, type arguments included.</summary>
    public static IEnumerable<Type> TypesUsedBy(Type type)
    {
        IEnumerable<Type?> signatures =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(Everything).Select(f => f.FieldType),
            .. type.GetProperties(Everything).Select(p => p.PropertyType),
        ];

        var methods = type.GetMembers(Everything).OfType<MethodBase>().ToList();

        return signatures
            .Concat(methods.OfType<MethodInfo>().Select(m => m.ReturnType))
            .Concat(methods.SelectMany(m => m.GetParameters().Select(p => p.ParameterType)))
            .Concat(methods.SelectMany(MembersIn).SelectMany(TypesNamedBy))
            .OfType<Type>()
            .SelectMany(Unwrap)
            .Distinct();
    }

    /// <summary>The type arguments of the member and of the type that declares it.</summary>
    public static IEnumerable<Type> TypeArgumentsOf(MemberInfo member) =>
    [
        .. (member as MethodInfo)?.GetGenericArguments() ?? [],
        .. member.DeclaringType?.GetGenericArguments() ?? [],
    ];

    private static IEnumerable<Type?> TypesNamedBy(MemberInfo member) =>
        [member as Type ?? member.DeclaringType, .. (member as MethodInfo)?.GetGenericArguments() ?? []];

    private static IEnumerable<Type> Unwrap(Type type) =>
        type.HasElementType ? Unwrap(type.GetElementType()!)
        : type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Unwrap)]
        : [type];

    private static IEnumerable<MemberInfo> MembersIn(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
        {
            yield break;
        }

        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;

        for (var i = 0; i < il.Length;)
        {
            var op = il[i] == 0xFE ? OpCodesByValue[(short)((il[i] << 8) | il[i + 1])] : OpCodesByValue[il[i]];
            i += op.Size;

            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(il, i), typeArguments, methodArguments) is { } member)
            {
                yield return member;
            }

            i += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, i)),
                _ => 4,
            };
        }
    }
}
