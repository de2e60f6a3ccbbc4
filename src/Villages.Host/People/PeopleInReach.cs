using Villages.Domain;
using Villages.Grains;
using Villages.Grains.People;
using Villages.Host.Access;

namespace Villages.Host.People;

/// <summary>
/// Whether a person is in the caller's area: the county that keeps the record, or any place where the person holds or held a post.
/// What lies outside is left out of what is shown.
/// </summary>
internal sealed class PeopleInReach(IGrainFactory grains)
{
    /// <summary>The official's part that the caller may see, or null when there is none.</summary>
    public async Task<OfficialPage?> Official(Caller caller, PersonId id)
    {
        if (await grains.Official(id).Read() is not { } view)
        {
            return null;
        }

        var tenures = view.Tenures.Where(tenure => caller.Reaches(tenure.Organisation)).ToArray();
        return tenures.Length == 0 && !caller.Reaches(id.County)
            ? null
            : view with { Tenures = tenures, StarRecords = [.. view.StarRecords.Where(record => caller.Reaches(record.Village))] };
    }

    public async Task<bool> Reaches(Caller caller, PersonId id) => caller.Reaches(id.County) || await Official(caller, id) is not null;
}
