namespace Villages.Domain.VillageLife;

public static class VillageRefusals
{
    public static Refusal NotOfVillage(string id, AreaCode village) => new("village.not-of-village", RefusalKind.Invalid, new Text(
        $"{id} 不属于 {village}。", $"{id} does not belong to {village}."));

    public static Refusal NotKnown(string id) => new("village.not-known", RefusalKind.Conflict, new Text(
        $"{id} 尚未登记于本村（社区）。", $"{id} is not known to this village."));
}
