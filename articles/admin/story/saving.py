"""How the story form is saved: once, and with nothing that was typed lost."""

from copy import copy
from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from articles.admin.story_page import story_page
from articles.models import Article, Writing
from articles.models.desk.recovery import SavedAlready, written_in
from articles.rules import permissions
from articles.rules.acts import ACTS, SUBMIT
from articles.rules.refusals import Refused
from articles.rules.states import Work

from . import kept_words
from .inlines import may_edit


class SavingOnce:
    """A mixin for the admin of stories."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form, or save it, once. A GET never saves; what is refused is kept."""
        if request.method != "POST":
            if "restore" in request.GET:
                return self._show_kept(request, object_id)
            return super().changeform_view(request, object_id, form_url, extra_context)
        answer = self._saved_before(request, object_id)
        if answer is None:
            answer = self._save(request, object_id, form_url, extra_context)
        if answer.status_code != HTTPStatus.FOUND:
            kept_words.keep_sent(request, self._story(request, object_id))
        return answer

    def _save(self, request, object_id, form_url, extra_context):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except SavedAlready:  # the same form was sent twice at once, or kept at that moment
            again = self._saved_before(request, object_id)
            return again or self._save(request, object_id, form_url, extra_context)
        except Refused as refusal:  # somebody else was faster, or the same form
            again = self._saved_before(request, object_id)
            unsaved = request.POST, refusal.reasons
            return again or self._show_unsaved(request, object_id, *unsaved)
        except PermissionDenied:
            if article := self._frozen(request, object_id):
                return self._text_to_keep(request, article, request.POST)
            raise

    def _saved_before(self, request, object_id):
        """Answer an opened form that is sent again as the first time, or return None.

        A form that made a story and holds other words by now makes no second one: it leads to
        the story, with these words in its form.
        """
        request.writing = Writing.objects.under(request.user, kept_words.key_of(request.POST))
        article = request.writing and self._story(request, request.writing.article_id)
        if not article or object_id not in (None, str(article.pk)):
            return None
        is_same = request.writing.is_saved_as(written_in(request.POST))
        if is_same and not (object_id and _was_changed_since(article, request.writing)):
            answer = self.response_change if object_id else self.response_add
            return answer(request, article)
        if object_id:
            return None
        text = _("This form made a story already. What you changed since stands here, not saved.")
        self.message_user(request, text, messages.WARNING)
        kept = kept_words.keep_sent(request, article)
        return redirect(f"{kept_words.form_page(article)}?restore={kept.pk if kept else ''}")

    def _story(self, request, object_id):
        return self.get_object(request, str(object_id)) if object_id else None

    def _show_kept(self, request, object_id):
        """Show the recovery copy asked for in the form; without one, the story as saved."""
        article = self._story(request, object_id)
        kept = kept_words.copy_asked(request, article, "restore")
        if kept is None:
            return self._show_unsaved(request, object_id, None, [])
        request.restored = kept
        reasons = [_("This is your unsaved text. Look it over, then save it.")]
        return self._show_unsaved(request, object_id, QueryDict(kept.form), reasons)

    def _show_unsaved(self, request, object_id, unsaved, reasons):
        """Show the form with what was typed, and why it is not saved.

        The form is built as for a GET, because the admin then has no way to save.
        """
        article = self._story(request, object_id)
        if article and unsaved and not may_edit(request.user, article):
            return self._text_to_keep(request, article, unsaved)
        shown = copy(request)
        shown.method, shown.unsaved = "GET", (unsaved, reasons)
        return super().changeform_view(shown, object_id, form_url=request.path)

    def _frozen(self, request, object_id):
        """Return the article if its text was frozen while this account was writing, else None."""
        article = self._story(request, object_id)
        if not article or article.is_editable_by(request.user):
            return None
        is_author = permissions.can_edit(request.user, article)
        return article if is_author or request.user.pk in article.review.authors else None

    def _text_to_keep(self, request, article, typed):
        """Answer a save that came too late with the text, so that it can be copied."""
        texts = [
            (name, Article._meta.get_field(name).verbose_name, typed.get(name, ""))
            for name in ("headline", "standfirst", "body")
        ]
        page = partial(story_page, model_admin=self, status=409)
        return page(request, article, _("Not saved"), "frozen.html", {"texts": texts})

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        # Somebody deleted the story: what was written is offered for a new one.
        if request.method == "POST":
            kept_words.keep_sent(request, None)
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)

    def response_post_save_change(self, request, obj):
        """Go on to the page of the act that was chosen with unsaved words in the form."""
        name = request.POST.get("_act", "")
        if name == SUBMIT.name and obj.work_state == Work.CLEAN:
            text = _("Nothing was changed: readers have this text already.")
            self.message_user(request, text, messages.WARNING)
            return redirect(request.path)
        if name in ACTS:
            return redirect("admin:articles_article_act", obj.pk, name)
        return super().response_post_save_change(request, obj)


def _was_changed_since(article, writing):
    return not writing.ended_at or article.updated_at > writing.ended_at


def shown_unsaved(request):
    """Return the form data to show in place of the saved story, or None, and the reasons."""
    return getattr(request, "unsaved", (None, []))
