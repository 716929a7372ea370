"""The tutorial's plan as a PDF, with words and numbers of our own.

    python docs/plan.py    writes docs/charging-plan.pdf

Its font is one that every PDF program knows, so nothing is embedded; a test makes it again and compares.
"""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

FILE = Path(__file__).with_name("charging-plan.pdf")
FONT = "STSong-Light"
TITLE = "烟台市充电网络建设方案（2024—2027年）"
PARAGRAPHS = (
    "烟台市人民政府 2024年6月18日",
    "一、主要目标",
    "到2027年，累计建成充电桩5万个以上，其中快充桩占比超过40%；建成充换电站300座。",
    "二、重点任务",
    "每年新建居民小区充电桩4000个以上。高速公路服务区快充桩覆盖率由2023年的82%提高到100%。"
    "对新建的快充桩按每千瓦给予200元补助。",
)


def plan() -> bytes:
    """The PDF, the same bytes every time."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    body = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24)
    head = ParagraphStyle("head", parent=body, fontSize=18, leading=36, firstLineIndent=0, alignment=1)
    held = io.BytesIO()
    story = [Paragraph(TITLE, head), *(Paragraph(text, body) for text in PARAGRAPHS)]
    SimpleDocTemplate(held, pagesize=A4, title=TITLE, invariant=True).build(story)
    return held.getvalue()


if __name__ == "__main__":
    FILE.write_bytes(plan())
