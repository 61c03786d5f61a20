"""Newsroom's settings: one file, read from the environment.

Every variable, its default and its effect is listed in docs/settings.md.
"""

import contextlib
import os
import tempfile
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from newsroom.errors import without_traces_while_away
from newsroom.headers import contain

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()


def private(folder):
    """Make a folder that other accounts of the machine can't enter, or close it; return it.

    It holds drafts, originals with their places, and the key.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(PermissionError):  # of another account: the operator's choice
        folder.chmod(0o700)
    return folder


def secret(name):
    """Return the variable `name`, or the content of the file that `<name>_FILE` names, or "".

    Docker and systemd pass secrets as files, because other programs may see an environment.
    """
    value, path = env.str(name, default=""), env.str(f"{name}_FILE", default="")
    if not path:
        return value
    if value:
        raise ImproperlyConfigured(f"Both {name} and {name}_FILE are set. Keep one of them.")
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE can’t be read: {error}") from error
    if not value:
        raise ImproperlyConfigured(f"{name}_FILE names an empty file: {path}")
    return value


def secret_key():
    """Return the office's SECRET_KEY, or the key in var/secret_key, made on first use."""
    if key := secret("SECRET_KEY"):
        return key
    path = private(VAR_DIR) / "secret_key"
    if not path.exists():
        # Linked when it is complete, so that a second process never reads half a key.
        with tempfile.NamedTemporaryFile("w", dir=VAR_DIR) as file:
            file.write(get_random_secret_key())
            file.flush()
            with contextlib.suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text().strip()


def database():
    """Return the default database: DATABASE_URL, else SQLite under var/."""
    if url := secret("DATABASE_URL"):
        config = env.db_url_config(url)
    else:
        name = private(VAR_DIR) / "newsroom.sqlite3"
        config = {"ENGINE": "django.db.backends.sqlite3", "NAME": name}
    if config["ENGINE"].endswith("sqlite3"):
        # IMMEDIATE takes the write lock when a transaction begins: of two acts at the same
        # time, the second waits instead of failing half-way.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: what was answered as saved outlives a power cut. NORMAL would flush only at
            # checkpoints.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    return config | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


# The office
NEWSROOM_NAME = env.str("NEWSROOM_NAME", default="School News Office")
NEWSROOM_NAME_ZH = env.str("NEWSROOM_NAME_ZH", default="学院新闻中心")
# The site's address, which every full address begins with: a visitor's Host header says nothing.
NEWSROOM_URL = env.str("NEWSROOM_URL", default="http://localhost:8000").rstrip("/")
# A font file that can draw Chinese headlines; "" looks for one of the system's.
NEWSROOM_SHARE_FONT = env.str("NEWSROOM_SHARE_FONT", default="")
NEWSROOM_EDITOR = env.str("NEWSROOM_EDITOR", default="articles.admin.story.editor.CKEditor")
# Groups that review a story in turn, one to three (三审); none: any reviewer, once.
NEWSROOM_REVIEW_STEPS = env.list("NEWSROOM_REVIEW_STEPS", default=[])
NEWSROOM_REVIEW_EDIT = env.bool("NEWSROOM_REVIEW_EDIT", default=True)
NEWSROOM_PAPER_APPROVAL = env.bool("NEWSROOM_PAPER_APPROVAL", default=False)
# Hours after which a session ends that nobody uses.
NEWSROOM_IDLE_HOURS = env.int("NEWSROOM_IDLE_HOURS", default=8)
# Whether readers of a translation are told that its original changed since.
NEWSROOM_TELL_READERS_OF_CHANGES = env.bool("NEWSROOM_TELL_READERS_OF_CHANGES", default=True)
NEWSROOM_RESTORE_DAYS = env.int("NEWSROOM_RESTORE_DAYS", default=30)

