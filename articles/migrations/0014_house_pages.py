from django.conf import settings
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_house_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EventRule",
            fields=[],
            options={
                "verbose_name": "rule on the event’s date",
                "verbose_name_plural": "rules on the event’s date",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.houserule",),
        ),
        migrations.CreateModel(
            name="LengthRule",
            fields=[],
            options={
                "verbose_name": "rule on length",
                "verbose_name_plural": "rules on length",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.houserule",),
        ),
        migrations.CreateModel(
            name="NameRule",
            fields=[],
            options={
                "verbose_name": "official name",
                "verbose_name_plural": "official names",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.houserule",),
        ),
        migrations.CreateModel(
            name="PictureRule",
            fields=[],
            options={
                "verbose_name": "rule on pictures",
                "verbose_name_plural": "rules on pictures",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.houserule",),
        ),
        migrations.CreateModel(
            name="TitleRule",
            fields=[],
            options={
                "verbose_name": "title of a person",
                "verbose_name_plural": "titles of persons",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.houserule",),
        ),
        migrations.CreateModel(
            name="WordingRule",
            fields=[],
            options={
                "verbose_name": "rule on wording",
                "verbose_name_plural": "rules on wording",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("articles.houserule",),
        ),
    ]
