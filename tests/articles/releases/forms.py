"""What school news pages look like, and what an import makes of it: form on the left, outcome on the right.

An outcome names the credits as they are printed, "nobody" if there are none, and after each bar:
  out …      left out of the text, and said        kept …     stays in the text
  beside …   left out of the names, and said       asked …    looks like a credit, stays in the text, and is said
  check      credited, and said to be unsure       caption …  may be a caption, stays in the text, and is said
  empty      a label without a name, said          only       has work that no credit line names, said
"""

from .chinese_ends import CHINESE_ENDS
from .english_ends import ENGLISH_ENDS

# Lines between the headline and the text.
HEADS = {
    "2018-10-19 09:58": "nobody | out 2018-10-19 09:58",
    "October 19, 2018": "nobody | out October 19, 2018",
    "Update Time: October 19, 2018": "nobody | out Update Time: October 19, 2018",
    "Posted on October 19, 2018 by Lin Yifan": "Text Lin Yifan | beside October 19, 2018",
    "Date: 2018-10-19  Views: 120": "nobody | out Date: 2018-10-19  Views: 120",
    "发布时间：2018-10-19": "nobody | out 发布时间：2018-10-19",
    "發佈時間：2018-10-19": "nobody | out 發佈時間：2018-10-19",
    "来源：新闻中心  发布时间：2018-10-19  浏览量：2785": "nobody | beside 发布时间：2018-10-19; 浏览量：2785 | only",
    "作者：林一帆 来源：新闻网 点击数：123": "Text 林一帆 | beside 点击数：123 | only",
    "日期：2018年10月19日 作者：林一帆": "Text 林一帆 | beside 日期：2018年10月19日",
    "By Lin Yifan": "Text Lin Yifan",
    "By Lin Yifan, QMES\nOctober 19, 2018": "Text Lin Yifan | beside QMES | out October 19, 2018",
    "文/林一帆": "Text 林一帆",
    "记者 林一帆": "Text 林一帆",
    "【字号：大 中 小】": "nobody | out 【字号：大 中 小】",
    "当前位置：首页 > 新闻": "nobody | out 当前位置：首页 > 新闻",
    "正文": "nobody | out 正文",
    "Text:": "nobody | out Text:",
    "林一帆": "nobody | asked 林一帆",
    "Lin Yifan\nOctober 19, 2018": "nobody | asked Lin Yifan | out October 19, 2018",
    "July 12, 2023 | News": "nobody | kept July 12, 2023 | News",
    "材料学院 2023-07-12": "nobody | kept 材料学院 2023-07-12",
    "Home > News > QMES": "nobody | out Home > News > QMES",
    "本文已被阅读120次": "nobody | out 本文已被阅读120次",
    "THE VISIT OF THE CENTRE": "nobody | out THE VISIT OF THE CENTRE",
    "——记材料学院的一天": "nobody | kept ——记材料学院的一天 | headline",
    "编者按：本期介绍研讨会。": "nobody | kept 编者按：本期介绍研讨会。",
}  # fmt: skip

