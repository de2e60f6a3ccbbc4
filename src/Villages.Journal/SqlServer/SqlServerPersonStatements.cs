using System.Data;

namespace Villages.Journal.SqlServer;

/// <summary>The statements on keys of persons. An insert that finds a row waits for whoever is writing it and leaves it alone.</summary>
internal static class SqlServerPersonStatements
{
    private static readonly SqlServerInput Person = new("@person_id", SqlDbType.VarChar, 120);
    private static readonly SqlServerInput Digest = new("@digest", SqlDbType.VarBinary, 32);

    public static readonly SqlServerStatement KeepFingerprint = new(
        """
        INSERT INTO person_vault (id, fingerprint)
        SELECT 1, @fingerprint WHERE NOT EXISTS (SELECT 1 FROM person_vault WITH (UPDLOCK, HOLDLOCK) WHERE id = 1)
        """,
        new SqlServerInput("@fingerprint", SqlDbType.VarBinary, 64));

    public static readonly SqlServerStatement ReadFingerprint = new("SELECT fingerprint FROM person_vault");

    public static readonly SqlServerStatement KeepKey = new(
        """
        INSERT INTO person_key (person_id, wrapped_key)
        SELECT @person_id, @wrapped_key WHERE NOT EXISTS (SELECT 1 FROM person_key WITH (UPDLOCK, HOLDLOCK) WHERE person_id = @person_id)
        """,
        Person,
        new("@wrapped_key", SqlDbType.VarBinary, 256));

    public static readonly SqlServerStatement ReadKey = new("SELECT wrapped_key FROM person_key WHERE person_id = @person_id", Person);

    public static readonly SqlServerStatement KeepIdentity = new(
        """
        INSERT INTO person_identity (digest, person_id)
        SELECT @digest, @person_id WHERE NOT EXISTS (SELECT 1 FROM person_identity WITH (UPDLOCK, HOLDLOCK) WHERE digest = @digest)
        """,
        Digest,
        Person);

    public static readonly SqlServerStatement ReadIdentity = new("SELECT person_id FROM person_identity WHERE digest = @digest", Digest);

    /// <summary>Key and digest go together.</summary>
    public static readonly SqlServerStatement Erase = new(
        """
        SET NOCOUNT, XACT_ABORT ON;
        BEGIN TRANSACTION;
        UPDATE person_key WITH (UPDLOCK, HOLDLOCK) SET wrapped_key = NULL WHERE person_id = @person_id;
        IF @@ROWCOUNT = 0
        BEGIN
          INSERT INTO person_key (person_id, wrapped_key) VALUES (@person_id, NULL);
        END;
        DELETE FROM person_identity WHERE person_id = @person_id;
        COMMIT TRANSACTION;
        """,
        Person);
}
