"""The words that name a role in a credit line, in both languages: one table for every reader.

The importer, the checklist and the search box all take their labels from here.
"""

from articles.text.credit_line import Role

TEXT, PICTURE = Role.TEXT.value, Role.PICTURE.value
TRANSLATOR, REVIEW = Role.TRANSLATOR.value, Role.REVIEW.value
OTHER = "other"  # work that the credit line does not name, such as editing
STAMP = "stamp"  # what a page says of itself, such as when it was put up

LATIN = {
    "text texts word words story copy article written writer writers author authors reporter reporters "
    "reported report reporting correspondent correspondents contributor contributors contributed "
    "submitted interviewer interviewed compiled drafted": [TEXT],
    "picture pictures pic pics photo photos photograph photographs photographed photography "
    "photographer photographers image images camera illustration illustrations illustrator "
    "illustrated": [PICTURE],
    "translator translators translation translated trans": [TRANSLATOR],
    "review reviews reviewed reviewer reviewers checked checker approved approval approver audited "
    "auditor examined examiner verified": [REVIEW],
    "editor editors edited editing copyeditor proofread proofreader proofreaders proofreading layout "
    "design designed designer typesetting video videos videographer source sources producer "
    "produced supervised supervisor issued issuer uploaded planned planner coordinated "
    "coordinator": [OTHER],
    "published posted updated created modified date time views hits clicks visits reads category": [
        STAMP
    ],
}
CHINESE = {
    "文 文字 文章 文稿 文案 文本 撰文 撰写 撰稿 撰稿人 供稿 供稿人 供稿单位 供稿部门 来稿 投稿 投稿人 作者 "
    "原作者 文章作者 采写 采访 采编 采访人 记者 学生记者 校园记者 实习记者 见习记者 特约记者 本报记者 本刊记者 "
    "本网记者 文字记者 通讯员 学生通讯员 特约通讯员 本报通讯员 报道员 执笔 执笔人 起草 写作 整理 报道": [
        TEXT
    ],
    "图 图片 图片提供 图片来源 图片作者 图源 摄 摄影 摄影师 摄影者 摄影记者 拍摄 拍摄者 供图 照片 照片提供 "
    "照片来源 配图 插图 插画 绘图 影像": [PICTURE],
    "图文 文图 图文作者 图文供稿 图文报道 摄影报道": [TEXT, PICTURE],
    "译 译者 译文 翻译 翻译者 翻译人 英译 英文翻译 中文翻译 编译": [TRANSLATOR],
    "审 审核 审核人 审核者 审稿 审稿人 审阅 审阅人 审定 审校 审批 审签 审读 审查 审核人员 责任审核 责任审核人 "
    "责任审稿 责任审稿人 责任审读 编审 校审 译审 初审 复审 终审 初审人 复审人 终审人 一审 二审 三审 一审一校 二审二校 "
    "三审三校 初审初校 复审复校 终审终校 复核 核稿 把关": [REVIEW],
    "编 编辑 责编 责任编辑 执行编辑 值班编辑 网络编辑 新媒体编辑 文字编辑 图片编辑 图文编辑 美编 美术编辑 主编 "
    "执行主编 副主编 总编 总编辑 校 校对 责校 责任校对 初校 复校 终校 一校 二校 三校 校稿 排版 设计 美工 视频 "
    "视频制作 摄像 剪辑 后期 音频 播音 配音 来源 稿源 稿件来源 文稿来源 图文来源 文字来源 素材来源 资料来源 文章来源 新闻来源 信息来源 转载 转自 策划 监制 "
    "总监制 统筹 出品 签发 签发人 发布 发布人 发布者 上传 录入 制作 运营 指导老师 指导教师": [
        OTHER
    ],
    "发布时间 发布日期 发表时间 更新时间 更新日期 时间 日期 浏览 浏览量 浏览次数 点击 点击量 点击数 点击次数 "
    "阅读 阅读量 阅读数 阅读次数 阅读人数 浏览人数 访问量 访问次数 人气 评论数 字号 字体 栏目 分类 创建时间 录入时间 上传时间 刊发时间 "
    "发文时间 发文日期 发稿时间 发稿日期 编辑时间 添加时间 提交时间 刊登时间": [STAMP],
}
ROLES = {
    label: roles
    for table in (LATIN, CHINESE)
    for labels, roles in table.items()
    for label in labels.split()
}
# Label by label, not letter by letter of a whole text: names stay as they are written.
SIMPLIFIED = str.maketrans(
    "圖審譯編輯記責終訊員攝來對設計視頻單級導採寫資網絡閱讀監劃發簽複執筆報題時間點擊瀏覽佈錄繪畫訪總後製師聯約見習實學園從傳轉載問術號體",
    "图审译编辑记责终讯员摄来对设计视频单级导采写资网络阅读监划发签复执笔报题时间点击浏览布录绘画访总后制师联约见习实学园从传转载问术号体",
)


def simplified(text: str) -> str:
    """Return text of the same length in which the characters of labels are simplified ones."""
    return text.translate(SIMPLIFIED)


def roles_of(label: str) -> list[str]:
    """Return the roles a label names, [] if it is none."""
    return ROLES.get(simplified("".join(label.split())).lower(), [])
