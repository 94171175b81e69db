"""Django's settings: the database is added by `otherward.opening`, the pages and their gate stand here."""

import os
import secrets
from pathlib import Path

SECRET_KEY = secrets.token_urlsafe(48)
"""Made anew at every start: a session lasts as long as the page is served."""

DEBUG = False
DEVELOPMENT = os.environ.get("OTHERWARD_DEVELOPMENT") == "1"
"""Also serves `/design`, the page of components; set by whoever works on the pages."""
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
INSTALLED_APPS = ["otherward.storage", "otherward.web"]
DATABASES: dict[str, dict[str, object]] = {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
"""Names of days and months in the reader's language; our own words are translated by `otherward.translation`."""

ROOT_URLCONF = "otherward.server.addresses"
MIDDLEWARE = [
    "otherward.server.gate.nothing_from_elsewhere",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "otherward.web.speaking.in_the_readers_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "otherward.server.gate.only_who_entered",
    "otherward.server.gate.thinks_ahead",
    "otherward.server.gate.answers_soon",
    "otherward.server.gate.SaidInWords",
]
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "otherward"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "otherward_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "otherward.server.gate.not_from_this_page"
APPEND_SLASH = False
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
FILE_UPLOAD_HANDLERS = ["otherward.server.uploading.NamelessUpload"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent.parent / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csrf",
                "django.template.context_processors.request",
            ],
            "libraries": {"words": "otherward.web.templatetags.words"},
            "builtins": ["otherward.web.templatetags.design"],
            "loaders": [
                ("otherward.web.speaking.Loader", ["otherward.web.speaking.TranslatedFiles"]),
            ],
        },
    }
]
LOGGING_CONFIG = None
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
