using System.Runtime.CompilerServices;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace KuCoin.Tests;

/// <summary>The walls of the house (docs/architecture.md), read from the compiled assemblies: who may know whom.</summary>
public sealed class WallsTests
{
    private static readonly string[] Areas = ["Account", "Spot", "Margin", "Futures"];

    /// <summary>What each room of Core may use besides itself and Core's root (its vocabulary, and the exception of Errors).</summary>
    private static readonly Dictionary<string, string[]> CoreRooms = new(StringComparer.Ordinal)
    {
        ["Errors"] = [],
        ["Json"] = ["Errors"],
        ["Credentials"] = ["Errors", "Log"],
        ["RateLimiting"] = ["Errors", "Log"],
        ["Journal"] = ["Errors", "Log"],
        ["Guards"] = ["Errors", "Journal"],
        ["Transport"] = ["Errors", "Credentials", "RateLimiting", "Journal", "Guards", "Json", "Log"],
        ["Treasury"] = ["Errors"],
        ["Streams"] = ["Errors", "Transport", "RateLimiting", "Json", "Log"],
    };

    [Theory]
    [InlineData("KuCoin.Core")]
    [InlineData("KuCoin.Sandbox")]
    [InlineData("KuCoin.PowerShell")]
    [InlineData("KuCoin.Start")]
    public void Assemblies_reference_only_what_they_may(string name)
    {
        using var assembly = Open(name);

        var wrong = assembly.MainModule.AssemblyReferences.Select(reference => reference.Name).Where(reference => !MayReference(name, reference));

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_room_of_Core_looks_over_its_walls()
    {
        using var assembly = Open("KuCoin.Core");
        var rooms = RoomsOf(assembly.MainModule, "KuCoin.Core");

        var wrong = Uses(assembly.MainModule)
            .Select(use => (use.From, use.To, FromRoom: rooms[use.From], ToRoom: rooms.GetValueOrDefault(use.To)))
            .Where(use => use.ToRoom is not null && !MayUse(use.FromRoom, use.ToRoom))
            .Select(use => $"{use.FromRoom}/{use.From} uses {use.ToRoom}/{use.To}")
            .Distinct(StringComparer.Ordinal);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_type_of_Core_has_a_room_that_the_plan_knows()
    {
        using var assembly = Open("KuCoin.Core");

        var rooms = RoomsOf(assembly.MainModule, "KuCoin.Core");

        Assert.Contains("Transport", rooms.Values);
        Assert.Contains("Spot", rooms.Values);
        Assert.All(rooms.Values, room => Assert.Contains(room, (string[])["", "Log", .. Areas, .. CoreRooms.Keys]));
    }

    [Theory]
    [InlineData("KuCoin.Core", "KuCoin.Sandbox")]
    [InlineData("KuCoin.Core", "KuCoin.PowerShell")]
    [InlineData("KuCoin.Core", "System.Management.Automation")]
    [InlineData("KuCoin.Core", "Newtonsoft.Json")]
    [InlineData("KuCoin.Sandbox", "KuCoin.Core")]
    [InlineData("KuCoin.Sandbox", "KuCoin.PowerShell")]
    [InlineData("KuCoin.PowerShell", "Newtonsoft.Json")]
    [InlineData("KuCoin.PowerShell", "System.Reactive")]
    [InlineData("KuCoin.Start", "KuCoin.Core")]
    [InlineData("KuCoin.Start", "KuCoin.PowerShell")]
    public void The_rule_refuses_a_forbidden_reference(string from, string to) => Assert.False(MayReference(from, to));

    [Theory]
    [InlineData("Spot", "Futures")]
    [InlineData("Account", "Spot")]
    [InlineData("Transport", "Spot")]
    [InlineData("Transport", "Streams")]
    [InlineData("RateLimiting", "Transport")]
    [InlineData("Credentials", "Transport")]
    [InlineData("Errors", "Transport")]
    [InlineData("Json", "Transport")]
    [InlineData("Streams", "Spot")]
    [InlineData("Streams", "Credentials")]
    [InlineData("Journal", "Transport")]
    [InlineData("Guards", "Spot")]
    public void The_rule_refuses_a_look_over_a_wall(string from, string to) => Assert.False(MayUse(from, to));

    [Fact]
    public void The_reader_sees_a_look_over_a_wall_in_compiled_code()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(WallsTests).Assembly.Location, new ReaderParameters { ReadSymbols = true });

        var uses = Uses(assembly.MainModule).ToList();

        foreach (var way in new[] { nameof(Onlookers.ByField), nameof(Onlookers.ByCall), nameof(Onlookers.ByGeneric), nameof(Onlookers.ByLambda), nameof(Onlookers.ByBase), nameof(Onlookers.ByConstant) })
            Assert.Contains(uses, use => use.From.EndsWith("/" + way, StringComparison.Ordinal) && use.To.EndsWith("/" + nameof(Onlookers.Neighbour), StringComparison.Ordinal));
        Assert.Equal("", RoomsOf(assembly.MainModule, "KuCoin.Core.Tests")[typeof(WallsTests).FullName!]);
    }

    private static bool MayReference(string from, string to) => to switch
    {
        "KuCoin.Core" or "KuCoin.Sandbox" => from == "KuCoin.PowerShell",
        "System.Management.Automation" => from is "KuCoin.PowerShell" or "KuCoin.Start",
        // The shared framework, and what .NET itself calls by other names.
        "netstandard" or "mscorlib" or "System" or "System.Private.CoreLib" => true,
        _ => to.StartsWith("System.", StringComparison.Ordinal) && SharedFramework.Contains(to),
    };

