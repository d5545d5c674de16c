"""How the page is put together from Gradio's parts; what they do is in `handlers`, what they say in `strings`."""

from __future__ import annotations

from functools import partial
from importlib import resources
from typing import Any

import gradio as gr
from gradio.components.api_component import Api

from . import cards
from .examples import EXAMPLES
from .handlers import Handlers
from .strings import as_json, both, label

MODEL_QUEUE = "model"  # every event that wakes a model shares this queue
FILE_TYPES = [".txt", ".md", ".html", ".htm", ".pdf"]

# Local fonts alone, as plain names: Gradio's own default asks a font service, and no request may leave the machine.
_SANS = ("Noto Sans", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "Noto Sans Devanagari", "Mukta", "Nirmala UI",
         "Kohinoor Devanagari", "Mangal", "sans-serif")  # fmt: skip
_MONO = ("ui-monospace", "Noto Sans Mono", "Consolas", "monospace")

# A custom element between the page's script and Python: what the script dispatches becomes a Gradio event.
_BRIDGE = """
for (const name of ['again', 'speak']) {
  element.addEventListener('page-' + name, event => trigger(name, event.detail));
}
"""
_STILL: dict[str, Any] = {"js_on_load": None, "apply_default_css": False}  # HTML that needs no script of Gradio's own
# Runs before the work is sent: marks the page as working and fills in the ticket (first input).
_START = "(...values) => window.newsPage.start(values)"
_FINISH = "() => { window.newsPage.finish(); }"
_BUSY = "() => { window.newsPage.refused(); }"


def theme() -> Any:
    """A quiet theme with system fonts; everything else in the stylesheet goes through its variables."""
    fonts = [gr.themes.Font(name) for name in _SANS]
    mono = [gr.themes.Font(name) for name in _MONO]
    return gr.themes.Base(
        primary_hue=gr.themes.colors.teal,
        secondary_hue=gr.themes.colors.teal,
        neutral_hue=gr.themes.colors.stone,
        text_size=gr.themes.sizes.text_md,
        radius_size=gr.themes.sizes.radius_lg,
        font=fonts,
        font_mono=mono,
    ).set(
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_dark="*primary_700",
        button_primary_background_fill_hover_dark="*primary_800",
        button_primary_text_color="white",
        body_background_fill="*neutral_50",
        block_background_fill="white",
        block_background_fill_dark="*neutral_900",
        input_background_fill="white",
        input_background_fill_dark="*neutral_950",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_400",
        block_info_text_color="*neutral_600",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
        color_accent="*primary_700",
        checkbox_background_color_selected="*primary_700",
        checkbox_background_color_selected_dark="*primary_600",
        input_border_width="1px",
        input_border_color="*neutral_400",
        input_border_color_dark="*neutral_600",
    )


def head() -> str:
    """The page's own stylesheet and script, with all its words, for the document's head.

    The stylesheet goes here and not into ``launch(css=…)``, where Gradio rewrites the selectors inside ``@media``.
    """
    meta = '<meta name="referrer" content="no-referrer">'
    return (
        f"{meta}<style>{_read('style.css')}</style><script>window.newsWords = {as_json()};\n{_read('page.js')}</script>"
    )


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


class _Page(gr.Blocks):  # type: ignore[misc]  # Gradio has no types here
    """Gradio's page, but calls with fewer values than parameters get the defaults.

    Gradio itself fails such a call and writes all it received, an article's text among it, to the server's log.
    """

    def validate_inputs(self, block_fn: Any, inputs: list[Any]) -> None:
        missing = block_fn.inputs[len(inputs) :]
        if not all(isinstance(block, Api) for block in missing):
            raise gr.Error(
                "input: The page sent too few values; all of its controls are needed. Load it again.",
                print_exception=False,
            )
        inputs.extend(block.value for block in missing)


