"""A short invented story, and furniture to put into it, for the tests of the cleaner."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(p.stem for p in PAGES.glob("*.json"))
FIELDS = ("title", "standfirst", "byline", "place", "published")

OPENING = (
    "The harbour town of Velsund will build a bridge of oak across its river, the council decided on Monday "
    "after two years of argument about steel."
)
MIDDLE = "Carpenters from three villages will do the work, which is to cost 4.2 million kroner."
ENDING = "The first beam is to be raised in April, when the ice has left the river, and the mayor will hold the rope."


def page(*between: str) -> str:
    """A short story with lines put between its second and third paragraph."""
    return "\n\n".join([OPENING, MIDDLE, *between, ENDING])


def source(name: str) -> Path:
    return next(p for p in PAGES.glob(f"{name}.*") if p.suffix != ".json")


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    return found


KEPT = [
    "Share prices fell in the afternoon as traders waited for the vote.",
    "Advertisement revenue rose by a tenth at the town's two papers.",
    "Read the bill carefully, he said.",
    "Follow the river and you will find the mill, the old people say.",
    "Watch this space, a councillor told the meeting.",
    "Comments on the draft may be sent until Friday.",
    "By Monday evening the posters were gone.",
    "Published in 1911, the first plan showed a bridge of stone.",
    "Updated figures will be shown to the council in March.",
    "Photo shops, once many, have closed.",
    "Live music returned to the quay.",
    "Download speeds on the WhatsApp app fell during the storm.",
    "Subscribe fees at the reading room were scrapped long ago.",
    "Also read out was a letter from a widow of 91.",
    "Copyright law does not cover the shape of a bridge.",
    "Join us or leave us, the carpenters told the mayor.",
    "“We use cookies and privacy as words,” the baker said, “but I only know the first.”",
    "It was over.",
    "“No.”",
    "Nobody moved!",
    "Why now?",
    "He paused.",
    "The editor’s note on the door said the shop would open at ten.",
    "Tags on the beams carry the name of the tree.",
    "Related crafts, such as rope-making, hope for work.",
    "Trending upwards for years, the price of oak fell in May.",
    "Source after source ran dry in the hot summer.",
    "Credit for the idea goes to a schoolteacher.",
    "Top stories in the tavern that night were all about wood.",
    "Menu prices rose by half.",
    "Home owners on the east bank had asked for steel.",
    "Oslo, meanwhile, has not built in oak since 1893.",
    "Paris is to send two engineers.",
    "July 29, 2025 was the day on which the old bridge fell.",
    "At 9.30 am the bell was rung.",
    "The council (which met on Sunday) agreed.",
    "“Listen to this article of faith,” the priest said.",
    "Sign up sheets hung in the church.",
    "Click beetles had eaten the old beams.",
    "Explore the forest, she told the children.",
    "This article of the charter dates from 1640.",
    "The author of the plan is a retired shipwright.",
    "We value your privacy, the sign on the bathing hut says.",
    "Get the oak from the king’s forest, the old rule said.",
    "Disclaimer or not, nobody believed the engineer.",
    "PTI numbers, used for payments to the state, were printed on the bill.",
    "Reuters was told of the plan in March.",
    "Brief scores: Velsund 3 (Dahl 12, 40, 77), Harnes 1 (Lie 5).",
    "The committee asked for three things:",
]

REMOVED = [
    ("Listen to This Article", "listen"),
    ("Also Read", "related"),
    ("Also Read: Oak prices double in a year", "related"),
    ("ALSO READ | Oak prices double in a year", "related"),
    ("READ MORE: Oak prices double in a year", "related"),
    ("Advertisement", "advertisement"),
    ("ADVERTISEMENT", "advertisement"),
    ("Story continues below this ad", "advertisement"),
    ("Share", "share"),
    ("Facebook Twitter WhatsApp", "share"),
    ("FacebookTwitterLinkedIn", "share"),
    ("Share this article", "share"),
    ("Follow us on Instagram and Facebook for more stories.", "promo"),
    ("Join our WhatsApp channel to get the latest news.", "promo"),
    ("Get the day's news and views on our Telegram channel", "promo"),
    ("Sign up for our newsletter and never miss a story.", "promo"),
    ("Click here to join our Telegram channel.", "promo"),
    ("We use cookies to improve your experience.", "cookies"),
    ("By continuing to use this site you agree to our Privacy Policy.", "cookies"),
    ("Accept all cookies", "cookies"),
    ("Subscribe to continue reading", "subscribe"),
    ("Already a subscriber? Sign in", "subscribe"),
    ("You have 2 free articles left this month.", "subscribe"),
    ("Notification Icon", "icon"),
    ("userprofile IconSearch", "icon"),
    ("12 Comments", "comments"),
    ("First Published: Mar 04 2026 | 9:49 PM IST", "date line"),
    ("Updated: March 4, 2026 05:22 am IST", "date line"),
    ("3 hours ago", "date line"),
    ("4 min read", "listen"),
    ("© 2026 The Velsund Post. All rights reserved.", "copyright"),
    ("Copyright 2026 The Velsund Post. All rights reserved.", "copyright"),
    ("(With inputs from PTI)", "agency"),
    ("With agency inputs", "agency"),
    ("Reporting by Nils Berg; Editing by Ola Ness", "agency"),
    ("(This story has not been edited by our staff and is auto-generated from a syndicated feed.)", "note"),
    ("Disclaimer: The views are the author's own.", "note"),
    ("Photo: Nils Berg/Reuters", "caption"),
    ("Getty Images", "credit"),
    ("Oak beams lie on the quay at Velsund. | File Photo", "caption"),
    ("Oak beams lie on the quay at Velsund. (Photo: Nils Berg)", "caption"),
    ("Oak beams lie on the quay at Velsund. Photograph: Nils Berg/AFP", "caption"),
    ("Image caption, Oak beams lie on the quay", "caption"),
    ("Representational image", "caption"),
    ("Tags: bridge, oak, Velsund", "tags"),
    ("#Velsund #Oak", "tags"),
    ("A dispute of two years", "subhead"),
    ("हिंदी में पढ़ें", "menu"),
    ("Home / World / Europe", "menu"),
    ("window.dataLayer = {a: 1}; push({b: 2});", "code"),
]
