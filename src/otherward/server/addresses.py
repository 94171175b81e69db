"""All addresses this server answers."""

from django.urls import include, path

from otherward.server.gate import enter

urlpatterns = [
    path("enter/<str:secret>", enter, name="enter"),
    path("", include("otherward.web.addresses")),
]
