"""What stands beside names in a credit line: posts, titles, degrees, and words that are no people."""

import re

from articles.text.han import HAN

_POSTS_ZH = (
    "院长 书记 副书记 校长 主任 处长 部长 科长 主席 会长 社长 所长 系主任 班主任 台长 站长 局长 队长 组长 馆长 秘书长 秘书 "
    "干事 委员 教授 副教授 讲师 助教 研究员 副研究员 研究生 博士生 硕士生 本科生 博士 博士后 硕士 导师 老师 教师 辅导员 同学 "
    "学生 先生 女士 院士 工程师 高工 编辑 主编 记者 通讯员 实习生 志愿者 校友 负责人 工作人员"
)
_POST_ZH = "|".join(sorted(_POSTS_ZH.split(), key=len, reverse=True))
_RANK = "(?:常务|执行|党委|党总支|党支部|团委|分管|名誉|特约|实习|见习|学生|校园|本报|本刊|本网|本站|副)*"
_CLASS = r"(?:\d{2,4}级|大[一二三四]|研[一二三]|博[一二三])"
POST_ONLY = re.compile(rf"{_CLASS}?(?:[{HAN}]{{2,12}}?)??{_RANK}(?:{_POST_ZH})+")
PLAIN_POST = re.compile(rf"{_RANK}(?:{_POST_ZH})")
SUPPLIED = re.compile(r"(?P<name>.{2,}?)(?:供图|提供|供稿|拍摄)")
NAME_THEN_POST = re.compile(rf"(?P<name>[{HAN}·]{{2,}}?)(?P<post>(?:{_RANK}(?:{_POST_ZH}))+)")
POST_THEN_NAME = re.compile(
    rf"(?P<post>(?:[{HAN}]{{2,12}}?)??{_CLASS}?{_RANK}(?:{_POST_ZH}))(?P<name>[{HAN}]{{2,4}})"
)
CLASS_ALONE = re.compile(rf"(?:[{HAN}]*?)\d{{2,4}}[级届]?[{HAN}]{{0,6}}")
CLASS_THEN_NAME = re.compile(
    rf"(?P<post>[{HAN}]*?\d{{2,4}}[级届班](?:本科|硕士|博士|研究)?生?)(?P<name>[{HAN}]{{2,4}})"
)
# What is in a picture, where somebody's name could be.
NO_NAME = re.compile(
    r"图为.+|.*(?:现场|照片|图片|截图|合影|场景|情况|资料|网站|风景|瞬间|活动|仪式|会议|大会|典礼|比赛|讲座|师生|同学们|校园|过程|全景|一角)"
)
COMPOUND = "欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|夏侯|司徒|东方|慕容|令狐|宇文|长孙|端木|南宫|轩辕|独孤|申屠|百里"
SURNAME_THEN_POST = re.compile(rf"(?:[{HAN}]|{COMPOUND}){_RANK}(?:{_POST_ZH})")
AND_OTHERS = re.compile(
    r"\s*(?:(?:等|及其他)(?:\s*\d+\s*人|[一二三四五六七八九十]+人|人|同学|同志|老师)?"
    r"|[,，]?\s*(?:et\s+al\.?|and\s+(?:several\s+|many\s+)?others|and\s+more|etc\.?))$",
    re.IGNORECASE,
)

NOBODY = frozenset(
    ["none", "nobody", "nil", "n/a", "tbd", "tba", "无", "暂无", "没有", "待定", "未定"]
)
# Where a text or picture is from, in place of somebody's name.
_NO_PERSON = (
    "网络, 互联网, 网络图片, 来源网络, 来自网络, 来源于网络, 网络资料, 网友, 资料, 资料图, 资料图片, 资料照片, 现场, 现场图片, 原创, 综合, "
    "综合整理, 综合报道, 佚名, 匿名, 不详, 官方, 官网, 本报, 本刊, 本网, 本站, 本台, 本报讯, 本网讯, 本报记者, 本刊记者, 本网记者, 本站记者, 本台记者, 记者, 通讯员, 自制, 自摄, 自拍, 受访者, 受访人, "
    "主办方, 活动方, 相关部门, 各单位, 各学院, 有关单位, 学校, 学院, 全体, 集体, 同上, 百度, 百度图片, internet, the internet, the web, "
    "website, web, online, anonymous, unknown, staff, staff writer, staff reporter, staff photographer, "
    "our reporter, our correspondent, own report, file, file photo, file photos, file picture, stock photo, "
    "admin, administrator, webmaster, courtesy, various, the author, the authors, the organizers, "
    "the organisers, ai, ai生成, ai制图"
)
NO_PERSON = frozenset(_NO_PERSON.split(", "))

