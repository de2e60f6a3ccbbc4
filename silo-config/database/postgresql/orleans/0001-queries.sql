-- Orleans' ADO.NET providers read every statement they send from this table, by key. Parameters and result columns are Orleans' contract (10.4);
-- tables and statements are ours.

CREATE TABLE OrleansQuery (
  QueryKey text PRIMARY KEY,
  QueryText text NOT NULL
);
