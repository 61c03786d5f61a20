from django.urls import path, register_converter

from . import converters, feeds, front, machines, search_page, views

register_converter(converters.Year, "year")
register_converter(converters.Month, "month")

app_name = "newsstand"
urlpatterns = [
    path("", front.front, name="front"),
    path("news/", views.latest, name="latest"),
    path("news/<year:year>/", views.year, name="year"),
    path("news/<year:year>/<month:month>/", views.month, name="month"),
    path("news/<year:year>/<month:month>/<slug:slug>/", views.story, name="story"),
    path("search/", search_page.search, name="search"),
    path("opensearch.xml", search_page.description, name="opensearch"),
    path("site.webmanifest", machines.manifest, name="manifest"),
    path("feed/", feeds.feed, {"kind": "rss"}, name="feed"),
    path("feed/atom/", feeds.feed, {"kind": "atom"}, name="feed-atom"),
    path("feed.json", feeds.feed, {"kind": "json"}, name="feed-json"),
    path("sections/<slug:slug>/", views.section, name="section"),
    path("sections/<slug:slug>/feed/", feeds.section, {"kind": "rss"}, name="section-feed"),
    path("sections/<slug:slug>/feed/atom/", feeds.section, {"kind": "atom"}),
    path("sections/<slug:slug>/feed.json", feeds.section, {"kind": "json"}),
    path("tags/<slug:slug>/", views.tag, name="tag"),
    path("units/<slug:slug>/", views.unit, name="unit"),
]
