from django.core.management import call_command
from django.db import migrations


def create_table(apps, schema_editor):
    """Make the table of CACHE_URL's default, whichever cache is set now."""
    database = schema_editor.connection.alias
    call_command("createcachetable", "newsroom_cache", database=database, verbosity=0)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE newsroom_cache")


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunPython(create_table, drop_table)]
