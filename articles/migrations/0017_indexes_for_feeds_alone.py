from django.db import migrations, models

FOR_FEEDS = models.Q(("first_published_at__isnull", False), ("withdrawn_at", None))


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_feed_order")]

    operations = [
        migrations.RemoveIndex(model_name="publishedarticle", name="published_feed"),
        migrations.RemoveIndex(model_name="publishedarticle", name="published_section_feed"),
        migrations.AddIndex(
            model_name="publishedarticle",
            index=models.Index(
                condition=FOR_FEEDS,
                fields=["language", "-published_at", "-id"],
                name="published_feed",
            ),
        ),
        migrations.AddIndex(
            model_name="publishedarticle",
            index=models.Index(
                condition=FOR_FEEDS,
                fields=["section", "language", "-published_at", "-id"],
                name="published_section_feed",
            ),
        ),
    ]