    private static readonly HashSet<string> SharedFramework =
        [.. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll").Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    private static bool MayUse(string from, string to) =>
        from == to
        // The root holds the front door, which knows all rooms, and the vocabulary, which all may use.
        || from.Length == 0 || to.Length == 0
        || (Areas.Contains(from, StringComparer.Ordinal) ? !Areas.Contains(to, StringComparer.Ordinal) : CoreRooms.TryGetValue(from, out var allowed) && allowed.Contains(to, StringComparer.Ordinal));

    private static AssemblyDefinition Open(string name)
    {
        // The tests' own output folder holds Core and Sandbox; the module's assembly is built beside it, not linked.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var folder = Path.Combine(Repository(), "src", name, "bin", configuration);
        var file = Directory.GetFiles(folder, name + ".dll", SearchOption.AllDirectories).First(path => !path.Contains($"{Path.DirectorySeparatorChar}ref", StringComparison.Ordinal));
        return AssemblyDefinition.ReadAssembly(file, new ReaderParameters { ReadSymbols = true });
    }

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    /// <summary>The room of each type: the folder of its code, else that of a type that tells it (its neighbours by name), else the root.</summary>
    private static Dictionary<string, string> RoomsOf(ModuleDefinition module, string project)
    {
        var rooms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in module.GetTypes().Where(type => !IsGenerated(type)))
            rooms[type.FullName] = RoomOf(type, project) ?? "";
        return rooms;
    }

    private static string? RoomOf(TypeDefinition type, string project)
    {
        var marker = $"/{project}/";
        foreach (var document in Documents(type))
        {
            var at = document.LastIndexOf(marker, StringComparison.Ordinal);
            if (at < 0 || document.Contains("/obj/", StringComparison.Ordinal))
                continue;
            var parts = document[(at + marker.Length)..].Split('/');
            // The log and the paged list are the language of the whole house, although they live with Transport.
            return parts.Length < 2 ? "" : parts[1] is "KuCoinLog.cs" or "Paged.cs" ? "Log" : parts[0];
        }
        if (type.DeclaringType is not null)
            return RoomOf(type.DeclaringType, project);
        // Enums and interfaces have no code: their namespace tells, and the root namespace is the vocabulary's.
        return type.Namespace.StartsWith("KuCoin.", StringComparison.Ordinal) ? type.Namespace.Split('.')[1] : null;
    }

    private static IEnumerable<string> Documents(TypeDefinition type) =>
        type.Methods.Concat(type.NestedTypes.SelectMany(nested => nested.Methods))
            .Where(method => method.DebugInformation.HasSequencePoints)
            .SelectMany(method => method.DebugInformation.SequencePoints)
            .Select(point => point.Document.Url.Replace('\\', '/'))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Which type uses which, by inheritance, signature, field, attribute, generic argument or instruction.</summary>
    private static IEnumerable<(string From, string To)> Uses(ModuleDefinition module)
    {
        foreach (var type in module.GetTypes())
        {
            // What the compiler makes for lambdas and iterators belongs to the type it was made for.
            var owner = type;
            while (IsGenerated(owner) && owner.DeclaringType is not null)
                owner = owner.DeclaringType;
            if (IsGenerated(owner))
                continue;
            foreach (var used in References(type).SelectMany(Flatten))
            {
                var target = used;
                while (target.DeclaringType is not null && target.Name.Contains('<', StringComparison.Ordinal))
                    target = target.DeclaringType;
                if (target.FullName != owner.FullName)
                    yield return (owner.FullName, target.FullName);
            }
        }
    }

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        if (type.BaseType is not null)
            yield return type.BaseType;
        foreach (var used in type.Interfaces.Select(implemented => implemented.InterfaceType))
            yield return used;
        foreach (var used in type.CustomAttributes.Concat(type.Properties.SelectMany(property => property.CustomAttributes)).SelectMany(InAttribute))
            yield return used;
        foreach (var used in type.Fields.Select(field => field.FieldType))
            yield return used;
        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var used in method.Parameters.Select(parameter => parameter.ParameterType).Concat(method.CustomAttributes.SelectMany(InAttribute)))
                yield return used;
            if (!method.HasBody)
                continue;
            foreach (var used in method.Body.Variables.Select(variable => variable.VariableType))
                yield return used;
            foreach (var used in method.Body.Instructions.SelectMany(InInstruction))
                yield return used;
        }
    }

    private static IEnumerable<TypeReference> InAttribute(CustomAttribute attribute) =>
        [attribute.AttributeType, .. attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>()];

    private static IEnumerable<TypeReference> InInstruction(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Flatten(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Flatten)],
        TypeSpecification wrapped => Flatten(wrapped.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static bool IsGenerated(TypeDefinition type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || type.FullName.StartsWith("System.", StringComparison.Ordinal) || type.FullName.StartsWith("Microsoft.", StringComparison.Ordinal);

    /// <summary>One type per way of looking at a neighbour.</summary>
    internal static class Onlookers
    {
        internal class Neighbour
        {
            public static int Count => 1;
        }

        internal sealed class ByField
        {
            public Neighbour? Value { get; set; }
        }

        internal sealed class ByCall
        {
            public int Value { get; } = Neighbour.Count;
        }

        internal sealed class ByGeneric
        {
            public List<Neighbour[]> Value { get; } = [];
        }

        internal sealed class ByLambda
        {
            public Func<int> Value { get; } = () => Neighbour.Count;
        }

        internal sealed class ByBase : Neighbour;

        internal sealed class ByConstant
        {
            public Type Value { get; } = typeof(Neighbour);
        }
    }
}
