"""Dates in Chinese: printed in Django's format, which is also accepted in forms."""

DATE_INPUT_FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
