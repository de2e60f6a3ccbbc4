using Villages.Domain;
using Villages.Domain.Disclosures;

namespace Villages.Grains.Disclosures;

/// <summary>What one user has read in plain text: the hourly limit is judged here. Key: <c>disclosures/&lt;account id&gt;</c>.</summary>
[Alias("disclosures.disclosures-grain")]
public interface IDisclosuresGrain : IGrainWithStringKey
{
    /// <summary>Commits that the caller may read fields; the person then answers for the command's id.</summary>
    [Alias("disclose")]
    Task<Outcome<Receipt>> Disclose(Command<DiscloseFields> command);
}
