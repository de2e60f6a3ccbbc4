using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Serialization.Invocation;

namespace Villages.Grains.Hosting;

/// <summary>For trials: loses a share of the reminder ticks on their way to grains and delivers another share twice, which is what Orleans may do at any time.</summary>
internal sealed class UnevenTicks(double drop, double twice, ILogger<UnevenTicks> log) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not IRemindable grain || context.InterfaceMethod.DeclaringType != typeof(IRemindable))
        {
            await context.Invoke();
            return;
        }

        var chance = Random.Shared.NextDouble();
        if (chance < drop)
        {
            log.LogInformation("Tick of {Grain} dropped", context.TargetId);
            context.Response = Response.Completed;
            return;
        }

        await context.Invoke();
        if (chance < drop + twice)
        {
            log.LogInformation("Tick of {Grain} doubled", context.TargetId);
            await grain.ReceiveReminder((string)context.Request.GetArgument(0)!, (TickStatus)context.Request.GetArgument(1)!);
        }
    }
}

/// <summary>See <see cref="UnevenTicks"/>.</summary>
public static class UnevenTicksRegistration
{
    public static IServiceCollection AddUnevenTicks(this IServiceCollection services, double drop, double twice) =>
        services.AddSingleton<IIncomingGrainCallFilter>(provider => new UnevenTicks(drop, twice, provider.GetRequiredService<ILogger<UnevenTicks>>()));
}
