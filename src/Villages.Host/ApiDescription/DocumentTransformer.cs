using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Villages.Host.ApiDescription;

internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    public const string Scheme = "bearer";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "村级治理 Villages API",
            Version = "v1",
            Description = """
                村（社区）、服务站点、网格、干部与星级考核周期。所有错误均为 application/problem+json，带稳定的 code。

                Villages and communities, service centres, grids, officials and assessment cycles. Every error is application/problem+json with a stable code.
                Codes are strings; money is a string in yuan such as "1581.10"; business dates are YYYY-MM-DD in Asia/Shanghai; instants are UTC.
                Clients that expect an envelope {code,msg,data} read the HTTP status as code, `title` as msg and the whole body as data.
                """,
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            Contact = new OpenApiContact { Name = "Villages" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "带 sub、role、area 声明的 JWT。A JWT with the claims sub, role and area.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        document.Tags = new HashSet<OpenApiTag>(Tags.All.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
        return Task.CompletedTask;
    }
}
