"""The Postgres store: the embedded server, tables, migrations and reading and writing."""
