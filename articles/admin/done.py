"""What an account reads once an act is done, by the name of the act on the sheet."""

from django.utils.translation import gettext_lazy as _

DONE = {
    "submit": _("The story was submitted for review."),
    "withdraw_submission": _("The story was taken back and is a draft again."),
    "claim": _("You are now reviewing this story."),
    "release": _("You are no longer reviewing this story."),
    "request_changes": _("The story was returned to its writers."),
    "approve": _("The story was approved."),
    "approve_on_paper": _("The approval on paper was recorded."),
    "accept_edit": _("The reviewer’s changes were accepted."),
    "publish": _("The story was published."),
    "schedule": _("The story was scheduled."),
    "unschedule": _("The story was taken off the schedule."),
    "emergency": _("The story was published without review."),
    "sign_after": _("The review was signed."),
    "correct": _("You can now write the correction. Readers still see the published text."),
    "discard": _("The changes were discarded. The story is as published."),
    "withdraw": _("The story was withdrawn from the public."),
    "restore": _("Readers can see the story again."),
    "trash": _("The story was moved to the trash."),
    "untrash": _("The story was taken out of the trash."),
}


def done(name, entered):
    """Return the sentence after the act `name`; `entered` is what its form was given."""
    return DONE["schedule" if entered.get("when") == "later" else name]
