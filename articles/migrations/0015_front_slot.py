import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_house_pages"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FrontSlot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("zh-hans", "Chinese")], max_length=10
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "place",
                    models.CharField(
                        choices=[("lead", "Lead"), ("pinned", "Pinned")], max_length=10
                    ),
                ),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("set_at", models.DateTimeField(auto_now_add=True)),
                (
                    "published",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="front_slots",
                        to="articles.publishedarticle",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["language", "position"],
                "permissions": [("arrange_front", "Can arrange the front page")],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "position"), name="front_position_once"
                    ),
                    models.UniqueConstraint(
                        fields=("language", "published"), name="front_story_once"
                    ),
                ],
            },
        ),
    ]
