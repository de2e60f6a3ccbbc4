using Villages.Host.FirstRun;
using Villages.Host.Hosting;
using Villages.Host.Imports;
using Villages.Host.Verbs;

return await HostVerbs.Run(args, static arguments =>
{
    var builder = WebApplication.CreateBuilder(arguments);
    builder.AddLogDefaults();
    builder.AddVillages();
    builder.Services.AddImportFiles().AddFirstRun();
    var app = builder.Build();
    app.UseVillages();
    return app;
});
