using Villages.Domain.Rulebooks;

namespace Villages.Domain.Tests.Rulebooks;

public class RulebookSchemaTests
{
    [Theory]
    [InlineData("rulebook.schema.json", typeof(Rulebook), "Rulebook")]
    [InlineData("cases.schema.json", typeof(WorkedCases), "Worked cases of a rulebook")]
    public void The_committed_schema_says_what_the_model_says(string file, Type model, string title)
    {
        var path = Path.Combine(RulebookFiles.Folder, file);
        var expected = RulebookSchema.Of(model, title);
        if (!File.Exists(path) || File.ReadAllText(path) != expected)
        {
            File.WriteAllText(path + ".received", expected);
            Assert.Fail($"{file} differs from the model: compare it with {file}.received and rename that one if it is right.");
        }
    }
}
