namespace Villages.Domain.People;

/// <summary>Positions in a village or community (职务).</summary>
[GenerateSerializer, Alias("people.position")]
public enum Position
{
    /// <summary>Party secretary 党组织书记; one at a time.</summary>
    Secretary,

    /// <summary>Director of the villagers' or residents' committee 村（居）委会主任; one at a time.</summary>
    Director,

    DeputySecretary,

    DeputyDirector,

    /// <summary>Member of one of the two committees 两委委员.</summary>
    CommitteeMember,

    Clerk,

    GridWorker,
}

/// <summary>Why a tenure ended (离任原因).</summary>
[GenerateSerializer, Alias("people.end-reason")]
public enum EndReason
{
    /// <summary>届满</summary>
    TermEnded,

    /// <summary>辞职</summary>
    Resigned,

    /// <summary>免职</summary>
    Relieved,

    /// <summary>撤职</summary>
    Dismissed,

    /// <summary>调动</summary>
    Transferred,

    /// <summary>死亡</summary>
    Died,
}

[GenerateSerializer, Alias("people.sex")]
public enum Sex
{
    Male,
    Female,
}
