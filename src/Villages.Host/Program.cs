using Villages.Host.Hosting;
using Villages.Host.Verbs;

return await HostVerbs.Run(args, static arguments =>
{
    var builder = WebApplication.CreateBuilder(arguments);
    builder.AddLogDefaults();
    builder.AddVillages();
    var app = builder.Build();
    app.UseVillages();
    return app;
});
