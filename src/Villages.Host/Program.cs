using Villages.Host.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddVillages();
var app = builder.Build();
app.UseVillages();
await app.RunAsync();
