using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Villages.Domain.People;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Points;

/// <summary>What must be true of a deed before the ledger takes it, whoever enters it.</summary>
internal static partial class Drafts
{
    private const int LongestSource = 60;
    private const int LongestName = 200;
    private const decimal MostUnits = 10_000;

    public static Item Item(EntryDraft draft, LedgerFacts facts) => facts.Rulebook.Items.First(item => item.Id == draft.Item);

    public static Refusal? Check(PointsAccountState state, EntryDraft draft, LedgerFacts facts)
    {
        if (state.Closed)
        {
            return PointsRefusals.YearClosed(state.Id);
        }

        if (facts.Rulebook.Items.FirstOrDefault(known => known.Id == draft.Item) is not { } item)
        {
            return PointsRefusals.UnknownItem(draft.Item);
        }

        return draft.On.Year != state.Id.Year ? PointsRefusals.OtherYear(draft.On, state.Id)
            : draft.On > facts.Today ? PointsRefusals.Future(draft.On)
            : !facts.Memberships.Any(membership => membership.Covers(draft.On)) ? PointsRefusals.NoMember(draft.On)
            : string.IsNullOrWhiteSpace(draft.Source) || draft.Source.Length > LongestSource || !WrittenReason.IsPlain(draft.Source) ? PointsRefusals.NoSource()
            : PersonalNumbers.In(draft.Source) ? ErasureRefusals.PersonalText("$.entry.source")
            : draft.Quantity is <= 0 or > MostUnits ? PointsRefusals.Quantity(draft.Quantity)
            : item.PointsByLevel.IsEmpty != draft.Level is null || (draft.Level is { } level && !item.PointsByLevel.ContainsKey(level)) ? PointsRefusals.Level(item)
            : AboveItem(item, draft, facts) ?? Evidence(item, draft, facts);
    }

    /// <summary>What the item gives, rounded once.</summary>
    public static decimal Worth(EntryDraft draft, LedgerFacts facts) => Rounding.ToHundredths(Caps.Worth(
        facts.Rulebook, Item(draft, facts), new Deed("", draft.On, draft.Item, draft.Quantity, draft.Level, [.. draft.Flags ?? []])));

    public static PointsEntry ToEntry(PointsAccountState state, EntryDraft draft, LedgerFacts facts, EntryState stands)
    {
        var asked = draft.Points ?? Worth(draft, facts);
        return new PointsEntry(
            IdOf(state, draft), draft.Item, draft.On, draft.Source, draft.Quantity, draft.Level, [.. draft.Flags ?? []], asked, asked, [.. draft.Evidence ?? []],
            facts.Actor, stands, facts.Rulebook.Hash, facts.Rulebook.EntryReview?.AsksTownship(asked, draft.Level) == true);
    }

    public static bool SameContent(PointsEntry entry, EntryDraft draft, LedgerFacts facts) =>
        entry.Quantity == draft.Quantity && entry.Level == draft.Level && entry.Flags.SequenceEqual(draft.Flags ?? [])
        && entry.Evidence.SequenceEqual(draft.Evidence ?? [])
        && facts.Rulebook.Items.Any(item => item.Id == draft.Item) && entry.Asked == (draft.Points ?? Worth(draft, facts));

    private static Refusal? AboveItem(Item item, EntryDraft draft, LedgerFacts facts)
    {
        var worth = Worth(draft, facts);
        return draft.Points is { } asked && (asked == 0 || asked < 0 != worth < 0 || Math.Abs(asked) > Math.Abs(worth)) ? PointsRefusals.AboveItem(item, worth) : null;
    }

    private static Refusal? Evidence(Item item, EntryDraft draft, LedgerFacts facts)
    {
        var (files, most) = (draft.Evidence ?? [], (facts.Rulebook.EntryReview ?? new EntryReview()).EvidenceAtMost);
        return !item.Evidence.IsEmpty && files.Count == 0 ? PointsRefusals.EvidenceMissing(item)
            : files.Count > most ? PointsRefusals.EvidenceTooMuch(most)
            : files.Any(file => !Digest().IsMatch(file.Sha256) || file.Name is not { Length: > 0 and <= LongestName }) ? PointsRefusals.EvidenceUnreadable()
            : files.Any(file => PersonalNumbers.In(file.Name)) ? ErasureRefusals.PersonalText("$.entry.evidence")
            : null;
    }

    /// <summary>A withdrawn claim is taken up again under its own id; after anything that was decided the ledger goes on.</summary>
    private static string IdOf(PointsAccountState state, EntryDraft draft)
    {
        var key = PointsEntry.KeyOf(draft.Item, draft.On, draft.Source);
        var before = state.Entries.Where(entry => entry.Reverses is null && entry.Item == draft.Item && entry.On == draft.On && entry.Source == draft.Source).ToImmutableArray();
        return before.IsEmpty ? key
            : before[^1].State == EntryState.Withdrawn ? before[^1].Id
            : $"{key}.{before.Length + 1}";
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Digest();
}
