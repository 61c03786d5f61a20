"""When the demonstration may be added, how it is added, and which accounts it brought."""

import ipaddress
import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command

from articles.models import Photo
from newsroom import demo

from .content import load
from .furnishing import arrange, furnish
from .staging import stage


def is_loopback(host):
    """Return True if an entry of ALLOWED_HOSTS can only mean this machine (RFC 6761, 3330)."""
    host = host.strip("[]").lower()
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def reason_against(*, force, first_start):
    """Return why the demonstration should not be added, or "" if it may be."""
    if first_start and get_user_model().objects.exists():
        return "There are accounts already; no demonstration is added."
    public = [host for host in settings.ALLOWED_HOSTS if not is_loopback(host)]
    if public and not force:
        return (
            "No demonstration is added, because its password is known to everyone and "
            f"ALLOWED_HOSTS lets others in ({', '.join(public)}). --force adds it all the same."
        )
    return ""


def add():
    """Add what is not there yet; yield a sentence for each step.

    Raises Refused if the office's rules don't let the stories through.
    """
    call_command("sync_roles", verbosity=0)
    content = load()
    logging.disable(logging.INFO)  # the acts of invented people are no news to an operator
    try:
        furnish(content)
        yield f"{len(content.accounts)} accounts are there."
        if added := sum(stage(story) for story in content.stories):
            arrange(content)
    finally:
        logging.disable(logging.NOTSET)
    yield f"{added} stories were added; the library has {Photo.objects.count()} pictures."


def accounts_shown():
    """Return the demonstration's user names, or [] if the writer's password was changed."""
    users = get_user_model().objects
    writer = users.filter(username="writer").first()
    if writer is None or not writer.check_password(demo.PASSWORD):
        return []
    return [name for name in load().accounts if users.filter(username=name).exists()]
