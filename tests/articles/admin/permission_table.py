"""Who reaches what, and who may do what: held to it by test_permission_matrix.py, test_act_matrix.py.

A new staff page, model or act is one line here. The columns are ACCOUNTS, in their order;
each account has one role, "superuser" has none and needs none, "no role" may log in.

Where a row is about a story, a cell has three signs: for a story of one's own, for one
that credits one as Text, and for somebody else's.
"""

from tests import factories
from tests.cast import ROLES, account, cast

# What a page answers. > is the way to the login page, to the list (for a story one may not
# see), or on from what was done.
SIGNS = {200: "+", 204: "+", 302: ">", 403: "-", 404: "0", 405: "="}

ACCOUNTS = (
    "anonymous",
    "no role",
    "writer",
    "photographer",
    "translator",
    "reviewer",
    "publisher",
    "administrator",
    "superuser",
)

# method:address. The story is a draft with a comment, a private link and a scan.
PAGES_OF_A_STORY = """
#               anon none writ phot tran revi publ admi supe
get:act         >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:review      >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:here       >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:read       >>>  000  >>0  >>0  >>>  >>>  >>>  >>>  >>>
get:comments    >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:names       >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:resolve    >>>  000  >>0  >>0  >>-  >>>  >>>  >>>  >>>
get:versions    >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:compare     >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:bring_back  >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:findings   >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:put_right  >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:translate  >>>  000  >>0  >>0  >>>  ---  >>>  >>>  >>>
post:keep       >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:forget     >>>  000  >>0  >>0  >>>  >>>  >>>  >>>  >>>
get:kept        >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:preview     >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:links       >>>  000  ++0  ++0  ++-  +++  +++  +++  +++
post:revoke     >>>  000  >>0  >>0  >>-  >>>  >>>  >>>  >>>
get:sheet       >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:scan        >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:history     >>>  >>>  ++>  ++>  +++  +++  +++  +++  +++
get:delete      >>>  ---  +->  +->  +--  ---  +++  +++  +++
get:change      >>>  ---  ++>  ++>  +++  +++  +++  +++  +++
"""

OTHER_PAGES = """
#                                 anon none writ phot tran revi publ admi supe
get:notices                       >    +    +    +    +    +    +    +    +
get:sessions                      >    +    +    +    +    +    +    +    +
post:sessions_end                 >    >    >    >    >    >    >    >    >
post:notices_read                 >    >    >    >    >    >    >    >    >
post:notices_choose               >    +    +    +    +    +    +    +    +
post:notices_send_again           >    -    -    -    -    -    -    >    >
get:index                         >    +    +    +    +    +    +    +    +
get:front                         >    -    -    -    -    -    +    +    +
get:front_home                    >    >    >    >    >    >    >    >    >
get:front_found                   >    -    -    -    -    -    +    +    +
get:front_preview                 >    -    -    -    -    -    +    +    +
get:login                         +    >    >    >    >    >    >    >    >
get:house_sheet                   >    -    -    -    +    +    +    +    +
get:proposal                      >    0    0    0    0    +    +    +    +
post:proposal_decide              >    0    0    0    0    +    +    +    +
get:logout                        >    =    =    =    =    =    =    =    =
get:password_change               >    +    +    +    +    +    +    +    +
get:password_change_done          >    +    +    +    +    +    +    +    +
get:autocomplete                  >    -    -    -    -    -    -    -    -
get:jsi18n                        >    +    +    +    +    +    +    +    +
get:view_on_site                  >    0    0    0    0    0    0    0    0
post:people_contributor_merge     >    -    -    -    -    -    -    +    +
get:auth_user_password_change     >    -    -    -    -    -    -    +    +
post:articles_article_keep_new    >    -    +    +    +    -    +    +    +
post:articles_article_forget_new  >    -    >    >    >    -    >    >    >
get:articles_article_kept_new     >    -    +    +    +    -    +    +    +
get:articles_article_changelist   >    -    +    +    +    +    +    +    +
get:articles_article_add          >    -    +    +    +    -    +    +    +
get:app_list                      >    0    +    +    +    +    +    +    +
"""

