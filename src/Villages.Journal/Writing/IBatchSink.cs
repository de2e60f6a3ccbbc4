namespace Villages.Journal.Writing;

/// <summary>Takes the batches this process wrote, so that its follower need not read them back.</summary>
internal interface IBatchSink
{
    void Offer(Batch batch);
}
