-- Orleans' ADO.NET providers read every statement they send from this table, by key. Parameters and result columns are Orleans' contract (10.4);
-- tables and statements are ours.

CREATE TABLE OrleansQuery (
  QueryKey varchar(64) NOT NULL CONSTRAINT PK_OrleansQuery PRIMARY KEY CLUSTERED,
  QueryText varchar(8000) NOT NULL
);
