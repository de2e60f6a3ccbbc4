using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Villages.Host.ApiDescription;

internal static class Description
{
    public const string Document = "v1";

    public static void AddVillagesOpenApi(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer<DocumentTransformer>();
        options.AddOperationTransformer<OperationTransformer>();
        options.AddSchemaTransformer<SchemaTransformer>();
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
    });

    /// <summary>The description and its page; the page asks nothing of other hosts.</summary>
    public static void MapVillagesOpenApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs", options => options
            .WithTitle("村级治理 Villages API")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts().DisableTelemetry().HideDeveloperTools().DisableAgent().DisableMcp().HideClientButton()).AllowAnonymous();
    }
}
