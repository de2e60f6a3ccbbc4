using System.Data;
using Microsoft.Data.SqlClient;

namespace Villages.Journal.SqlServer;

/// <summary>A text that is sent, with what is sent along: the check of the texts reads the same declarations that make the parameters.</summary>
internal sealed record SqlServerStatement(string Text, params SqlServerInput[] Inputs)
{
    /// <exception cref="ArgumentException">A value is missing, or does not fit what is declared.</exception>
    public SqlCommand Command(params object?[] values)
    {
        if (values.Length != Inputs.Length)
        {
            throw new ArgumentException($"The statement takes {Inputs.Length} values, not {values.Length}: {Text}", nameof(values));
        }

        var command = new SqlCommand(Text);
        foreach (var (input, value) in Inputs.Zip(values))
        {
            command.Parameters.Add(input.With(value));
        }

        return command;
    }
}

/// <param name="Size">Most bytes of a text or of bytes; -1 has no limit.</param>
/// <param name="TableType">Name of the table type, for a table.</param>
internal sealed record SqlServerInput(string Name, SqlDbType Type, int Size = 0, string? TableType = null)
{
    /// <summary>As a procedure declares it.</summary>
    public string Declaration => TableType is not null ? $"{Name} {TableType} READONLY"
        : Size == 0 ? $"{Name} {Type.ToString().ToLowerInvariant()}"
        : $"{Name} {Type.ToString().ToLowerInvariant()}({(Size < 0 ? "max" : Size)})";

    /// <exception cref="ArgumentException">The driver would convert or cut the value; a cut key is another key.</exception>
    public SqlParameter With(object? value)
    {
        var fits = (Type, value) switch
        {
            (SqlDbType.Int, int) or (SqlDbType.BigInt, long) or (SqlDbType.UniqueIdentifier, Guid) or (SqlDbType.Structured, not null) => true,
            (SqlDbType.DateTime2, DateTime { Kind: DateTimeKind.Utc }) => true,
            (SqlDbType.VarChar, string text) => text.Length <= Size,
            (SqlDbType.Binary, byte[] bytes) => bytes.Length == Size,
            (SqlDbType.VarBinary, byte[] bytes) => Size < 0 || bytes.Length <= Size,
            _ => false,
        };
        return fits
            ? new SqlParameter { ParameterName = Name, SqlDbType = Type, Size = Size, TypeName = TableType ?? "", Value = value }
            : throw new ArgumentException($"'{value}' does not fit {Declaration}.", nameof(value));
    }
}
