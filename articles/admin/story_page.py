"""What the pages of a story beside its form have in common."""

from django.template.response import TemplateResponse


def story_page(request, article, title, template, context, *, model_admin, status=200):
    """Return a staff page about an article, from a template in admin/articles/article/."""
    shared = {"title": title, "opts": model_admin.opts, "article": article}
    context = model_admin.admin_site.each_context(request) | shared | context
    return TemplateResponse(request, f"admin/articles/article/{template}", context, status=status)
