"""What counts as a Chinese character: one definition for search, comparing, names and lengths.

The Unicode property Script=Han (https://www.unicode.org/Public/UCD/latest/ucd/Scripts.txt):
ideographs with every extension, those of compatibility, radicals, 々 and 〇. Planes 2 and 3
are taken whole, because Unicode reserves them for ideographs. Kana are not Chinese.
"""

import re

# For use inside the brackets of a regular expression.
HAN = (
    "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufad9\U00016fe2\U00016fe3\U00016ff0-\U00016ff6\U00020000-\U0003fffd"
)
# Also hiragana and katakana: Japanese, like Chinese, is written without spaces.
UNSPACED = f"{HAN}\u3040-\u30ff"
CHARACTER = re.compile(f"[{HAN}]")
