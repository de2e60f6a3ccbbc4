-- Orleans' ADO.NET providers read every statement they send from this table, by key. Parameters and result columns are Orleans' contract (10.4);
-- tables and statements are ours. A statement is one SQL statement: no BEGIN that a time-out could leave open on a connection.

CREATE TABLE OrleansQuery (
  QueryKey TEXT PRIMARY KEY,
  QueryText TEXT NOT NULL
) STRICT;
