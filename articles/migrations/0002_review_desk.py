import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import articles.models.paper


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=24, verbose_name="kind")),
                ("headline", models.CharField(blank=True, max_length=255, verbose_name="headline")),
                ("actor_name", models.CharField(blank=True, max_length=160, verbose_name="by")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="time")),
                ("read_at", models.DateTimeField(null=True)),
                ("mail_at", models.DateTimeField(null=True)),
                ("mailed_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("failure", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PaperScan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(max_length=200, upload_to=articles.models.paper.scan_path),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("content_type", models.CharField(max_length=60)),
                ("kept_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AlterModelOptions(
            name="act",
            options={
                "ordering": ["story_number", "number"],
                "verbose_name": "act",
                "verbose_name_plural": "sign-off sheet",
            },
        ),
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-updated_at", "-pk"],
                "permissions": [
                    ("submit_article", "Can submit a story for review"),
                    ("review_article", "Can review a story"),
                    ("publish_article", "Can publish and withdraw a story"),
                    ("emergency_article", "Can publish a story without review in an emergency"),
                    ("edit_any_article", "Can edit the stories of others"),
                    ("see_any_article", "Can see the stories of others"),
                ],
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
        ),
        migrations.AddField(
            model_name="act",
            name="details",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="act",
            name="story_number",
            field=models.PositiveBigIntegerField(default=0, verbose_name="story"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="article",
            name="claimed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="article",
            name="claimed_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="contact",
            field=models.CharField(
                blank=True,
                help_text="Whom journalists may ask: a name, an office, a telephone number.",
                max_length=200,
                verbose_name="media contact",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="corrections",
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AddField(
            model_name="article",
            name="due_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="wanted by"),
        ),
        migrations.AddField(
            model_name="article",
            name="is_minor",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="minor correction"
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="is_urgent",
            field=models.BooleanField(default=False, editable=False, verbose_name="urgent"),
        ),
        migrations.AddField(
            model_name="article",
            name="related",
            field=models.ManyToManyField(
                blank=True,
                help_text="Left empty, they are chosen by subject when the story is published.",
                related_name="+",
                to="articles.article",
                verbose_name="related stories",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="review_step",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="article",
            name="round_began",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="article",
            name="trashed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="publishedarticle",
            name="contact",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="publishedarticle",
            name="corrections",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="publishedarticle",
            name="related",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="publishedarticle",
            name="reviewed_number",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="version",
            name="is_minor",
            field=models.BooleanField(default=False, verbose_name="minor"),
        ),
        migrations.AddField(
            model_name="version",
            name="is_review_edit",
            field=models.BooleanField(default=False, verbose_name="changed by a reviewer"),
        ),
        migrations.AlterField(
            model_name="act",
            name="act",
            field=models.CharField(
                choices=[
                    ("submit", "Submit for review"),
                    ("withdraw_submission", "Take back from review"),
                    ("claim", "Say that you are reading it"),
                    ("release", "Stop reading it"),
                    ("request_changes", "Ask for changes"),
                    ("approve", "Approve"),
                    ("approve_on_paper", "Record an approval on paper"),
                    ("accept_edit", "Accept the reviewer’s changes"),
                    ("publish", "Publish"),
                    ("unschedule", "Take off the schedule"),
                    ("hold", "Hold back"),
                    ("emergency", "Publish without review"),
                    ("sign_after", "Sign after the fact"),
                    ("correct", "Correct"),
                    ("discard", "Discard the working copy"),
                    ("withdraw", "Withdraw from the public"),
                    ("restore", "Show to the public again"),
                    ("trash", "Move to the trash"),
                    ("untrash", "Take out of the trash"),
                    ("void", "Approval void: the text was changed"),
                    ("review_edit", "Changed by the reviewer"),
                    ("purge", "Emptied out of the trash"),
                    ("schedule", "Schedule"),
                ],
                max_length=24,
                verbose_name="act",
            ),
        ),
        migrations.AlterField(
            model_name="act",
            name="article",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="acts",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="act",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.act",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="article",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="recipient",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="paperscan",
            name="act",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scan",
                to="articles.act",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                fields=["recipient", "-made_at"], name="articles_no_recipie_5031cc_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("mail_at__isnull", False), ("mailed_at", None)),
                fields=["mail_at"],
                name="notice_to_mail",
            ),
        ),
    ]
