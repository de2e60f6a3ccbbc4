using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Villages.Domain;
using Villages.Domain.Readings;

namespace Villages.Host.ApiDescription;

/// <summary>Ids are strings with a pattern; the framework sees only the structs behind them.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    private static readonly Dictionary<Type, (string Pattern, string Example, string Description)> Ids = new()
    {
        [typeof(AreaCode)] = (@"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$", "141129100201", "统计用区划代码 Statistical code of 2, 4, 6, 9 or 12 digits."),
        [typeof(PersonId)] = (@"^[0-9]{6}-[0-9a-hjkmnp-tv-z]{20}$", "141129-0123456789abcdefghjk", "人员编号 Id of a person."),
        [typeof(GridId)] = (@"^[0-9]{15}$", "141129100201001", "网格编码 Code of a grid."),
        [typeof(CentreId)] = (@"^[0-9]{12}-[0-9]{2}$", "141129100201-01", "站点编号 Id of a service centre."),
        [typeof(CycleId)] = (@"^[a-z][a-z-]*-[0-9]{2,12}-[0-9]{4}(-Q[1-4]|-[0-9]{2})?(\.[0-9]{1,2})?$", "stars-141129-2026", "考核周期编号 Id of a cycle."),
        [typeof(StreamKey)] = (@"^[a-z][a-z-]*/[!-~]+$", "village/141129100201", "对象 What is kept, as kind/id; at most 120 characters."),
        [typeof(Period)] = (@"^[0-9]{4}(-Q[1-4]|-[0-9]{2})?$", "2026", "期间 Year, quarter or month."),
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (Ids.TryGetValue(type, out var id))
        {
            schema.Type = JsonSchemaType.String | (type == context.JsonTypeInfo.Type ? 0 : JsonSchemaType.Null);
            schema.Pattern = id.Pattern;
            schema.Examples = [JsonValue.Create(id.Example)!];
            schema.Description ??= id.Description;
            schema.Properties?.Clear();
            schema.Required?.Clear();
        }

        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String | (type == context.JsonTypeInfo.Type ? 0 : JsonSchemaType.Null);
        }
        else if (type == typeof(BallotCount))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Integer };
            schema.Description = "票数 Ballots by choice, for example {\"good\":24,\"poor\":1}.";
        }

        return Task.CompletedTask;
    }
}
