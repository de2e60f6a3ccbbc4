using Villages.Testing.Outputs;
using Villages.Testing.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgreSqlFixture))]
[assembly: AssemblyFixture(typeof(OutputsFixture))]
