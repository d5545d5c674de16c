"""The endpoints over HTTP, with gradio_client, and as MCP tools: typed, documented, calm when asked nonsense."""

from __future__ import annotations

import asyncio
import base64
import importlib.util
import io
import itertools
import json
import re
import runpy
import threading
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from scripted import SUMMARIZER, TRANSLATOR, make, translate
from web_story import PAGE, Client, Story, gr, no_loops_left, served

from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import OptionError
from summarizer.pipeline import Summarizer
from summarizer.pipeline.stages import notes_of
from summarizer.records import Progress
from summarizer.render import note_words
from summarizer.web import MAX_BODY, build, cards
from summarizer.web.handlers import Handlers, Tickets, read_glossary, read_options

pytestmark = pytest.mark.filterwarnings(
    # Gradio counts its events with two pandas options that pandas 4 will drop; nothing of ours.
    "ignore:.*no_silent_downcasting",
    "ignore:The copy keyword is deprecated",
)


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


@pytest.fixture(scope="module")
def address(story: Story) -> Iterator[str]:
    with served(story, allow_urls=True, max_waiting=3) as url:
        yield url


@pytest.fixture(scope="module")
def client(address: str) -> Client:
    return Client(address, verbose=False, analytics_enabled=False)


def call(address: str, endpoint: str, *values: Any) -> tuple[str, Any]:
    """One call as curl would make it: the last event's name and its data."""
    url = f"{address}gradio_api/call/{endpoint}"
    joined = httpx.post(url, json={"data": list(values)}, timeout=20)
    joined.raise_for_status()
    answer = httpx.get(f"{url}/{joined.json()['event_id']}", timeout=20).text
    event, data = answer.strip().split("\n\n")[-1].split("\n")[:2]
    return event.removeprefix("event: "), json.loads(data.removeprefix("data: "))


# ---- the three endpoints ---------------------------------------------------------------------------------------------


def test_summarize_gives_both_languages_sentence_by_sentence(client: Client) -> None:
    result = client.predict(text=PAGE, api_name="/summarize")
    assert [bool(s["en"] and s["hi"]) for s in result["sentences"]] == [True] * 3


def test_translate_gives_hindi(client: Client) -> None:
    assert client.predict(text="A tidal power station has opened.", api_name="/translate").endswith("।")


def test_check_names_the_number_that_the_article_does_not_have(client: Client) -> None:
    found = client.predict(article=PAGE, summary="Fishermen will be paid for 30 days of lost work.", api_name="/check")
    values = [f["value"] for s in found["sentences"] for f in s["findings"]]
    assert (found["supported"], any("30" in value for value in values)) == (False, True)


def test_check_confirms_what_the_article_says(client: Client) -> None:
    assert client.predict(
        article=PAGE, summary="The station cost Rs 412 crore and can light 26,000 homes.", api_name="/check"
    )["supported"]


def test_endpoint_answers_two_plain_http_requests(address: str) -> None:
    event, data = call(address, "summarize", PAGE)
    assert (event, data[0]["schema"]) == ("complete", 1)


def test_article_text_never_reaches_the_log(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    call(address, "summarize", PAGE)
    call(address, "summarize", PAGE, "no such style")
    call(address, "check", PAGE)
    written = capfd.readouterr()
    assert "Nilpur" not in written.out + written.err


def test_only_the_three_endpoints_are_public(address: str) -> None:
    info = httpx.get(f"{address}gradio_api/info").json()
    assert sorted(info["named_endpoints"]) == ["/check", "/summarize", "/translate"]
    assert info["unnamed_endpoints"] == {}


def test_every_parameter_is_typed(address: str) -> None:
    info = httpx.get(f"{address}gradio_api/info").json()
    untyped = [
        (name, p["parameter_name"])
        for name, endpoint in info["named_endpoints"].items()
        for p in endpoint["parameters"]
        if not p["type"]
    ]
    assert untyped == []


@pytest.mark.parametrize("name", ["summarize", "translate", "check"])
def test_every_parameter_is_documented(name: str) -> None:
    function = getattr(Handlers, name)
    names = [n for n in function.__annotations__ if n not in ("return", "request")]  # Gradio fills in the request
    assert [n for n in names if f"{n}:" not in (function.__doc__ or "")] == []


# ---- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_values", "code"),
    [
        ({"text": "Too short."}, "too_short"),
        ({"text": "यह पाठ हिंदी में है। " * 30}, "not_english"),
        ({"text": 7}, "input"),
        ({"text": PAGE, "style": "poem"}, "option"),
        ({"text": PAGE, "style": 7}, "option"),
        ({"text": PAGE, "length": "huge"}, "option"),
        ({"text": PAGE, "sentences": 0}, "option"),
        ({"text": PAGE, "sentences": "3"}, "option"),
        ({"text": PAGE, "sentences": 2, "words": 40}, "option"),
        ({"text": PAGE, "hindi": "yes"}, "option"),
        ({"text": PAGE, "digits": "roman"}, "option"),
        ({"text": PAGE, "glossary": [["one"]]}, "option"),
        ({"text": PAGE, "glossary": {"a": "b"}}, "option"),
    ],
    ids=str,
)
def test_refusal_carries_its_code_and_message(client: Client, given_values: dict[str, Any], code: str) -> None:
    with pytest.raises(Exception, match=rf"^{code}: .+\. .+") as caught:
        client.predict(**given_values, api_name="/summarize")
    assert "Traceback" not in str(caught.value)


