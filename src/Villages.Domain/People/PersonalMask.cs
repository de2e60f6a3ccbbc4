namespace Villages.Domain.People;

/// <summary>What may be shown of a personal field to those who need no more.</summary>
public static class PersonalMask
{
    /// <summary><c>141***********123X</c>: birth date and county hidden.</summary>
    public static string IdNumber(string value) => value.Length < 8 ? Stars(value.Length) : $"{value[..3]}{Stars(value.Length - 7)}{value[^4..]}";

    /// <summary><c>138****5678</c>.</summary>
    public static string Phone(string value) => value.Length < 8 ? Stars(value.Length) : $"{value[..3]}{Stars(value.Length - 7)}{value[^4..]}";

    /// <summary>The family name and a star for every further character: <c>王*</c>, <c>李**</c>.</summary>
    public static string Name(string value)
    {
        var characters = new System.Globalization.StringInfo(value);
        return characters.LengthInTextElements < 2 ? Stars(characters.LengthInTextElements)
            : characters.SubstringByTextElements(0, 1) + Stars(characters.LengthInTextElements - 1);
    }

    private static string Stars(int count) => new('*', count);
}
