using Villages.Testing.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgreSqlFixture))]
