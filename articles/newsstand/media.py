"""Pictures for readers: always renditions, never an original."""

from django.http import Http404

from articles.models.newsstand.published import PublishedArticle, PublishedPicture
from articles.pictures import renditions


def picture(request, key, width, extension):
    """A rendition: for everyone if the picture is on a public page, else for the library's users."""
    public = PublishedPicture.shows(key) or _is_portrait(key)
    if not public and not request.user.has_perm("articles.view_photo"):
        raise Http404
    response = renditions.response(key, width, extension)
    response["Cache-Control"] = "public, max-age=3600" if public else "private, no-store"
    return response


def _is_portrait(key):
    public = PublishedArticle.objects.public()
    public = public.filter(credit_rows__contributor__is_approved=True)
    return public.filter(credit_rows__contributor__portrait_key=key).exists()
