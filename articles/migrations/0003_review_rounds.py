"""Give old acts their story's number, old stories their review at hand."""

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery


def fill(apps, schema_editor):
    act = apps.get_model("articles", "Act")
    article = apps.get_model("articles", "Article")
    row = apps.get_model("articles", "PublishedArticle")
    version = apps.get_model("articles", "Version")
    act.objects.update(story_number=F("article_id"))
    submissions = act.objects.filter(article=OuterRef("pk"), act="submit").order_by("-number")
    submitted = article.objects.filter(acts__act="submit")
    article.objects.filter(pk__in=submitted.values("pk")).update(
        round_began=Subquery(submissions.values("number")[:1])
    )
    approved = article.objects.filter(work_state="approved")
    approved.update(review_step=1)
    numbers = version.objects.filter(pk=OuterRef("version_id")).values("number")
    row.objects.update(reviewed_number=Subquery(numbers[:1]))


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_review_desk")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="act", name="act_number_once"),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.UniqueConstraint(
                fields=["story_number", "number"], name="act_number_once"
            ),
        ),
    ]
