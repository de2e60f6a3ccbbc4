using Villages.Domain;

namespace Villages.Grains.Journaling;

/// <summary>Which grain type owns a stream, by the kind in its key.</summary>
internal static class GrainKinds
{
    public static GrainId Of(StreamKey stream) => GrainId.Create(GrainType.Create(stream.Kind == "community" ? "village" : stream.Kind), IdSpan.Create(stream.Text));
}