def blocks(handlers: Handlers, *, workers: int = 1) -> gr.Blocks:
    """The whole page and its endpoints, not yet started."""
    # Uploads are deleted an hour after they came, looked for every ten minutes.
    with _Page(
        title="News in short · ख़बर संक्षेप में", analytics_enabled=False, delete_cache=(600, 3600), fill_width=True
    ) as page:
        gr.HTML(_heading(), elem_id="heading", **_STILL)
        ticket = gr.Textbox(visible=False)
        # Half an hour after the last summary the page is forgotten on the server.
        kept = gr.State(None, time_to_live=1800)
        bridge = gr.HTML('<span class="wire"></span>', js_on_load=_BRIDGE, apply_default_css=False, elem_id="bridge")
        with gr.Row(elem_id="desk", equal_height=False):
            with gr.Column(elem_id="source-side", min_width=320):
                text, url, file = _inputs(handlers)
                style, length = _choices()
                settings = _options()
                with gr.Row(elem_id="go"):
                    start = gr.Button(
                        label("summarize"), variant="primary", elem_id="summarize", scale=3, min_width=120
                    )
                    halt = gr.Button(label("stop"), elem_id="stop", scale=1, min_width=90)
            with gr.Column(elem_id="result-side", min_width=320):
                gr.HTML(cards.said("now.waiting"), elem_id="waiting", **_STILL)
                gr.HTML(cards.halted("busy"), elem_id="busy", **_STILL)
                gr.HTML(cards.halted("lost"), elem_id="lost", **_STILL)
                status = gr.HTML("", elem_id="status", **_STILL)
                gr.HTML('<p id="heard" class="offscreen" role="status"></p>', elem_id="heard-line", **_STILL)
                result = gr.HTML(cards.empty(on_space=handlers.on_space), elem_id="result", **_STILL)
                voice = gr.HTML("", elem_id="voice", **_STILL)
            # Last, so that the Tab key comes from the button to the summary and then to its text; the stylesheet puts
            # it below what went in.
            with gr.Column(elem_id="used-side", min_width=320):
                used = gr.HTML("", elem_id="used", **_STILL)
        knobs = [style, length, *settings]
        outputs = [status, result, used, kept]
        model: dict[str, Any] = {
            "concurrency_id": MODEL_QUEUE,
            "concurrency_limit": workers,
            "api_visibility": "private",
            "show_progress": "hidden",
        }
        run = start.click(
            handlers.run, [ticket, text, url, file, *knobs], outputs, js=_START, trigger_mode="multiple", **model
        )
        again = bridge.again(
            handlers.again, [ticket, kept, *knobs], outputs, js=_START, trigger_mode="multiple", **model
        )
        for event in (run, again):
            event.success(None, js=_FINISH, api_visibility="private")
            event.failure(None, js=_BUSY, api_visibility="private")
        light: dict[str, Any] = {"queue": False, "api_visibility": "private", "show_progress": "hidden"}
        halt.click(handlers.stop, ticket, status, js="() => window.newsPage.stop()", **light)
        bridge.speak(handlers.speak, None, voice, **{**light, "queue": True, "concurrency_id": "speech"})
        page.load(handlers.settings, None, [style, length, *settings[:4]], **light)
        page.unload(handlers.leave)
        endpoints = {"concurrency_id": MODEL_QUEUE, "concurrency_limit": workers}
        gr.api(handlers.summarize, api_name="summarize", **endpoints)
        gr.api(handlers.translate, api_name="translate", **endpoints)
        gr.api(handlers.check, api_name="check", concurrency_id="check", concurrency_limit=2)
    return page


def _heading() -> str:
    return (
        f'<header class="top"><a class="skip" href="#result-card">{both("skip")}</a>'
        '<span class="mark" aria-hidden="true"><span lang="hi">अ</span>A</span>'
        f"<h1>{both('title')}</h1><p>{both('tagline')}</p>"
        f'<div class="pill ui" role="group" aria-labelledby="ui-name">{cards.group_name("ui")}'
        '<button type="button" data-ui="en" aria-pressed="true" lang="en">English</button>'
        '<button type="button" data-ui="hi" aria-pressed="false" lang="hi">हिंदी</button></div></header>'
    )


def _inputs(handlers: Handlers) -> tuple[Any, Any, Any]:
    """The three ways in; the tab that is open rules."""
    with gr.Tabs(elem_id="ways"):
        with gr.Tab(label("tab.paste"), id="paste"):
            text = gr.Textbox(
                label=label("text.label"), placeholder=label("text.placeholder"), lines=8, max_lines=8, elem_id="text"
            )
            gr.HTML('<p id="count"></p>', **_STILL, elem_id="count-line")
            with gr.Row(elem_id="examples"):
                gr.HTML(f'<span class="what">{both("examples")}</span>', **_STILL, elem_id="examples-label")
                for key, example in EXAMPLES:
                    button = gr.Button(label(key), size="sm", min_width=60, elem_classes="example")
                    button.click(
                        partial(_example, example),
                        None,
                        text,
                        queue=False,
                        show_progress="hidden",
                        api_visibility="private",
                    )
        with gr.Tab(label("tab.link"), id="link"):
            if handlers.allow_urls:
                url = gr.Textbox(
                    label=label("url.label"),
                    placeholder=label("url.placeholder"),
                    max_lines=1,
                    elem_id="url",
                    type="text",
                )
            else:
                url = gr.Textbox(visible=False)
                gr.HTML(f'<p class="note">{both("url.off")}</p>', **_STILL, elem_id="url-off")
        with gr.Tab(label("tab.file"), id="file"):
            file = gr.File(
                label=label("file.label"), file_types=FILE_TYPES, type="filepath", height=180, elem_id="file"
            )
    return text, url, file


def _example(text: str) -> str:
    return text


def _choices() -> tuple[Any, Any]:
    with gr.Group(elem_id="choices"):
        styles = [(label(f"style.{name}"), name) for name in ("paragraph", "key-points", "headline")]
        style = gr.Radio(styles, value="paragraph", label=label("style.label"), elem_id="style", min_width=240)
        lengths = [(label(f"length.{name}"), name) for name in ("short", "medium", "long")]
        length = gr.Radio(lengths, value="medium", label=label("length.label"), elem_id="length", min_width=240)
    return style, length


def _options() -> list[Any]:
    with gr.Accordion(label("options"), open=False, elem_id="options"):
        with gr.Row():
            sentences = gr.Number(
                0,
                minimum=0,
                maximum=20,
                precision=0,
                label=label("sentences.label"),
                elem_id="sentences",
                min_width=200,
            )
            words = gr.Number(
                0, minimum=0, maximum=500, precision=0, label=label("words.label"), elem_id="words", min_width=200
            )
        strict = gr.Checkbox(False, label=label("strict.label"), elem_id="strict")
        digits = [(label(f"digits.{name}"), name) for name in ("ascii", "devanagari")]
        digit = gr.Radio(digits, value="ascii", label=label("digits.label"), elem_id="digits")
        glossary = gr.Textbox(
            label=label("glossary.label"),
            placeholder=label("glossary.placeholder"),
            lines=3,
            max_lines=8,
            elem_id="glossary",
        )
    return [sentences, words, strict, digit, glossary]
