namespace Villages.Domain.Access;

/// <summary>What an endpoint does, as far as rights are concerned. Every endpoint declares one, and the table has a row for each.</summary>
public enum Operation
{
    /// <summary>Areas, villages, centres, grids: nothing about a person.</summary>
    ReadPublic,

    /// <summary>The rules of a county; also for whoever acts within it.</summary>
    ReadRulebooks,

    /// <summary>Progress of a cycle; who acts within its area sees the own part.</summary>
    ReadCycle,

    /// <summary>Results of a cycle, by person; who acts within its area sees the own part.</summary>
    ReadResults,

    /// <summary>Officials, their stars and pay, persons (masked).</summary>
    ReadPerson,

    /// <summary>Personal fields in plain text, with a reason and within a limit.</summary>
    RevealPerson,

    /// <summary>Who saw a person in plain text.</summary>
    ReadDisclosures,

    /// <summary>Ask for a person's erasure, or take that back.</summary>
    RequestErasure,

    /// <summary>See an erasure that was asked for, and approve it.</summary>
    ApproveErasure,

    WriteReadings,

    /// <summary>Enters a person with the county that keeps the record; also for whoever acts within it.</summary>
    RegisterPerson,

    /// <summary>Deaths, tenures, honours, centres, grids.</summary>
    WriteMasterData,

    /// <summary>Vetoes and other findings of discipline.</summary>
    RecordDispositions,

    /// <summary>Plan, pause, resume, cancel, rerun.</summary>
    RunCycles,

    /// <summary>Publish results, make a cycle effective.</summary>
    ApproveEffect,

    AdoptRulebooks,

    /// <summary>Write, simulate, circulate and withdraw drafts, and see those that nobody else sees yet.</summary>
    DraftRulebooks,

    /// <summary>Comment on a draft that goes round; also whoever acts within the county.</summary>
    CommentOnRulebooks,

    /// <summary>Propose that an adopted version judges a past period again.</summary>
    ProposeAmendments,

    /// <summary>Accept such a proposal in whole or in part, or refuse it.</summary>
    DecideAmendments,

    Import,

    /// <summary>The change feed and live streams.</summary>
    Feed,

    /// <summary>What became of one's own commands and operations.</summary>
    FollowOwn,

    /// <summary>What became of the commands of others.</summary>
    AuditCommands,

    /// <summary>Who did what, to whom, from where and why, and what it changed.</summary>
    SearchAudit,

    /// <summary>Look into the silos: the Orleans Dashboard.</summary>
    OperateHouse,

    /// <summary>Who acts here, in which roles, and who was suspended.</summary>
    ReadAccounts,

    /// <summary>Suspend and reinstate accounts, withdraw and restore roles.</summary>
    GovernAccounts,

    /// <summary>Boards and their notices: for everybody, also without a token.</summary>
    ReadBoards,

    /// <summary>Object to an item of a notice, follow that objection by its number, appeal: for everybody, also without a token.</summary>
    LodgeObjection,

    /// <summary>Objections with all that was written in them.</summary>
    ReadObjections,

    /// <summary>Accept objections, write down what was found, rule on them.</summary>
    HandleObjections,
}