# The stock pages of each model: v view, a add, c change, d delete. Which stories, and who
# may change which, is above and below.
STOCK_PAGES = """
#            anon none writ phot tran revi publ admi supe
group        .    -    -    -    -    -    -    -    vacd
unit         .    -    v    v    v    v    vac  vacd vacd
contributor  .    -    va   va   va   v    vac  vacd vacd
user         .    -    -    -    -    -    -    vac  vac
article      .    -    vacd vacd vacd v    vacd vacd vacd
storykind    .    -    -    -    -    -    vacd vacd vacd
lengthrule   .    -    -    -    -    -    vacd vacd vacd
picturerule  .    -    -    -    -    -    vacd vacd vacd
eventrule    .    -    -    -    -    -    vacd vacd vacd
wordingrule  .    -    -    -    -    -    vacd vacd vacd
namerule     .    -    -    -    -    -    vacd vacd vacd
titlerule    .    -    -    -    -    -    vacd vacd vacd
photo        .    -    vac  vac  vac  v    vac  vac  vac
section      .    -    v    v    v    v    vac  vacd vacd
tag          .    -    va   v    va   v    vac  vacd vacd
"""

# The acts, state:act: what comes of confirming one in the state it is for, see STATES in
# test_act_matrix.py. + done, - refused with the reasons, 0 not found: a story one may not see,
# or what nobody does by hand. > is the way to the login page. Others submitted, read, approved
# and published the story.
ACTS = """
#                               anon none writ phot tran revi publ admi supe
draft:submit                    >    000  ++0  ++0  ++-  ---  +++  +++  +++
draft:emergency                 >    000  --0  --0  ---  ---  ---  +++  +++
draft:trash                     >    000  ++0  ++0  ++-  ---  +++  +++  +++
in_review:withdraw_submission   >    000  ++0  ++0  ++-  ---  +++  +++  +++
in_review:ask                   >    000  ++0  ++0  ++-  ---  +++  +++  +++
in_review:claim                 >    000  --0  --0  ---  --+  ---  ---  --+
in_review:request_changes       >    000  --0  --0  ---  --+  ---  ---  --+
in_review:approve               >    000  --0  --0  ---  --+  ---  ---  --+
in_review:approve_on_paper      >    000  --0  --0  ---  ---  +++  +++  +++
in_review:publish_on_approval   >    000  --0  --0  ---  ---  +++  +++  +++
chosen:cancel_on_approval       >    000  --0  --0  ---  ---  +++  +++  +++
claimed:release                 >    000  --0  --0  ---  ---  +++  +++  +++
edited:accept_edit              >    000  ++0  ++0  ++-  ---  ++-  ++-  ++-
approved:publish                >    000  --0  --0  ---  ---  +++  +++  +++
scheduled:unschedule            >    000  --0  --0  ---  ---  +++  +++  +++
scheduled:hold                  >    000  000  000  000  000  000  000  000
due:not_published               >    000  000  000  000  000  000  000  000
unreviewed:sign_after           >    000  --0  --0  ---  --+  ---  ---  --+
published:correct               >    000  ++0  ++0  ++-  ---  +++  +++  +++
published:withdraw              >    000  --0  --0  ---  ---  +++  +++  +++
listed:update_listing              >    000  --0  --0  ---  ---  +++  +++  +++
translated:confirm_translation  >    000  --0  --0  ---  +-+  +-+  +-+  +-+
changed:discard                 >    000  ++0  ++0  ++-  ---  +++  +++  +++
withdrawn:restore               >    000  --0  --0  ---  ---  +++  +++  +++
trashed:untrash                 >    000  ++0  ++0  ++-  ---  +++  +++  +++
"""


def rows(text):
    """Return {first word: {account: cell}} of a table."""
    lines = [line.split() for line in text.strip().splitlines() if not line.startswith("#")]
    return {name: dict(zip(ACCOUNTS, cells, strict=True)) for name, *cells in lines}


def column(text, who):
    """Return {first word: cell} of one account."""
    return {name: cells[who] for name, cells in rows(text).items()}


def everybody():
    """Make the accounts of the columns, and a colleague who has every role."""
    return cast() | {
        "no role": account("no-role", name="No Role"),
        "superuser": account("superuser", is_superuser=True),
        "colleague": account("colleague", *ROLES),
    }


def stories_of(user, colleague):
    """Return the drafts of a cell: the account's own, one that credits it, and another's."""
    return [
        factories.draft(user),
        factories.draft(colleague, text_by=user.contributor.name),
        factories.draft(colleague),
    ]
