using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.CodeGeneration;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Configuration;
using Orleans.Serialization.Serializers;
using Villages.Grains.Areas;
using Villages.Grains.Calendars;
using Villages.Grains.Consequences;
using Villages.Grains.Cycles;
using Villages.Grains.People;
using Villages.Grains.Rulebooks;

namespace Villages.Simulation.Cluster;

/// <summary>Orleans' generated proxies, bound to the simulated network.</summary>
internal sealed class References(IGrainReferenceRuntime runtime) : IGrainFactory
{
    private static readonly ServiceProvider Serialization = new ServiceCollection()
        .AddSerializer(options => options.AddAssembly(typeof(IVillageGrain).Assembly).AddAssembly(typeof(IRemindable).Assembly)).BuildServiceProvider();

    private static readonly Dictionary<Type, Func<GrainReferenceShared, IdSpan, GrainReference>> Proxies =
        Serialization.GetRequiredService<IOptions<TypeManifestOptions>>().Value.InterfaceProxies
            .Where(proxy => proxy.IsAssignableTo(typeof(GrainReference)) && !proxy.IsGenericType)
            .Select(proxy => (Main: MainInterface(proxy), Make: Constructor(proxy))).DistinctBy(proxy => proxy.Main).ToDictionary(proxy => proxy.Main, proxy => proxy.Make);

    private static readonly Dictionary<Type, GrainType> Types = new()
    {
        [typeof(IVillageGrain)] = GrainType.Create("village"), [typeof(IOfficialGrain)] = GrainType.Create("official"),
        [typeof(ICycleGrain)] = GrainType.Create("cycle"), [typeof(ICycleSteps)] = GrainType.Create("cycle"),
        [typeof(ICycleAreaGrain)] = GrainType.Create("cycle-area"), [typeof(IRulebooksGrain)] = GrainType.Create("rulebooks"),
        [typeof(IRegisterGrain)] = GrainType.Create("register"), [typeof(IConsequencesGrain)] = GrainType.Create("consequences"),
        [typeof(ICalendarGrain)] = GrainType.Create("calendar"), [typeof(IAreaGrain)] = GrainType.Create("area"), [typeof(IAreaParts)] = GrainType.Create("area"),
    };

    private static readonly Dictionary<GrainInterfaceType, Type> Interfaces = Types.Keys.ToDictionary(type => GrainInterfaceType.Create(type.Name));

    private readonly Dictionary<(GrainType, Type), GrainReferenceShared> _shared = [];

    public GrainReference Of(GrainId grain, Type type)
    {
        if (!_shared.TryGetValue((grain.Type, type), out var shared))
        {
            _shared[(grain.Type, type)] = shared = new GrainReferenceShared(
                grain.Type, GrainInterfaceType.Create(type.Name), 0, runtime, InvokeMethodOptions.None, Serialization.GetRequiredService<CodecProvider>(),
                Serialization.GetRequiredService<CopyContextPool>(), Serialization);
        }

        return Proxies[type](shared, grain.Key);
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)Of(GrainId.Create(Types[typeof(TGrainInterface)], IdSpan.Create(primaryKey)), typeof(TGrainInterface));

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => (TGrainInterface)(object)Of(grainId, typeof(TGrainInterface));

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => Of(grainId, Interfaces[interfaceType]);

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw new NotSupportedException();

    private static Type MainInterface(Type proxy) => proxy.GetInterfaces().Aggregate((main, candidate) => main.IsAssignableFrom(candidate) ? candidate : main);

    private static Func<GrainReferenceShared, IdSpan, GrainReference> Constructor(Type proxy)
    {
        var (shared, key) = (Expression.Parameter(typeof(GrainReferenceShared)), Expression.Parameter(typeof(IdSpan)));
        var constructor = proxy.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [typeof(GrainReferenceShared), typeof(IdSpan)])!;
        return Expression.Lambda<Func<GrainReferenceShared, IdSpan, GrainReference>>(Expression.New(constructor, shared, key), shared, key).Compile();
    }
}
