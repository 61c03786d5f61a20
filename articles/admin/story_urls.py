"""The addresses of a story's pages beside its form."""

from functools import partial

from django.urls import path

from .review.act_page import act
from .review.comments import comments, names, resolve
from .review.private_links import links, preview, revoke
from .review.review_page import here, read, review
from .review.sheet import scan, sheet
from .review.versions import bring_back, compare, versions
from .story.findings import findings, put_right
from .story.kept_words import forget, keep, kept
from .story.translation import translate

# (address below /admin/articles/article/, view, name). Every view takes model_admin.
PAGES = [
    ("<int:article_id>/act/<str:name>/", act, "act"),
    ("<int:article_id>/review/", review, "review"),
    ("<int:article_id>/review/here/", here, "here"),
    ("<int:article_id>/review/read/<int:number>/", read, "read"),
    ("<int:article_id>/comments/", comments, "comments"),
    ("<int:article_id>/comments/names/", names, "names"),
    ("<int:article_id>/comments/<int:comment_id>/resolve/", resolve, "resolve"),
    ("<int:article_id>/versions/", versions, "versions"),
    ("<int:article_id>/versions/<int:old>/<int:new>/", compare, "compare"),
    ("<int:article_id>/versions/<int:number>/bring-back/", bring_back, "bring_back"),
    ("<int:article_id>/findings/", findings, "findings"),
    ("<int:article_id>/findings/put-right/", put_right, "put_right"),
    ("<int:article_id>/translate/", translate, "translate"),
    ("keep/", keep, "keep_new"),
    ("<int:article_id>/keep/", keep, "keep"),
    ("forget/", forget, "forget_new"),
    ("<int:article_id>/forget/", forget, "forget"),
    ("kept/", kept, "kept_new"),
    ("<int:article_id>/kept/", kept, "kept"),
    ("<int:article_id>/preview/<int:number>/", preview, "preview"),
    ("<int:article_id>/links/", links, "links"),
    ("<int:article_id>/links/<int:link_id>/revoke/", revoke, "revoke"),
    ("<int:article_pk>/sheet/", sheet, "sheet"),
    ("sheet/scan/<int:act_id>/", scan, "scan"),
]


def addresses(model_admin):
    """Return the URL patterns of PAGES, open to staff only."""
    return [
        path(
            route,
            model_admin.admin_site.admin_view(partial(view, model_admin=model_admin)),
            name=f"articles_article_{name}",
        )
        for route, view, name in PAGES
    ]
