"""The tables that a search looks through: FTS5 on SQLite, tsvector with GIN on PostgreSQL."""

from django.db import migrations, models

MODELS = ("SearchDocument", "DeskDocument")
COLUMNS = ("headline", "standfirst", "captions", "body")

# The words come ready made: only the spaces between them have a meaning.
SQLITE = """
CREATE VIRTUAL TABLE {table} USING fts5(
    headline, standfirst, captions, body, tokenize="ascii tokenchars ':'"
)
"""

# Of a rare word PostgreSQL has to know that it is rare.
POSTGRESQL = """
CREATE TABLE {table} (
    rowid bigint NOT NULL PRIMARY KEY,
    headline tsvector NOT NULL,
    standfirst tsvector NOT NULL,
    captions tsvector NOT NULL,
    body tsvector NOT NULL
);
ALTER TABLE {table}
    ALTER COLUMN headline SET STATISTICS 1000,
    ALTER COLUMN standfirst SET STATISTICS 1000,
    ALTER COLUMN captions SET STATISTICS 1000,
    ALTER COLUMN body SET STATISTICS 1000;
CREATE INDEX {table}_headline ON {table} USING gin (headline);
CREATE INDEX {table}_standfirst ON {table} USING gin (standfirst);
CREATE INDEX {table}_captions ON {table} USING gin (captions);
CREATE INDEX {table}_body ON {table} USING gin (body);
"""


def create(apps, schema_editor):
    ddl = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for model in MODELS:
        schema_editor.execute(ddl.format(table=f"articles_{model.lower()}"))


def drop(apps, schema_editor):
    for model in MODELS:
        schema_editor.execute(f"DROP TABLE articles_{model.lower()}")


def document(name):
    key = models.BigIntegerField(db_column="rowid", primary_key=True, serialize=False)
    columns = [(column, models.TextField()) for column in COLUMNS]
    return migrations.CreateModel(name, [("key", key), *columns], options={"abstract": False})


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(create, drop)],
            state_operations=[document(name) for name in MODELS],
        ),
    ]
