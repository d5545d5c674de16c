"""Invented news stories of any length for the timing programs: same number, same story, on every machine.

Sentences are drawn from three kinds of story with their own names and figures, so that no two stories share their
figures and a long one does not say the same thing twice.
"""

from __future__ import annotations

import random

_TOWNS = ("Nashik", "Indore", "Kochi", "Patna", "Mysuru", "Surat", "Bhopal", "Guwahati", "Madurai", "Jodhpur", "Ranchi")
_FIRST = ("Asha", "Ravi", "Meera", "Imran", "Sunita", "Thomas", "Leela", "Karan", "Farida", "Gopal", "Nandini", "Peter")
_LAST = ("Kulkarni", "Nair", "Hussain", "Mehta", "Das", "Fernandes", "Reddy", "Chauhan", "Bose", "Pillai", "Joshi")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "March", "April", "June", "August", "October", "November")

# The first two of each kind open a story; {n} is a count, {m} millions, {c} crore rupees, {p} percent, {y} a year.
_WATER = (
    "The water board of {town} will replace {n} kilometres of old pipes before the end of {month}, officials said on "
    "{day}.",
    "The work costs {c} crore rupees and is paid by the state government and a loan from a development bank.",
    "About {n} thousand homes in the old quarter have had water for only three hours a day since {month}.",
    "{who}, an engineer with the board, said that {p} percent of the water is lost before it reaches a tap.",
    "The pipes were laid in {y} and were meant to last for forty years.",
    "Residents in the north of {town} complained last week that the water was brown and smelled of rust.",
    "Two pumping stations near the river will be closed for {n} days while new motors are put in.",
    "Tankers will bring water to schools and hospitals during that time, the board promised.",
    "A survey by a college in {town} found that families spend {n} hundred rupees a month on bottled water.",
    "{who}, who runs a small restaurant beside the market, said he had carried buckets every morning for {n} weeks.",
    "The opposition in the town council said the plan came late and asked why {c} crore rupees of an earlier grant had "
    "not been spent.",
    "The board answered that the earlier money was held back because a court case about the land was not over.",
    "Work on the main line will begin at night so that traffic is not stopped, {who} told reporters.",
    "Engineers from {town} visited a similar project in {town2}, where losses fell by {p} percent within two years.",
)  # fmt: skip
_RAIL = (
    "A goods train left the rails near {town} early on {day}, and {n} passenger trains were delayed, the railway said.",
    "Nobody was hurt, but {n} wagons with cement fell on their side and blocked both lines.",
    "A relief train with a crane reached the place after four hours from {town2}.",
    "{who}, a spokesman for the division, said one line would be open again by the evening.",
    "About {n} thousand travellers were brought on by bus, and tickets will be paid back in full.",
    "The cause is not known, and a team of three senior officers has been asked to report within {n} days.",
    "Workers had repaired the same stretch in {month} after heavy rain washed away part of the bank.",
    "The railway spent {c} crore rupees on new rails in the division last year, its figures show.",
    "{who}, a teacher on her way to an examination, waited at the station with {n} students for six hours.",
    "Volunteers from a nearby village brought tea and food to passengers of a train that stood in the fields.",
    "Accidents on the line have fallen by {p} percent since {y}, when automatic signals were put in.",
    "A union of drivers said that crews work up to {n} hours without a break and that the rules must change.",
    "The state's transport minister, {who}, visited the place in the afternoon and thanked the rescue teams.",
    "Milk and vegetables for {town} came by road on the next morning, and prices in the market rose by {p} percent.",
)  # fmt: skip
_FIRM = (
    "A maker of electric buses from {town} said on {day} that it will build a second factory near {town2} and hire {n} "
    "hundred workers.",
    "The company will invest {c} crore rupees over four years, its chief executive {who} said.",
    "It sold {n} hundred buses in the year that ended in March, {p} percent more than a year earlier.",
    "Profit fell to {m} million dollars because batteries became more expensive, according to its annual report.",
    "The state government gives the land at a low price and will build a road of {n} kilometres to the site.",
    "Farmers who own part of the land asked for a higher price, and talks will go on in {month}.",
    "{who}, who follows the industry for a bank in Mumbai, said that orders from cities had been slow since {y}.",
    "The first buses from the new factory are expected in {month} of next year.",
    "Its shares rose by {p} percent in the morning and closed almost unchanged.",
    "The company was founded in {y} by two engineers who had repaired trucks in a yard behind the station.",
    "A rival from {town2} announced a similar plan last month but has not yet found a site.",
    "Each bus runs about {n} tens of kilometres on one charge and carries forty passengers.",
    "The transport ministry wants a third of all city buses to be electric within six years.",
    "{who}, the head of a residents' group, said the factory must not draw its water from the village lake.",
)  # fmt: skip
KINDS = (_WATER, _RAIL, _FIRM)


def story(number: int, words: int = 800) -> str:
    """Story `number`, of at least `words` words and at most one sentence more, in paragraphs of three sentences."""
    draw = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    sentences: list[str] = []
    count = 0
    while count < words:
        rest = list(kind[2:])
        draw.shuffle(rest)
        for template in [*(kind[:2] if not sentences else ()), *rest]:
            sentences.append(_filled(template, draw))
            count += len(sentences[-1].split())
            if count >= words:
                break
        kind = KINDS[(KINDS.index(kind) + 1) % len(KINDS)]
    paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    return "\n\n".join(paragraphs)


def stories(count: int, words: int = 800) -> list[str]:
    """The first `count` stories."""
    return [story(number, words) for number in range(count)]


def _filled(template: str, draw: random.Random) -> str:
    town, town2 = draw.sample(_TOWNS, 2)
    return template.format(
        town=town,
        town2=town2,
        who=f"{draw.choice(_FIRST)} {draw.choice(_LAST)}",
        day=draw.choice(_DAYS),
        month=draw.choice(_MONTHS),
        n=draw.randint(3, 96),
        m=draw.randint(2, 90),
        c=draw.randint(11, 980),
        p=draw.randint(3, 48),
        y=draw.randint(1971, 2021),
    )