# A whole paragraph that is the text, and what stays of it.
PARAGRAPHS = {
    "仪式圆满结束。（文/林一帆 图/周晓禾）": "Text 林一帆 · Picture 周晓禾 | kept 仪式圆满结束。",
    "仪式圆满结束。文/林一帆 图/周晓禾": "Text 林一帆 · Picture 周晓禾 | kept 仪式圆满结束。",
    "仪式圆满结束。（林一帆/文 周晓禾/摄）": "Text 林一帆 · Picture 周晓禾 | kept 仪式圆满结束。",
    "仪式圆满结束。（审核：范小丽）": "Review 范小丽 | kept 仪式圆满结束。",
    "All went home. (By Lin Yifan)": "Text Lin Yifan | kept All went home.",
    "All went home. Text: Lin Yifan": "Text Lin Yifan | kept All went home.",
    "本网讯（通讯员：林一帆）学院举行研讨会。": "Text 林一帆 | kept 本网讯学院举行研讨会。",
    "本网讯（记者 林一帆 通讯员 周晓禾）学院举行研讨会。": "Text 林一帆, 周晓禾 | kept 本网讯学院举行研讨会。",
    "（通讯员林一帆）学院举行研讨会。": "Text 林一帆 | kept 学院举行研讨会。",
    "学院（审核：范小丽）举行研讨会。": "Review 范小丽 | kept 学院举行研讨会。 | check",
    "（通讯员 林一帆）7月12日，学院举行研讨会。": "Text 林一帆 | kept 7月12日，学院举行研讨会。",
    "材料学院讯（通讯员 林一帆）学院举行研讨会。": "Text 林一帆 | kept 材料学院讯学院举行研讨会。",
    "新华社西安7月12日电（记者林一帆 周晓禾）学院举行研讨会。": (
        "Text 林一帆, 周晓禾 | kept 新华社西安7月12日电学院举行研讨会。"
    ),
    "本报讯 记者 林一帆 通讯员 周晓禾 7月12日，学院举行研讨会。": (
        "Text 林一帆, 周晓禾 | kept 本报讯 7月12日，学院举行研讨会。 | check"
    ),
    "本报讯 记者林一帆报道：学院举行研讨会。": "Text 林一帆 | kept 本报讯 学院举行研讨会。 | check",
    "记者林一帆从学院获悉，研讨会举行。": "nobody | asked 记者林一帆从学院获悉，研讨会举行。",
    "学院师生接受了记者采访。": "nobody | kept 学院师生接受了记者采访。",
    "(By Lin Yifan) The school held a seminar.": "Text Lin Yifan | kept The school held a seminar.",
    "By Lin Yifan -- The school held a seminar.": "Text Lin Yifan | kept The school held a seminar. | check",
    "仪式圆满结束。（记者林一帆 通讯员周晓禾）": "Text 林一帆, 周晓禾 | kept 仪式圆满结束。",
    "仪式圆满结束。（通讯员 林一帆 摄影 周晓禾）": "Text 林一帆 · Picture 周晓禾 | kept 仪式圆满结束。",
    "仪式圆满结束。（责编：许文岚 审核：范小丽）": "Review 范小丽 | kept 仪式圆满结束。 | only",
    "仪式圆满结束。（审核/范小丽）（完）": "Review 范小丽 | kept 仪式圆满结束。",
    "仪式圆满结束。（文/林一帆）2023年7月12日": "Text 林一帆 | kept 仪式圆满结束。 | beside 2023年7月12日",
    "仪式圆满结束。（林一帆）": "nobody | asked 仪式圆满结束。（林一帆）",
    "仪式圆满结束。——林一帆": "nobody | asked 仪式圆满结束。——林一帆",
    "All went home. – Lin Yifan": "nobody | asked All went home. – Lin Yifan",
    "All went home. Photo: Zhou Xiaohe. Text: Lin Yifan.": "Text Lin Yifan · Picture Zhou Xiaohe | kept All went home.",
    "All went home. Reported by Lin Yifan, edited by Mary Moss.": "Text Lin Yifan | kept All went home. | only",
    "They sang the Ode (words by Schiller).": "nobody | asked They sang the Ode (words by Schiller).",
    "The paper was reviewed by Fan Xiaoli.": "nobody | kept The paper was reviewed by Fan Xiaoli.",
    "文学院、图书馆和审计处举行研讨会。": "nobody | kept 文学院、图书馆和审计处举行研讨会。",
    "审稿、校对、排版，样样精通。": "nobody | kept 审稿、校对、排版，样样精通。",
    "They went (by bus).": "nobody | kept They went (by bus).",
    "他们坐车（公交）去了。": "nobody | kept 他们坐车（公交）去了。",
    "The Review: a play by students.": "nobody | kept The Review: a play by students.",
    "Review: this was a good year.": "nobody | asked Review: this was a good year.",
    "来源：新华社的报道说，学院举行研讨会。": "nobody | asked 来源：新华社的报道说，学院举行研讨会。",
    "文章已经发布，图书馆开放。": "nobody | kept 文章已经发布，图书馆开放。",
    "摄影展于今日开幕。": "nobody | kept 摄影展于今日开幕。",
    "By the end of the year, all had come.": "nobody | kept By the end of the year, all had come.",
    "Photos by students hang in the hall.": "nobody | kept Photos by students hang in the hall.",
    "The text was written by a committee of students.": "nobody | kept The text was written by a committee of students.",
    "图为研讨会现场。周晓禾 摄": "nobody | asked 图为研讨会现场。周晓禾 摄",
    "仪式圆满结束。（供稿：各班级的同学们）": "nobody | asked 仪式圆满结束。（供稿：各班级的同学们）",
}  # fmt: skip

