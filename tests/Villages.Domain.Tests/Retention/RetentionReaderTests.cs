using System.Text;
using Villages.Domain.Retention;
using Villages.Testing;

namespace Villages.Domain.Tests.Retention;

public class RetentionReaderTests
{
    [Fact]
    public void The_shipped_classes_begin_with_the_last_tenure_and_with_death()
    {
        var file = Path.Combine(SourceTree.Root, "silo-config", "retention.json");
        var (catalogue, faults) = RetentionReader.Read(File.ReadAllBytes(file), file);

        Assert.Empty(faults);
        Assert.Equal([RetentionStart.LastTenureEnd, RetentionStart.Death], catalogue!.Classes.Select(c => c.Starts));
    }

    [Fact]
    public void Every_fault_is_reported_at_once_with_its_path()
    {
        var (catalogue, faults) = RetentionReader.Read(Encoding.UTF8.GetBytes("""
            {"classes":[
              {"code":"a","name":{"zh-CN":"甲","en":"A"},"starts":"birth","years":0,"basis":"x","action":"erase"},
              {"code":"a","name":{"zh-CN":"甲"},"starts":"death","years":2.5,"action":"burn","more":1}]}
            """), "test.json");

        Assert.Null(catalogue);
        Assert.Equal(
            [
                "$.classes", "$.classes[0].starts", "$.classes[0].years", "$.classes[1].action", "$.classes[1].basis", "$.classes[1].more",
                "$.classes[1].name.en", "$.classes[1].years",
            ],
            faults.Select(f => f.Path).Order(StringComparer.Ordinal));
    }
}
