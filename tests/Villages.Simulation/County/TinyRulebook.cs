namespace Villages.Simulation.County;

/// <summary>The shapes of the shipped star rulebook with one indicator and a quota that ties the townships together.</summary>
internal static class TinyRulebook
{
    public const string Json = """
        {
          "scheme": "stars", "capability": "stars", "effective": "2023-01-01", "revision": 1,
          "title": {"zh-CN": "模拟", "en": "simulated"},
          "basis": {"document": "示范", "remark": {"zh-CN": "模拟", "en": "simulated"}},
          "scope": "default", "judgeBy": "cycleEnd", "period": "year", "missingReading": "unrated",
          "grades": [
            {"id": "excellent", "title": {"zh-CN": "优秀", "en": "excellent"}},
            {"id": "qualified", "title": {"zh-CN": "合格", "en": "qualified"}},
            {"id": "unqualified", "title": {"zh-CN": "不合格", "en": "unqualified"}}
          ],
          "indicators": [{"id": "party-building", "title": {"zh-CN": "党的建设", "en": "Party building"}, "minimum": 0, "maximum": 100}],
          "dimensionSets": [{"kinds": ["village", "community"], "dimensions": [{"indicator": "party-building", "weight": 100}]}],
          "raterGroups": [{"id": "quantitative", "title": {"zh-CN": "定量", "en": "quantitative"}, "weight": 1}],
          "total": {"minimum": 0},
          "bands": [{"id": "grade", "minimum": 0, "bands": [
            {"grade": "excellent", "from": 80}, {"grade": "qualified", "from": 60, "to": 80}, {"grade": "unqualified", "to": 60}]}],
          "quotas": [{
            "id": "excellent", "grade": "excellent", "overflow": "qualified", "share": 0.4, "of": "rated", "rounding": "floor", "parts": "townships",
            "tieBreak": [{"measure": "total"}, {"measure": "tenure"}]}],
          "vetoes": [{"code": "V1", "title": {"zh-CN": "处分", "en": "punishment"}, "effect": "strip", "grade": "unqualified", "lock": {"months": 12}}],
          "tierTables": [{"id": "seniority", "tiers": [{"from": 10, "value": 1}, {"from": 20, "value": 2}]}],
          "eligibility": [{"is": "monthsInPostAtLeast", "code": "months-in-post", "months": 12, "reason": {"zh-CN": "任书记不满一年", "en": "less than a year"}}],
          "service": {"positions": ["secretary", "director"], "bridgeMonths": 12, "violation": "dropAllBefore"},
          "ladder": {
            "maximum": 5,
            "initial": {"excellent": 2, "qualified": 1, "unqualified": 0},
            "moves": {"excellent": {"by": 1}, "qualified": {"by": 0}, "unqualified": {"to": 0}},
            "seniority": "seniority", "honours": {"levels": {"city": 1, "province": 1, "nation": 2}, "maximumPerTerm": 2},
            "additionsFrom": "qualified", "maximumRise": 1, "term": {"first": "2021-01-01", "years": 5, "renewal": "keep"}
          },
          "entitlements": [{
            "shape": "levelPay", "id": "star-pay", "title": {"zh-CN": "报酬", "en": "pay"}, "basic": 1800, "performance": 1200,
            "coefficients": {"excellent": 1.2, "qualified": 1.0, "unqualified": 0}, "unit": 100}]
        }
        """;
}
