from django.urls import path

from . import contributors, feeds

app_name = "people"
urlpatterns = [
    path("", contributors.contributors, name="contributors"),
    path("<slug:slug>/", contributors.contributor, name="contributor"),
    path("<slug:slug>/feed/", feeds.contributor, {"kind": "rss"}, name="contributor-feed"),
    path("<slug:slug>/feed/atom/", feeds.contributor, {"kind": "atom"}),
    path("<slug:slug>/feed.json", feeds.contributor, {"kind": "json"}),
]
