namespace Villages.Journal;

/// <summary>The database cannot be reached or does not answer in time; nothing was changed.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process has the embedded journal open.</summary>
public sealed class JournalInUseException(string file, Exception? inner = null)
    : Exception($"The journal '{file}' is in use by another process. Stop that process, or give this one another data folder.", inner);

/// <summary>The database's schema is not the one this version works with; the message says what to do.</summary>
public sealed class JournalSchemaException(string message) : Exception(message);
