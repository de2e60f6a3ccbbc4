namespace Villages.Host.Access;

/// <summary>What an endpoint does, as far as rights are concerned. Every endpoint declares one.</summary>
public enum Operation
{
    /// <summary>Areas, villages, centres, grids, rulebooks: nothing about a person.</summary>
    ReadPublic,

    /// <summary>Officials, their stars and pay, persons (masked), results of cycles.</summary>
    ReadPerson,

    WriteReadings,

    /// <summary>Persons, deaths, tenures, honours, centres, grids.</summary>
    WriteMasterData,

    /// <summary>Vetoes and other findings of discipline.</summary>
    RecordDispositions,

    /// <summary>Plan, pause, resume, cancel, rerun.</summary>
    RunCycles,

    /// <summary>Close a publication, make a cycle effective.</summary>
    ApproveEffect,

    AdoptRulebooks,

    Import,

    /// <summary>The dashboard of silos and grains.</summary>
    OperateHouse,

    /// <summary>The change feed and live streams.</summary>
    Feed,

    /// <summary>What became of one's own commands and operations.</summary>
    FollowOwn,
}