# The day of the event, from (the line under the headline, the text). "" is none.
DAYS = {
    ("", "On July 12, 2023, it opened."): "2023-07-12",
    ("", "学院定于二〇二三年七月十二日举行研讨会。"): "2023-07-12",
    ("", "学院定于二零二三年七月十二日举行研讨会。"): "2023-07-12",
    ("", "学院定于二○二三年十月三十一日举行研讨会。"): "2023-10-31",
    ("", "学院定于二〇二三年十二月二十日举行研讨会。"): "2023-12-20",
    ("", "２０２３年７月１２日，学院举行研讨会。"): "2023-07-12",
    ("", "7月12日，学院举行研讨会。"): "",
    ("2023-07-13 08:00", "7月12日，学院举行研讨会。"): "2023-07-12",
    ("2023-01-02", "12月31日，学院举行晚会。"): "2022-12-31",
    ("2023-07-13", "学院举行研讨会。"): "",
    ("July 13, 2023", "On October 1, it opens."): "",
    ("发布时间：2023-07-13", "2023年7月12日，学院举行研讨会。"): "2023-07-12",
    ("", "XI'AN, July 13, 2023 -- It opened on Wednesday."): "",
    ("", "新华社西安2023年7月13日电 学院举行研讨会。"): "",
    ("", "本报7月13日讯 2023年7月12日，学院举行研讨会。"): "2023-07-12",
    ("", "2023年7月12日电影节开幕。"): "2023-07-12",
    ("", "学院定于农历七月十二日举行晚会。"): "",
    ("", "It opens on 07/12/2023."): "",
    ("", "It opens on 07/31/2023."): "2023-07-31",
    ("", "学院举行研讨会。\n\n材料学院\n2023年7月13日"): "",
    ("", "7月15日举行研讨会。\n\n材料学院\n2023年7月13日"): "2023-07-15",
    ("材料学院 2023-07-13", "学院举行研讨会。"): "",
    ("July 13, 2023 | News", "The school held a seminar."): "",
    ("", "一、讲座时间\n\n2023年7月12日（星期三）14:30\n\n二、讲座地点\n\n图书馆"): "2023-07-12",
    ("", "All are welcome.\n\nTime: 14:30, July 12, 2023\nVenue: Library"): "2023-07-12",
    ("", "All are welcome.\n\nTime: 14:30, July 12, 2023"): "",
    ("时间：2023年7月12日\n地点：图书馆", "欢迎参加。"): "2023-07-12",
    ("Date: July 12, 2023\nVenue: Library", "All are welcome."): "2023-07-12",
}  # fmt: skip

# Lists and tables: the lines, and their HTML.
BODIES = {
    "1. Opening\n2. Talks\n3. Visit": "<ol><li>Opening</li><li>Talks</li><li>Visit</li></ol>",
    "1、开幕\n2、报告": "<ol><li>开幕</li><li>报告</li></ol>",
    "3) Talks\n4) Visit": '<ol start="3"><li>Talks</li><li>Visit</li></ol>',
    "• Opening\n• Talks": "<ul><li>Opening</li><li>Talks</li></ul>",
    "- Opening\n- Talks": "<ul><li>Opening</li><li>Talks</li></ul>",
    "●开幕\n●报告": "<ul><li>开幕</li><li>报告</li></ul>",
    "• Opening\n\n• Talks": "<ul><li>Opening</li><li>Talks</li></ul>",
    "1. Opening\n3. Visit": "<p>1. Opening</p>\n<p>3. Visit</p>",
    "（一）开幕\n（二）报告": "<p>（一）开幕</p>\n<p>（二）报告</p>",
    "一、开幕\n二、报告": "<p>一、开幕</p>\n<p>二、报告</p>",
    "①开幕\n②报告": "<p>①开幕</p>\n<p>②报告</p>",
    "9:00 Opening\n10:30 Talks": "<p>9:00 Opening</p>\n<p>10:30 Talks</p>",
    "8:30-9:00 签到\n9:00-9:30 开幕": "<p>8:30-9:00 签到</p>\n<p>9:00-9:30 开幕</p>",
    "First prize: Zhou Xiaohe\nSecond prize: Xu Wenlan": "<p>First prize: Zhou Xiaohe</p>\n<p>Second prize: Xu Wenlan</p>",
    "主题：合金\n地点：图书馆": "<p>主题：合金</p>\n<p>地点：图书馆</p>",
    "周晓禾\n许文岚\n何思远": "<p>周晓禾</p>\n<p>许文岚</p>\n<p>何思远</p>",
    "Name\tScore\nZhou\t93": "<table><tbody><tr><td>Name</td><td>Score</td></tr><tr><td>Zhou</td><td>93</td></tr></tbody></table>",
    "| Name | Score |\n|---|---|\n| Zhou | 93 |": (
        "<table><tbody><tr><td>Name</td><td>Score</td></tr><tr><td>Zhou</td><td>93</td></tr></tbody></table>"
    ),
    "1. A long item that was wrapped\n   onto a second line\n2. Talks": (
        "<ol><li>A long item that was wrapped onto a second line</li><li>Talks</li></ol>"
    ),
    "1.5 million people came.": "<p>1.5 million people came.</p>",
    "a < b & “c”": "<p>a &lt; b &amp; “c”</p>",
}  # fmt: skip

TABLES = {
    "lines under a Chinese text": CHINESE_ENDS,
    "lines under an English text": ENGLISH_ENDS,
    "lines under the headline": HEADS,
    "paragraphs": PARAGRAPHS,
    "days": DAYS,
    "lists and tables": BODIES,
}
