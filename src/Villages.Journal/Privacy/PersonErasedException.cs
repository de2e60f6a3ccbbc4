namespace Villages.Journal.Privacy;

/// <summary>A field was to be sealed for a person whose key was erased for good.</summary>
public sealed class PersonErasedException(string personId) : Exception($"The personal data of '{personId}' was erased; nothing new is kept about this person.")
{
    public string PersonId { get; } = personId;
}
