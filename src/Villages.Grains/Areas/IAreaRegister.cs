using Villages.Domain.Areas;

namespace Villages.Grains.Areas;

/// <summary>The register of areas in this process, kept current by the change feed. The edge checks every code against it before a grain is named.</summary>
public interface IAreaRegister
{
    /// <summary>Completes when the register has been read once.</summary>
    Task Ready { get; }

    /// <summary>The dated tree as of now; an immutable value.</summary>
    AreaTree Tree { get; }

    /// <summary>Completes when commits up to the position are in <see cref="Tree"/>.</summary>
    Task Reached(long position, CancellationToken cancellation = default);
}
