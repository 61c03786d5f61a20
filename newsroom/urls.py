from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from articles.newsstand import machines, media, share_picture, sitemaps
from articles.press import private_page

from .health import health

handler500 = "newsroom.errors.server_error"

urlpatterns = [
    path("", machines.home, name="home"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap-<int:number>.xml", sitemaps.part, name="sitemap-part"),
    path("news-sitemap.xml", sitemaps.news, name="news-sitemap"),
    path("healthz", health, name="health"),
    path("admin/", admin.site.urls),
    re_path(r"^preview/(?P<token>[\w-]{32})/$", private_page.preview, name="preview"),
    re_path(
        r"^preview/(?P<token>[\w-]{32})/pictures/(?P<key>[0-9a-f]{20})/(?P<width>[0-9]{1,5}|card)\.(?P<extension>webp|jpg)$",
        private_page.picture,
        name="preview-picture",
    ),
    path("i18n/", include("django.conf.urls.i18n")),
    re_path(
        r"^media/pictures/(?P<key>[0-9a-f]{20})/(?P<width>[0-9]{1,5}|card)\.(?P<extension>webp|jpg)$",
        media.picture,
        name="picture",
    ),
    re_path(
        r"^media/cards/(?P<number>[0-9]{1,18})-(?P<digest>[0-9a-f]{20})\.png$",
        share_picture.picture,
        name="share-picture",
    ),
]

urlpatterns += i18n_patterns(
    path("people/", include("articles.newsstand.contributor_urls")),
    path("", include("articles.newsstand.urls")),
)
