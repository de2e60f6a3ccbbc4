using Orleans.Storage;

namespace Villages.Benchmarks.GrainStorage;

internal static class StoredRowStorage
{
    // A connection for every second write at once, each with its statements prepared.
    private const string Pool = ";Maximum Pool Size=64;Max Auto Prepare=20;Auto Prepare Min Usages=2;No Reset On Close=true";

    public static ISiloBuilder AddStoredRows(this ISiloBuilder silo, string database) => silo.AddAdoNetGrainStorage(StoredRows.Storage, storage =>
    {
        storage.Invariant = "Npgsql";
        storage.ConnectionString = database + Pool;
        storage.GrainStorageSerializer = new Bytes();
    });

    private sealed class Bytes : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(((StoredRow)(object)input!).Content);

        public T Deserialize<T>(BinaryData input) => (T)(object)new StoredRow { Content = input.ToArray() };
    }
}
