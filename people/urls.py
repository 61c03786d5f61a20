from django.urls import path

from articles.public import feeds

from . import views

app_name = "people"
urlpatterns = [
    path("", views.contributors, name="contributors"),
    path("<slug:slug>/", views.contributor, name="contributor"),
    path("<slug:slug>/feed/", feeds.contributor, {"kind": "rss"}, name="contributor-feed"),
    path("<slug:slug>/feed/atom/", feeds.contributor, {"kind": "atom"}),
    path("<slug:slug>/feed.json", feeds.contributor, {"kind": "json"}),
]
