namespace Villages.Domain.People;

/// <summary>Fields of a person that are kept as ciphertext (个人信息).</summary>
[GenerateSerializer, Alias("people.personal-field")]
public enum PersonalField
{
    Name,
    IdNumber,
    BirthDate,
    Phone,
}
