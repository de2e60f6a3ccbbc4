using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Villages.Host.Access;
using Villages.Host.Http;

namespace Villages.Host.ApiDescription;

/// <summary>Writes down what every endpoint shares: headers of writes, ETags, and the problems it can answer.</summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    private static readonly (int Status, string Description)[] Always =
    [
        (400, "请求有误 Malformed request"), (401, "未认证 No valid token"), (403, "角色无权 The role may not"), (404, "不存在或不在辖区 Unknown, or outside the caller's area"),
        (429, "过于频繁 Too many requests"), (500, "内部错误 Internal fault"), (503, "账本不可用 The journal does not answer"),
    ];

    private static readonly (int Status, string Description)[] OfWrites =
    [
        (409, "状态不允许或正在处理 The present state does not allow it, or the same command is in flight"), (413, "内容过大 Body over the limit"),
        (415, "内容类型不符 Unsupported content type"), (422, "规则不允许或幂等键被重用 A rule forbids it, or the key was used with another body"),
    ];

    private static readonly (int Status, string Description)[] OfDecisions = [(412, "版本已过时 Stale version"), (428, "缺少 If-Match If-Match is missing")];

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var method = context.Description.ActionDescriptor.EndpointMetadata.OfType<System.Reflection.MethodInfo>().FirstOrDefault();
        var types = method?.GetParameters().Select(p => p.ParameterType).ToHashSet() ?? [];
        var problems = Always.ToList();
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            var token = new OpenApiSecuritySchemeReference(DocumentTransformer.Scheme, context.Document);
            operation.Security = [new OpenApiSecurityRequirement(), new OpenApiSecurityRequirement { [token] = [] }];
        }

        if (types.Contains(typeof(Intent)))
        {
            problems.AddRange(OfWrites);
            Header(operation, IdempotencyKey.Header, "同一意图的同一键只生效一次。One intent, one key: sent again it answers the first answer.", IdempotencyKey.MaximumLength);
        }

        if (types.Contains(typeof(IfMatch)))
        {
            problems.AddRange(OfDecisions);
            Header(operation, "If-Match", "读取时得到的 ETag。The ETag of the reading that was decided on.", 24);
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessRequirement>().FirstOrDefault() is { } access)
        {
            var roles = Roles.All.Where(role => AccessTable.Default.Allows(role, access.Operation)).ToArray();
            operation.Description = $"{operation.Description}\n\nRoles: {(roles.Length == Roles.All.Count ? "all" : string.Join(", ", roles))}. Purpose: {AccessTable.Default.PurposeOf(access.Operation)}.".Trim();
        }

        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellationToken);
        context.Document?.AddComponent(nameof(ProblemBody), schema);
        operation.Responses ??= [];
        if (operation.Responses.ContainsKey("410"))
        {
            problems.Add((410, "游标已失效 The cursor is from before a restore"));
        }

        foreach (var (status, description) in problems.OrderBy(p => p.Status))
        {
            operation.Responses[$"{status}"] = new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemBody), context.Document) },
                },
            };
        }

    }

    private static void Header(OpenApiOperation operation, string name, string description, int length)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = true,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = length },
        });
    }
}
