namespace Villages.Domain.Grids;

/// <summary>The four pay rows of grid workers (网格员).</summary>
[GenerateSerializer, Alias("grids.worker-kind")]
public enum GridWorkerKind
{
    /// <summary>城区专职网格员</summary>
    FullTimeUrban,

    /// <summary>农村专职网格员</summary>
    FullTimeRural,

    /// <summary>社区网格助理员</summary>
    CommunityAssistant,

    /// <summary>农村网格联络员</summary>
    RuralLiaison,
}

[GenerateSerializer, Alias("grids.setting")]
public enum GridSetting
{
    Urban,
    Rural,
}
