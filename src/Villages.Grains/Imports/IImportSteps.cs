using Villages.Domain;
using Villages.Domain.Imports;

namespace Villages.Grains.Imports;

/// <summary>Steps an import takes on its own grain, behind other commands. Key: <c>import/&lt;county&gt;-&lt;id&gt;</c>.</summary>
[Alias("imports.import-steps")]
internal interface IImportSteps : IGrainWithStringKey
{
    [Alias("report")]
    Task<Outcome<Receipt>> Take(Command<ReportRows> command);
}
