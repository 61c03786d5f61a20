from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_contributor_feed")]

    operations = [
        migrations.RenameField("publishedarticle", "story_number", "translation_group"),
    ]
