using Microsoft.Extensions.Logging;
using Villages.Domain.Events;
using Villages.Journal;
using Villages.Journal.Privacy;

namespace Villages.Grains.Journaling;

/// <summary>What every journalled grain needs of its silo, as one dependency.</summary>
internal sealed record JournalAccess(
    IJournal Journal, IFeed Feed, IPersonVault Vault, EventCodec Codec, TimeProvider Clock, ILoggerFactory Logging);