# Django
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database()}
# In the database, because limits on attempts need a cache that all processes share.
CACHES = {"default": env.cache_url("CACHE_URL", default="dbcache://newsroom_cache")}
vars().update(env.email_url_config(secret("EMAIL_URL") or "consolemail://"))
# Seconds that a mail server may keep the worker waiting for one answer. A mail takes several:
# articles/desk/outbox.py has a deadline for the whole.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("NEWSROOM_EMAIL", default="newsroom@localhost")

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "newsroom.apps.StaticFilesConfig",
    "csp",
    "ckeditor",
    "people",
    "articles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.headers.SayWhatIsUsed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.compression.CompressText",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "people.sessions.KeepSession",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.newsstand.context.office",
            ],
        },
    },
]

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["newsroom.backends.OfficeBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
SESSION_ENGINE = "people.sessions"
SESSION_COOKIE_AGE = NEWSROOM_IDLE_HOURS * 3600

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Chinese"))]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale", BASE_DIR / "newsroom" / "phrases"]
FORMAT_MODULE_PATH = ["newsroom.formats"]
TIME_ZONE = env.str("NEWSROOM_TIME_ZONE", default="Asia/Shanghai")
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ADD_HEADERS_FUNCTION = contain
STATICFILES_FINDERS = [
    "newsroom.styles.JoinedStyles",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))()
# The server alone reads files: it hands them out after asking who may see them.
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
STORAGES = {
    "default": {"BACKEND": "newsroom.durable_files.DurableFiles"},
    "staticfiles": {"BACKEND": "newsroom.static_files.HashedFiles"},
}
# A story with 60 pictures has more than Django's thousand form fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Security. With NEWSROOM_HTTPS, cookies are secure and http is redirected to https. A trial
# on a loopback address runs without it.
HTTPS = env.bool("NEWSROOM_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:  # no other host of the school can set these two
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Leaving the browsers' list of preloaded hosts takes months, so the office decides.
SECURE_HSTS_PRELOAD = HTTPS and env.bool("NEWSROOM_HSTS_PRELOAD", default=False)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
if env.bool("NEWSROOM_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# newsroom.I001 in newsroom/checks.py replaces django-ckeditor's warning W001.
# security.W021 asks for HSTS preloading, which NEWSROOM_HSTS_PRELOAD leaves to the office.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001", "security.W021"]

# Everything goes to the console, where the service keeps its log. Modules log with
# logging.getLogger(__name__), and never the text of a story.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "away": {
            "()": "django.utils.log.CallbackFilter",
            "callback": without_traces_while_away,
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["away"]}
    },
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING"},
        "newsroom": {"handlers": ["console"], "level": "INFO"},
        "articles": {"handlers": ["console"], "level": "INFO"},
        "people": {"handlers": ["console"], "level": "INFO"},
    },
}

# The editor of the story form. divarea needs no frame, so the form's policy stays narrow; no
# plugin uploads, embeds or calls another host.
CKEDITOR_CONFIGS = {
    "news": {
        "toolbar": [
            ["Format"],
            ["Bold", "Italic", "Subscript", "Superscript"],
            ["NumberedList", "BulletedList", "Blockquote"],
            ["Link", "Unlink"],
            ["Table", "HorizontalRule", "SpecialChar"],
            ["PasteFromWord", "RemoveFormat", "Undo", "Redo"],
            ["Source", "Maximize"],
        ],
        "title": _("Text of the story"),
        "width": "100%",
        "height": 420,
        "format_tags": "p;h2;h3;h4",
        "extraPlugins": "divarea",
        "fullPage": False,
        "linkShowTargetTab": False,
        "linkShowAdvancedTab": False,
        "removePlugins": (
            "exportpdf,scayt,wsc,iframe,iframedialog,flash,forms,smiley,language,templates,"
            "save,newpage,print,preview,image,uploadimage,codesnippetgeshi,codesnippet,embed,"
            "embedbase,autoembed,font,colorbutton,colordialog,div,bidi,pagebreak,showblocks,"
            "about,elementspath,copyformatting"
        ),
        "disallowedContent": "script style iframe object embed form input *[on*] *{*}",
    }
}
