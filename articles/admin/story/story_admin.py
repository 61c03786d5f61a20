from csp.decorators import csp_update
from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.admin.story_urls import addresses
from articles.desk.status import why_not_out
from articles.models import Article, Comment, DeskDocument, PhotoUse
from articles.models.desk.fields import HTMLField
from articles.rules import permissions
from articles.rules.states import Public
from articles.search.query import parse
from articles.text.cleaning import clean_html

from .choices import ChoicesMixin
from .editor import editor
from .inlines import CreditInline, PhotoUseInline, may_edit
from .kept_words import in_form, note_saved
from .panel import panel
from .saving import SavingOnce, shown_unsaved
from .story_forms import ArticleForm
from .story_list import EDITIONS, EditionsFilter, StoryList
from .translation import original_beside, show_captions

# The editor needs more than the strict policy of the other pages; only the story form has it.
EDITOR_POLICY = {"style-src": ["'unsafe-inline'"], "script-src-attr": ["'unsafe-inline'"]}

# The fields that hold other stories. What one may not see can't be chosen and has no label.
OTHER_STORIES = {"translation_of", "related"}


@admin.register(Article)
class ArticleAdmin(SavingOnce, ChoicesMixin, admin.ModelAdmin):
    """The story form. Only the confirmation page changes a state: see review/act_page.py."""

    form = ArticleForm
    inlines = [CreditInline, PhotoUseInline]
    autocomplete_fields = ["translation_of", "tags", "unit", "related"]
    change_form_template = "admin/articles/article/change_form.html"
    actions = None
    list_display = [*EDITIONS, "section", "begun_by", "pair_updated_at"]
    list_display_links = None
    list_filter = [EditionsFilter, "work_state", "public_state", "language"]
    list_per_page = 50
    search_fields = ["headline", "slug"]
    show_facets = admin.ShowFacets.NEVER
    sortable_by = ()

    def get_queryset(self, request):
        articles = super().get_queryset(request).visible_to(request.user).with_half_filled()
        return articles.select_related(
            "section",
            "unit",
            "translation_of",
            "asked_reviewer__contributor",
            "on_approval_by__contributor",
            "claimed_by__contributor",
            "created_by__contributor",
            "published__version",
        ).annotate(
            has_open_comments=Exists(Comment.objects.open().filter(article=OuterRef("pk"))),
            has_related=Exists(Article.related.through.objects.filter(from_article=OuterRef("pk"))),
        )

    def get_changelist(self, request, **kwargs):
        return StoryList

    @admin.display(description=_("started by"))
    def begun_by(self, article):
        person = article.created_by.person
        return person.name_in(get_language()) if person else article.created_by

    def get_search_results(self, request, queryset, search_term):
        """Search the whole text of working copies, as readers search what is published."""
        query = parse(search_term)
        found = DeskDocument.objects.filter(body__found=query.asked()).values("pk")
        if query:
            queryset = queryset.filter(pk__in=found)
        elif search_term.strip():
            queryset = queryset.none()
        return queryset, False

    def get_object(self, request, object_id, from_field=None):
        article = super().get_object(request, object_id, from_field)
        if article:  # the form needs both, the search index its tags
            related = Article.objects.all() if article.has_related else Article.objects.none()
            prefetch_related_objects([article], "tags", Prefetch("related", related))
        return article

    # Who may

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return request.user.has_perm("articles.view_article")
        return permissions.can_view(request.user, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return request.user.has_perm("articles.change_article")
        return may_edit(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        if obj is None:
            return request.user.has_perm("articles.delete_article")
        return permissions.can_delete(request.user, obj)

    def get_deleted_objects(self, objs, request):
        """Name the stories that name this one as related: they keep it from going."""
        *found, protected = super().get_deleted_objects(objs, request)
        naming = (str(story) for one in objs for story in one.named_as_related_by())
        return *found, [*protected, *naming]

    # The form

    def get_fieldsets(self, request, obj=None):
        body = "body" if may_edit(request.user, obj) else "text"
        about = ["kind", "section", "tags", "unit", ("event_on", "place")]
        return [
            (None, {"fields": ["language", "headline", "standfirst", body]}),
            (_("Where it belongs"), {"fields": about}),
            (_("Translation"), {"fields": [("translation_of", "is_translation")]}),
            (_("Around the story"), {"fields": ["contact", "related"]}),
            (
                _("First published elsewhere"),
                {"fields": [("first_published_on", "first_published_where")]},
            ),
            (_("Address of the page"), {"fields": ["slug"]}),
        ]

    def get_readonly_fields(self, request, obj=None):
        fixed = ["language"] if obj and obj.public_state != Public.NEVER else []
        return [*fixed, "text"]

    @admin.display(description=_("text"))
    def text(self, article):
        return mark_safe(clean_html(article.body))  # noqa: S308 -- cleaned on this line

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        choosable = Article.objects.choosable_for(obj, request.user)
        for name in OTHER_STORIES & form.base_fields.keys():
            form.base_fields[name].queryset = choosable
        form.unsaved, form.reasons = shown_unsaved(request)
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        unsaved, _reasons = shown_unsaved(request)
        if unsaved and f"{prefix}-TOTAL_FORMS" in unsaved:
            kwargs["data"] = unsaved
        return kwargs

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, HTMLField):
            kwargs["widget"] = editor()
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in OTHER_STORIES:
            # Stories are chosen here, but not added, changed or deleted.
            field.widget.can_add_related = field.widget.can_change_related = False
            field.widget.can_delete_related = False
        return field

    def get_changeform_initial_data(self, request):
        language = getattr(request, "LANGUAGE_CODE", "en")
        return {"language": language} | super().get_changeform_initial_data(request)

    # Saving

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        article, before = form.instance, form.instance.work_state
        prefetch_related_objects([article], "tags")  # the version and the index need them
        article.record_version(by=request.user)
        if change:
            article.record_details(*form.details(), by=request.user)
        note_saved(request, article)
        if article.work_state != before:  # of a published or an approved story, it is said
            self.message_user(request, why_not_out(article), messages.WARNING)

    def log_addition(self, request, obj, message):
        """Skip the admin's log: the version records who saved what, and when."""

    log_change = log_addition

    @method_decorator(csp_update(EDITOR_POLICY))
    def changeform_view(self, *args, **kwargs):
        return super().changeform_view(*args, **kwargs)

    def render_change_form(self, request, context, **kwargs):
        article = kwargs.get("obj")
        if article is None:
            context["title"] = _("Write a story")
        else:
            context["panel"] = panel(article, request.user)
            self._show_original(request, context, article)
        if may_edit(request.user, article):
            again = context["adminform"].form.is_bound
            kept = getattr(request, "restored", None)
            context["keeping"] = in_form(request, article, kept, is_shown_again=again)
        return super().render_change_form(request, context, **kwargs)

    def _show_original(self, request, context, article):
        beside = context["beside"] = original_beside(article, request.user)
        for inline in context["inline_admin_formsets"] if beside else ():
            if inline.formset.model is PhotoUse:
                show_captions(inline.formset, beside)

    # Pages beside the form

    def get_urls(self):
        return [*addresses(self), *super().get_urls()]