DEGREE = re.compile(
    r"(?:Ph\.?\s?D|D\.?Phil|Dr\.?\s?rer\.?\s?nat|Ed\.?D|M\.?D|M\.?Sc|M\.?S|M\.?A|M\.?B\.?A|M\.?Eng|"
    r"M\.?Phil|M\.?Ed|M\.?F\.?A|L\.?L\.?[BMD]|J\.?D|B\.?Sc|B\.?S|B\.?A|B\.?Eng|D\.?Sc|Sc\.?D|Eng\.?D|"
    r"Esq|FRS|P\.?E|R\.?N|C\.?Eng)\.?"
)
_POSTS_LATIN = (
    "dean director president chancellor provost rector chair chairman chairwoman chairperson professor "
    "lecturer instructor teacher tutor counselor counsellor advisor adviser secretary head manager "
    "officer coordinator assistant researcher fellow scientist engineer candidate student students "
    "undergraduate graduate postgraduate freshman sophomore junior senior intern trainee volunteer "
    "reporter journalist correspondent photographer editor editor-in-chief translator writer captain "
    "spokesperson spokesman spokeswoman member leader principal supervisor founder major alumnus "
    "alumna class grade year"
)
POST_WORDS = frozenset(_POSTS_LATIN.split())
_RANK_LATIN = r"(?:(?:Associate|Assoc\.|Assistant|Asst\.|Vice|Deputy|Executive|Honorary)[\s-]+)*"
# After these a surname may stand alone; after the others a given name.
COURTESY = re.compile(
    rf"(?:{_RANK_LATIN}(?:Dr|Drs|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Madam|Rev|Eng)\.?\s+)+(?=\S)"
)
OFFICE_THEN_NAME = re.compile(
    rf"{_RANK_LATIN}(?:Dean|Director|President|Chancellor|Academician|Lecturer|Counselor|Counsellor|"
    r"Secretary|Reporter|Correspondent|Photographer|Journalist|Editor|Student|Intern|Volunteer)\s+(?=\S+\s+\S)"
)

_HEADS = (
    "school schools department college colleges faculty institute university universities office "
    "offices center centre centers centres bureau division committee commission council union "
    "association society club team group laboratory lab academy agency press studio library museum "
    "hospital foundation federation league ministry class section unit program programme programs "
    "network media news daily times corps choir orchestra band board administration service "
    "services company station service-centre"
)
ORGANISATION_HEADS = frozenset(_HEADS.split())
ORGANISATION_ZH = re.compile(
    rf".*(?:学院|大学|中学|小学|中心|办公室|委员会|党委|团委|总支|支部|学生会|研究生会|协会|学会|联合会|社团|记者团|通讯社|"
    rf"新华社|编辑部|宣传部|工作部|工作室|实验室|研究所|研究院|图书馆|博物馆|体育馆|电视台|广播台|新闻网|公众号|工作站|"
    rf"新闻社|集团|公司|课题组|项目组|专班|\d+班)|[{HAN}\w]{{3,}}[社部处室系所班组站局厅院馆台网报刊团队会办]"
)
# The last word of a subject, as offices and schools have it in their names.
_SUBJECT = re.compile(
    r".*(?:ing|ics|ology|tion|tions|ment|ies|ions?|ence|ences|ance|ture|omy|ism|aphy|try|ity|gy|cy|ship)"
    r"|Arts?|Law|Medicine|Business|Trade|Media|Sports?|Physics|Affairs|Services?|Research|Exchanges?|"
    r"Design|Commerce|Welfare|Health|Work|Data|Energy|Materials?|Languages?|Music|Students?|Staff|Youth",
    re.IGNORECASE,
)


def is_organisation(name: str) -> bool:
    """Tell whether a name in either script is that of an office, a school, a class and the like."""
    words = name.replace(",", " ").lower().split()
    return not ORGANISATION_HEADS.isdisjoint(words) or bool(ORGANISATION_ZH.fullmatch(name))


def names_a_post(text: str) -> bool:
    """Tell whether words such as “Vice Dean of the School of Law” are a post, in Latin letters."""
    head = re.split(r"\s(?:of|for|in|at|from)\s", text, maxsplit=1)[0]
    return not POST_WORDS.isdisjoint(head.lower().split())


def goes_on(text: str) -> bool:
    """Tell whether the words after an “and” go on with an office's name: “… and Engineering”."""
    words = text.split()
    return len(words) == 1 or bool(words and _SUBJECT.fullmatch(words[-1]))


def leads_to(text: str, name: str) -> bool:
    """Tell whether a word before an “and” begins an office's name: “Science and … Association”."""
    is_head_last = name.lower().rsplit(" ", 1)[-1] in ORGANISATION_HEADS
    return " " not in text and not text.isupper() and is_head_last
