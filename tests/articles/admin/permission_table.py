"""Who reaches what, and who may do what: held to it by test_permission_matrix.py.

A new staff page, model or act is one line here. The columns are ACCOUNTS, in their order;
each account has one role, "superuser" has none and needs none, "no role" may log in.

Where a row is about a story, a cell has three signs: for a story of one's own, for one
that credits one as Text, and for somebody else's.
"""

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
get:comments    >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:names       >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:resolve    >>>  000  >>0  >>0  >>-  >>>  >>>  >>>  >>>
get:versions    >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:compare     >>>  000  ++0  ++0  +++  +++  +++  +++  +++
get:bring_back  >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:findings   >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:keep       >>>  000  ++0  ++0  +++  +++  +++  +++  +++
post:forget     >>>  000  >>0  >>0  >>>  >>>  >>>  >>>  >>>
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
post:notices_read                 >    >    >    >    >    >    >    >    >
post:notices_choose               >    +    +    +    +    +    +    +    +
post:notices_send_again           >    -    -    -    -    -    -    >    >
get:index                         >    +    +    +    +    +    +    +    +
get:front                         >    -    -    -    -    -    +    +    +
get:front_home                    >    >    >    >    >    >    >    >    >
get:front_found                   >    -    -    -    -    -    +    +    +
get:front_preview                 >    -    -    -    -    -    +    +    +
get:login                         +    >    >    >    >    >    >    >    >
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

# The acts: + may, - is told who could. The story is under review and was last changed by
# another reviewer; whether it is in the right state for the act does not matter here.
ACTS = """
#                    anon none writ phot tran revi publ admi supe
submit               .    ---  ++-  ++-  ++-  ---  +++  +++  +++
withdraw_submission  .    ---  ++-  ++-  ++-  ---  +++  +++  +++
claim                .    ---  ---  ---  ---  --+  ---  ---  --+
release              .    ---  ---  ---  ---  ---  +++  +++  +++
request_changes      .    ---  ---  ---  ---  --+  ---  ---  --+
approve              .    ---  ---  ---  ---  --+  ---  ---  --+
approve_on_paper     .    ---  ---  ---  ---  ---  +++  +++  +++
accept_edit          .    ---  ++-  ++-  ++-  ---  ++-  ++-  ++-
publish              .    ---  ---  ---  ---  ---  +++  +++  +++
unschedule           .    ---  ---  ---  ---  ---  +++  +++  +++
hold                 .    ---  ---  ---  ---  ---  ---  ---  ---
emergency            .    ---  ---  ---  ---  ---  ---  +++  +++
sign_after           .    ---  ---  ---  ---  --+  ---  ---  --+
correct              .    ---  ++-  ++-  ++-  ---  +++  +++  +++
discard              .    ---  ++-  ++-  ++-  ---  +++  +++  +++
withdraw             .    ---  ---  ---  ---  ---  +++  +++  +++
restore              .    ---  ---  ---  ---  ---  +++  +++  +++
trash                .    ---  ++-  ++-  ++-  ---  +++  +++  +++
untrash              .    ---  ++-  ++-  ++-  ---  +++  +++  +++
"""