def test_translation_gives_up_at_its_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.web.handlers.TRANSLATION_TIMEOUT_S", 0.05)
    engines = ScriptedEngine(SUMMARIZER), ScriptedEngine(TRANSLATOR, translate, delay_s=0.02)
    long = " ".join(f"The bridge number {n} opened on Monday." for n in range(40))
    assert refused(lambda: Handlers(Summarizer(*engines)).translate(long)).startswith("deadline: ")


def test_a_caller_who_goes_away_frees_the_worker(story: Story, address: str) -> None:
    story.slow = True
    url = f"{address}gradio_api"
    with httpx.stream("GET", f"{url}/heartbeat/leaver") as open_page:
        lines = open_page.iter_lines()  # kept: the connection ends with it
        next(lines)
        httpx.post(f"{url}/call/summarize", json={"data": [PAGE], "session_hash": "leaver"})
        wait_for(lambda: story.active == 1)
    wait_for(lambda: story.active == 0)
    story.release()


def wait_for(what: Callable[[], bool], seconds: float = 5.0) -> None:
    """Returns when it has come about; fails when it has not."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_unforeseen_failure_tells_nothing_of_the_inside(
    story: Story, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: Any, **named: Any) -> Any:
        raise RuntimeError("secret of the machine room")

    monkeypatch.setattr(story, "steps", broken)
    event, data = call(address, "summarize", PAGE)
    assert event == "error"
    assert "secret" not in json.dumps(data)


def test_full_queue_is_answered_at_once_and_nothing_accepted_is_lost(story: Story, address: str) -> None:
    story.slow = True
    url = f"{address}gradio_api/call/summarize"
    started = time.monotonic()
    answers = [httpx.post(url, json={"data": [PAGE]}, timeout=20) for _ in range(10)]
    seconds = time.monotonic() - started
    busy = [a for a in answers if a.status_code == 503]
    story.release()
    accepted = [a.json()["event_id"] for a in answers if a.status_code == 200]
    ends = [httpx.get(f"{url}/{event}", timeout=20).text for event in accepted]
    assert busy
    assert "busy, try again" in busy[0].json()["detail"]
    assert all("event: complete" in end for end in ends)
    assert seconds < 10


@pytest.mark.parametrize(
    ("endpoint", "values", "most"),
    [("check", ["x" * 100_001, PAGE], "100,000"), ("check", [PAGE, "x" * 100_001], "100,000"),
     ("translate", ["x" * 20_001], "20,000")],
    ids=["article", "summary", "translation"],
)  # fmt: skip
def test_too_long_a_text_is_refused_before_it_is_read(endpoint: str, values: list[str], most: str) -> None:
    refusal = refused(lambda: getattr(Handlers(Story()), endpoint)(*values))
    assert refusal.startswith("too_long: ")
    assert most in refusal


@pytest.mark.parametrize("declared", [True, False], ids=["with its length", "in chunks"])
def test_too_large_a_request_is_not_read_to_its_end(address: str, declared: bool) -> None:
    body = b'{"data": ["' + b"x" * (MAX_BODY + 1) + b'"]}'
    sent: Any = body if declared else (body[at : at + 65_536] for at in range(0, len(body), 65_536))
    headers = {"Content-Type": "application/json"}
    answer = httpx.post(f"{address}gradio_api/call/summarize", content=sent, headers=headers, timeout=20)
    assert 400 <= answer.status_code < 500


def test_server_answers_after_too_large_a_request(address: str) -> None:
    httpx.post(f"{address}gradio_api/call/check", content=b" " * (MAX_BODY + 1), timeout=20)
    assert call(address, "check", PAGE, "The station cost Rs 412 crore.")[0] == "complete"


def refused(ask: Callable[[], Any]) -> str:
    """The message of the refusal, or nothing when there was an answer."""
    try:
        ask()
    except gr.Error as error:
        return str(error.message)
    return ""


LETTERS = st.text(max_size=300) | st.text("\x00\u202e\u200d\ud800 a.1₹अ।\n", max_size=300)
ODD = LETTERS | st.none() | st.integers() | st.floats(allow_nan=False) | st.lists(LETTERS, max_size=3) | st.booleans()


@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(text=ODD, style=ODD, sentences=ODD, glossary=ODD)
def test_odd_values_get_an_answer_or_a_coded_refusal(
    story: Story, text: Any, style: Any, sentences: Any, glossary: Any
) -> None:
    handlers = Handlers(story)
    refusal = refused(lambda: handlers.summarize(text, style=style, sentences=sentences, glossary=glossary))
    assert not refusal.startswith("error:")
    refusal.encode()  # no lone surrogate goes out


@settings(max_examples=75, deadline=None, derandomize=True)  # benchmarks/fuzz_api.py sends thousands
@given(article=LETTERS, summary=LETTERS, hindi=LETTERS)
def test_odd_texts_can_be_checked(article: str, summary: str, hindi: str) -> None:
    refusal = refused(lambda: json.dumps(Handlers().check(article, summary, hindi), ensure_ascii=False).encode())
    assert not refusal.startswith("error:")


# ---- MCP -------------------------------------------------------------------------------------------------------------


def with_mcp(address: str, ask: Any) -> Any:
    async def run() -> Any:
        async with (
            streamable_http_client(f"{address}gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await ask(session)

    return asyncio.run(run())


def test_mcp_lists_the_three_tools_with_their_descriptions(address: str) -> None:
    async def ask(session: ClientSession) -> Any:
        return (await session.list_tools()).tools

    tools = {tool.name: tool.description or "" for tool in with_mcp(address, ask)}
    assert sorted(tools) == ["check", "summarize", "translate"]
    assert tools["summarize"].startswith("Summarize an English news article")


def test_mcp_tool_summarizes(address: str) -> None:
    async def ask(session: ClientSession) -> Any:
        return await session.call_tool("summarize", {"text": PAGE})

    answer = with_mcp(address, ask)
    assert "ज्वारीय बिजलीघर" in answer.content[0].text


def test_mcp_tool_refuses_with_the_message(address: str) -> None:
    async def ask(session: ClientSession) -> Any:
        return await session.call_tool("summarize", {"text": "Too short."})

    answer = with_mcp(address, ask)
    assert (answer.isError, "too_short" in answer.content[0].text) == (True, True)


# ---- the page's own reading of its controls --------------------------------------------------------------------------


def test_zero_sentences_leave_the_length_in_charge() -> None:
    options = read_options("paragraph", "short", 0, 0, False, "ascii", "")
    assert (options.sentences, options.max_sentences) == (None, 2)


def test_glossary_lines_become_pairs() -> None:
    assert read_glossary("Asha Verma = आशा वर्मा\n\n UN=संयुक्त राष्ट्र ") == (
        ("Asha Verma", "आशा वर्मा"),
        ("UN", "संयुक्त राष्ट्र"),
    )


def test_glossary_line_without_a_sign_is_refused_by_number() -> None:
    with pytest.raises(OptionError, match="Line 2"):
        read_glossary("Asha = आशा\nVerma")


def test_stop_that_overtakes_its_work_still_stops_it() -> None:
    tickets = Tickets()
    tickets.event("session/1").set()
    assert tickets.event("session/1").is_set()


def test_tickets_of_one_page_leave_others_running() -> None:
    tickets = Tickets()
    mine, other = tickets.event("a/1"), tickets.event("b/1")
    tickets.stop_session("a")
    assert (mine.is_set(), other.is_set()) == (True, False)


@pytest.mark.parametrize(("allowed", "expected"), [("", False), ("1", True)], ids=["default", "switched on"])
def test_links_are_off_on_a_space_unless_switched_on(
    monkeypatch: pytest.MonkeyPatch, allowed: str, expected: bool
) -> None:
    monkeypatch.setenv("SPACE_ID", "someone/news")
    monkeypatch.setenv("SUMMARIZER_ALLOW_URLS", allowed)
    with no_loops_left():
        page = build(Story())
    assert ("url-off" in json.dumps(page.get_config_file(), default=str)) is not expected


@pytest.mark.parametrize(("space", "host"), [("someone/news", "0.0.0.0"), ("", "127.0.0.1")], ids=["space", "at home"])
def test_app_listens_to_others_on_a_space_alone(monkeypatch: pytest.MonkeyPatch, space: str, host: str) -> None:
    started: dict[str, Any] = {}
    monkeypatch.setattr("summarizer.web.serve", lambda **settings: started.update(settings))
    monkeypatch.setenv("SPACE_ID", space)
    monkeypatch.setenv("PORT", "7123")
    runpy.run_path(str(Path(__file__).parents[1] / "app.py"), run_name="__main__")
    assert started == {"host": host, "port": 7123}


def test_page_on_a_space_does_not_claim_to_run_on_the_readers_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACE_ID", "someone/news")
    with no_loops_left():
        page = json.dumps(build(Story()).get_config_file(), default=str)
    assert ("read on this Space" in page, "read on this computer" in page) == (True, False)


def test_links_switched_off_are_refused_by_the_server_too() -> None:
    handlers = Handlers(Story(), allow_urls=False)
    answers = list(
        handlers.run(
            json.dumps({"id": "1", "tab": "link"}),
            "",
            "https://example.org/",
            None,
            "paragraph",
            "short",
            0,
            0,
            False,
            "ascii",
            "",
            gr.Request(),
        )
    )
    assert 'data-code="fetch"' in answers[-1][1]


# ---- the real summarizer, with two scripted engines ------------------------------------------------------------------


def test_real_summarizer_answers_the_endpoint() -> None:
    result = Handlers(make()).summarize(PAGE, length="short")
    assert all(sentence["en"] and sentence["hi"] for sentence in result["sentences"])
    assert result["coverage"] == 1.0


def test_real_summarizer_reads_the_lines_that_were_put_back() -> None:
    handlers = Handlers(make())
    knobs: tuple[Any, ...] = ("paragraph", "short", 0, 0, False, "ascii", "")
    first = list(handlers.run('{"id": "1", "tab": "paste"}', PAGE, "", None, *knobs, gr.Request()))
    assert "<del" in first[-1][2]
    line = PAGE.splitlines().index("Listen to This Article")
    event = SimpleNamespace(_data={"lines": [line]})
    second = list(handlers.again(event, '{"id": "2", "tab": "paste"}', first[-1][3], *knobs, gr.Request()))
    assert "Listen to This Article</" not in second[-1][2].partition("<details")[2]
    assert "Listen to This Article" in second[-1][2]


def test_real_pipeline_tells_its_stages_in_the_order_of_the_page() -> None:
    handlers = Handlers(make())
    ticket = '{"id": "1", "tab": "paste"}'
    answers = handlers.run(ticket, PAGE, "", None, "paragraph", "short", 0, 0, False, "ascii", "", gr.Request())
    told = [re.findall(r'class="current"[^>]*><span class="ui-en" lang="en">(\w+)', str(a[0])) for a in answers]
    steps = [names for names, _ in itertools.groupby(told)]
    assert steps == [["Cleaning"], ["Reading", "Writing"], ["Checking"], ["Hindi"], []]


@pytest.mark.parametrize(
    ("done", "total", "english", "hindi"),
    [
        (0, 3, "Reading 3 parts", "लेख के 3 हिस्से"),
        (2, 3, "2 of 3 parts done", "3 में से 2 हिस्से पूरे"),
        (0, 1, "the article", "लेख पढ़कर"),
    ],
    ids=["begun", "under way", "one part"],
)
def test_parts_of_a_long_article_are_counted_in_both_languages(done: int, total: int, english: str, hindi: str) -> None:
    told = cards.status(Progress(stage="reading", done=done, total=total))
    assert (english in told, hindi in told) == (True, True)


def test_strict_leaves_out_what_the_real_check_cannot_confirm() -> None:
    lie = "The station cost Rs 950 crore."
    engines = (ScriptedEngine(SUMMARIZER, lambda text: [f"The station cost Rs 412 crore. {lie}"]),
               ScriptedEngine(TRANSLATOR, translate))  # fmt: skip
    result = Handlers(Summarizer(*engines)).summarize(PAGE, length="short", strict=True)
    assert lie not in [sentence["en"] for sentence in result["sentences"]]


@pytest.mark.skipif(importlib.util.find_spec("espeakng_loader") is None, reason="needs the extra “speech”")
@pytest.mark.parametrize(("language", "text"), [("hi", "पुल खुल गया।"), ("en", "The bridge is open.")])
def test_sound_file_is_made_for_real(language: str, text: str) -> None:
    player = Handlers(Story()).speak(SimpleNamespace(_data={"language": language, "text": text}))
    data = re.findall(r"base64,([\w+/=]+)", player)[0]
    with wave.open(io.BytesIO(base64.b64decode(data))) as sound:
        assert sound.getnframes() / sound.getframerate() > 0.5


def test_nothing_is_left_at_work(story: Story) -> None:
    assert (story.active, threading.active_count() < 100) == (0, True)


@pytest.mark.parametrize("replaced", [0, 1], ids=["left out", "replaced"])
@pytest.mark.parametrize("rung", [4, 5])
def test_every_note_of_the_pipeline_has_its_hindi(rung: int, replaced: int) -> None:
    attempt: Any = SimpleNamespace(rung=rung, replaced=replaced, sentences=("One two three four five six.",))
    headline: Any = SimpleNamespace(findings=(SimpleNamespace(kind="name_hi", value="Kothrud"),))
    notes = notes_of(attempt, words=5, headline=headline)
    assert len(notes) == 3
    assert [note for note in notes if note_words(note)[0] == note_words(note)[1]] == []
